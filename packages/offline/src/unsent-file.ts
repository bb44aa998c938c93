/**
 * The file of unsent work (未送出的工作): what one tablet could not send, made to be read by another tablet or by the
 * server. One line that says what it is, a description in JSON, then the bytes of the evidence one after the other:
 *
 *   liangma-unsent 1 <bytes of the description> <SHA-256 of the description>\n<description><bytes>…
 *
 * The file is not encrypted. A damaged description refuses the file; damaged evidence is named and all else is used.
 */
import { z } from 'zod';
import { evidenceItem, sha256 } from '@liangma/contract/evidence';
import { fieldEnvelope } from '@liangma/contract/field-commands';
import { id, instant } from '@liangma/contract/fields';
import { hashOfBytes, type Bytes } from './hash.ts';

const name = 'liangma-unsent';
const version = 1;
/** The first line is never longer. */
const longestLine = 200;

const description = z.object({
  deviceId: id,
  deviceName: z.string(),
  /** By the clock of the tablet. */
  madeAt: instant,
  accounts: z.array(z.object({ id, name: z.string() })),
  /** In the order of making; each is delivered in the name of its envelope's account. */
  items: z.array(z.object({ label: z.string(), envelope: fieldEnvelope, evidence: z.array(sha256) })),
  /** In the order of their bytes in the file. */
  evidence: z.array(
    z.object({
      hash: sha256,
      inspectionId: id,
      mediaType: z.string(),
      name: z.string(),
      bytes: z.int().min(0),
      item: evidenceItem.nullable(),
    }),
  ),
  /** What stood on the tablet and could not be read there: ids of commands, hashes of files. */
  unreadable: z
    .object({ commands: z.array(z.string()), evidence: z.array(sha256) })
    .default({ commands: [], evidence: [] }),
});
export type UnsentDescription = z.output<typeof description>;
export type UnsentItem = UnsentDescription['items'][number];
export type UnsentEvidence = UnsentDescription['evidence'][number] & { content: Bytes };

export interface UnsentWork extends Omit<UnsentDescription, 'evidence'> {
  evidence: UnsentEvidence[];
}

export interface ReadUnsent extends UnsentWork {
  /** Hashes of files that did not survive: cut off, or other bytes than their name says. */
  damaged: string[];
}

export type UnsentFileFailure = 'not-unsent-file' | 'newer-version' | 'damaged';

/** Nothing of the file can be used. */
export class UnsentFileError extends Error {
  readonly failure: UnsentFileFailure;

  constructor(failure: UnsentFileFailure, cause?: unknown) {
    super(`unsent file: ${failure}`, { cause });
    this.name = 'UnsentFileError';
    this.failure = failure;
  }
}

/** The parts of the file, to be written one after the other (`new Blob(parts)`); large evidence is not copied. */
export async function writeUnsentFile(work: UnsentWork): Promise<Bytes[]> {
  const evidence = work.evidence.map(({ content, ...file }) => ({ ...file, bytes: content.length }));
  const text = new TextEncoder().encode(JSON.stringify({ ...work, evidence }));
  const line = `${name} ${version} ${text.length} ${await hashOfBytes(text)}\n`;
  return [new TextEncoder().encode(line), text, ...work.evidence.map(({ content }) => content)];
}

function readDescription(text: Bytes): UnsentDescription {
  try {
    return description.parse(JSON.parse(new TextDecoder().decode(text)));
  } catch (error) {
    throw new UnsentFileError('damaged', error);
  }
}

/**
 * Reads a file that `writeUnsentFile` made.
 * @throws UnsentFileError when it is another file, of a newer version, or its description is damaged
 */
export async function readUnsentFile(file: Bytes): Promise<ReadUnsent> {
  const first = new TextDecoder().decode(file.subarray(0, longestLine)).split('\n', 1)[0] ?? '';
  const [, saidVersion, saidLength, saidHash] = /^liangma-unsent (\d+) (\d+) ([0-9a-f]{64})$/.exec(first) ?? [];
  if (saidVersion === undefined) throw new UnsentFileError('not-unsent-file');
  if (Number(saidVersion) > version) throw new UnsentFileError('newer-version');
  const start = first.length + 1;
  let at = start + Number(saidLength);
  const text = file.subarray(start, at);
  if (text.length !== Number(saidLength) || (await hashOfBytes(text)) !== saidHash)
    throw new UnsentFileError('damaged');
  const described = readDescription(text);
  const read: ReadUnsent = { ...described, evidence: [], damaged: [] };
  for (const entry of described.evidence) {
    const content = file.subarray(at, at + entry.bytes);
    at += entry.bytes;
    if (content.length === entry.bytes && (await hashOfBytes(content)) === entry.hash)
      read.evidence.push({ ...entry, content });
    else read.damaged.push(entry.hash);
  }
  return read;
}
