/**
 * Evidence on disk: `<folder>/<bureau>/<first two digits>/<hash>`. A file is written under another name, hashed while it
 * is copied, brought to the disk, made read-only, and only then named: what has a name is whole.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eachPortion, portionBytes } from './each-portion.ts';
import { hashOfFile } from './hash-of-file.ts';
import { isMissing } from './is-missing.ts';
import type { EvidenceStore } from './evidence-store.ts';

const sealedMode = 0o444;

/** A store in this folder, which is made when the first file comes. */
export function diskStore(folder: string): EvidenceStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (bureauId: string, hash: string) => join(folder, bureauId, hash.slice(0, 2), hash);
  return {
    async put(bureauId, hash, filePath) {
      const target = pathOf(bureauId, hash);
      if ((await hashOfFile(target)) === hash) return;
      const temporary = join(incoming, randomUUID());
      await makeFolder(incoming);
      await makeFolder(dirname(target));
      try {
        const found = await sealedCopy(filePath, temporary);
        if (found !== hash) throw new Error(`evidence ${hash} has the bytes of ${found}`);
        await rename(temporary, target);
        await syncFolder(dirname(target));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async open(bureauId, hash, range) {
      try {
        const handle = await open(pathOf(bureauId, hash));
        const { size } = await handle.stat();
        const part = range ? { start: range.first, end: range.last } : {};
        return { stream: handle.createReadStream({ highWaterMark: portionBytes, ...part }), size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async has(bureauId, hash) {
      try {
        return (await stat(pathOf(bureauId, hash))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async remove(bureauId, hash) {
      await rm(pathOf(bureauId, hash), { force: true });
    },
    async tidy(before) {
      for (const name of await namesIn(incoming)) {
        const path = join(incoming, name);
        const { mtime } = await stat(path);
        if (mtime < before) await rm(path, { force: true });
      }
    },
  };
}

/** Copies, and resolves with the hash of what was written once it is on the disk. */
async function sealedCopy(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const out = await open(to, 'wx', 0o600);
  try {
    await eachPortion(from, (piece) => {
      hash.update(piece);
      return out.writeFile(piece);
    });
    await out.chmod(sealedMode);
    await out.sync();
  } finally {
    await out.close();
  }
  return hash.digest('hex');
}

/** Makes a folder so that its name, too, survives a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(first);
  for (let at = folder; at !== top;) {
    at = dirname(at);
    await syncFolder(at);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
