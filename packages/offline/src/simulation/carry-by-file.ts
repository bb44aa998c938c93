/** Unsent work through real files: written in parts, now and then cut on the way, read again in any order. */
import type { Bytes } from '../hash.ts';
import type { ReadUnsent } from '../take-in-unsent.ts';
import { contentOf, openUnsentFile, UnsentFileError, writeUnsentFile, type LeavingFile } from '../unsent-file.ts';
import type { UnsentPlan } from '../unsent-work.ts';
import type { Random } from './random.ts';

async function* inPieces(file: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield await Promise.resolve(file.subarray(at, at + size));
}

/** What arrives of a file, to be taken in any number of times. */
async function readAll(file: Uint8Array, pieces: number) {
  const opened = await openUnsentFile(inPieces(file, pieces));
  const files = [];
  for await (const arriving of opened.files()) files.push({ file: arriving.file, content: await contentOf(arriving) });
  return { description: opened.description, files };
}

/** A file that somebody pulled out of the tablet too early: it is refused, or gives what is whole. */
async function tryCut(file: Uint8Array, { at, pieces }: { at: number; pieces: number }): Promise<void> {
  try {
    await readAll(file.subarray(0, at), pieces);
  } catch (error) {
    if (!(error instanceof UnsentFileError)) throw error;
  }
}

/** @returns the parts as they are read on the other tablet, in an order of chance; each can be read again */
export async function carriedByFile(
  plan: UnsentPlan,
  files: readonly LeavingFile[],
  random: Random,
): Promise<(() => ReadUnsent)[]> {
  const partOf = new Map(plan.evidence.map(({ hash, part }) => [hash, part]));
  const read: (() => ReadUnsent)[] = [];
  for (let part = 1; part <= plan.parts; part += 1) {
    const share = files.filter(({ hash }) => partOf.get(hash) === part);
    const parts: Bytes[] = [];
    for await (const piece of writeUnsentFile({ ...plan, part }, share)) parts.push(piece);
    const file = new Uint8Array(await new Blob(parts).arrayBuffer());
    const pieces = random.pick([7, 1000, 65_536]);
    if (random.chance(0.1)) await tryCut(file, { at: random.int(0, file.length - 1), pieces });
    const all = await readAll(file, pieces);
    async function* again() {
      yield* await Promise.resolve(all.files);
    }
    read.splice(random.int(0, read.length), 0, () => ({ description: all.description, files: again() }));
  }
  return read;
}
