/**
 * The file of unsent work (未送出的工作): what one tablet could not send, made to be read by another tablet or by the
 * server, both without holding it in memory. One line that says what it is, a description in JSON, then the evidence, each
 * with a line before it, then what could not be read on the tablet:
 *
 *   liangma-unsent 1 <bytes of the description> <SHA-256 of the description>\n<description>
 *   file <SHA-256> <bytes>\n<bytes>
 *   …
 *   end <bytes> <SHA-256>\n<JSON>
 *
 * Large work is several files. Each holds the whole description and its share of the evidence, so each can be used for
 * itself and says what the others hold. The file is not encrypted. A damaged description refuses the file; damaged evidence
 * and a command that these rules do not know are named, and all else is used.
 */
import { z } from 'zod';
import { evidenceItem, evidenceLimits, sha256 } from '@liangma/contract/evidence';
import { fieldEnvelope } from '@liangma/contract/field-commands';
import { id, instant } from '@liangma/contract/fields';
import { allOf, byteReader, joined, type ByteReader } from './byte-reader.ts';
import { hashOfBytes, type Bytes } from './hash.ts';

const version = 1;
/** No line is longer. */
const longestLine = 200;
/** The description is the only thing that is held as a whole. */
const longestDescription = 64 * 1024 * 1024;
const longestFile = Math.max(...Object.values(evidenceLimits));

/** Delivered in the name of its envelope's account. */
const unsentItem = z.object({ label: z.string(), envelope: fieldEnvelope, evidence: z.array(sha256) });
export type UnsentItem = z.output<typeof unsentItem>;

/** What can still be said of an item that cannot be used. */
const unreadItem = z
  .object({
    label: z.string().catch(''),
    envelope: z.object({ commandId: id.nullable().catch(null) }).catch({ commandId: null }),
  })
  .catch({ label: '', envelope: { commandId: null } });

const description = z.object({
  deviceId: id,
  deviceName: z.string(),
  /** By the clock of the tablet. */
  madeAt: instant,
  /** Whose work it is. */
  account: z.object({ id, name: z.string() }),
  /** From 1; the evidence of this file. */
  part: z.int().min(1),
  parts: z.int().min(1),
  /** In the order of making; each is read for itself. */
  items: z.array(z.unknown()),
  /** What is still being written; no record, and only for another tablet of the account. */
  drafts: z.array(
    z.object({
      /** In the table `draft`. */
      key: z.string(),
      /** As it stands there; null: only evidence was taken for it. */
      value: z.json(),
      /** As the draft has it, which no rule has seen yet. */
      evidence: z.array(z.looseObject({ hash: sha256, previewHash: sha256.nullable(), name: z.string() })),
      savedAt: instant.nullable(),
    }),
  ),
  /** Of all parts, in the order of their bytes. */
  evidence: z.array(
    z.object({
      hash: sha256,
      inspectionId: id,
      mediaType: z.string(),
      name: z.string(),
      bytes: z.int().min(0),
      item: evidenceItem.nullable(),
      part: z.int().min(1),
    }),
  ),
  /** What stood on the tablet and could not be read there: ids of commands, keys of drafts, hashes of files. */
  unreadable: z.object({ commands: z.array(z.string()), drafts: z.array(z.string()), evidence: z.array(sha256) }),
});
export type UnsentDescription = Omit<z.output<typeof description>, 'items'> & { items: UnsentItem[] };
export type UnsentDraft = UnsentDescription['drafts'][number];
export type UnsentEvidence = UnsentDescription['evidence'][number];

const ending = z.object({ unreadable: z.array(sha256) });

/** Evidence on its way into a file: the bytes, or null when they cannot be read. */
export interface LeavingFile {
  hash: string;
  content: Bytes | null;
}

/** Evidence on its way out of a file. Its bytes are those of its name only once they were hashed. */
export interface ArrivingFile {
  file: UnsentEvidence;
  /** Once, and before the next file is asked for. */
  content: () => AsyncIterable<Bytes>;
}

/** An item that another version of the app wrote, or a fault of it. What follows it waits at the server until it comes. */
export interface UnreadItem {
  /** Null: it has none that could be one. */
  commandId: string | null;
  /** What a person knows it by. */
  label: string;
}

export interface OpenedUnsent {
  /** With the items that can be used. */
  description: UnsentDescription;
  /** Items that cannot be used. */
  unreadItems: readonly UnreadItem[];
  /** SHA-256 of the description: names the part of the export. */
  hash: string;
  /** Once, in their order; ends where the file is cut or damaged. */
  files: () => AsyncIterable<ArrivingFile>;
  /** After the files: hashes of what the tablet could not read; null: the file has no whole end. */
  unreadable: () => readonly string[] | null;
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

/** A piece of JSON with a line before it that says how long it is and what its hash is. */
async function sealedJson(word: string, value: unknown): Promise<Bytes> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const line = new TextEncoder().encode(`${word} ${text.length} ${await hashOfBytes(text)}\n`);
  return joined([line, text]);
}

/** The beginning of a file. */
const unsentHead = (what: UnsentDescription): Promise<Bytes> => sealedJson(`liangma-unsent ${version}`, what);

/** The end of a file. @param unreadable hashes of evidence that was to be in it */
const unsentEnd = (unreadable: readonly string[]): Promise<Bytes> => sealedJson('end', { unreadable });

/** Everything between the beginning and the end, file by file; the bytes are not copied. */
const unsentEntry = (hash: string, content: Bytes): Bytes[] => [
  new TextEncoder().encode(`file ${hash} ${content.length}\n`),
  content,
];

/** One part of an export, piece by piece. */
export async function* writeUnsentFile(
  what: UnsentDescription,
  files: AsyncIterable<LeavingFile> | Iterable<LeavingFile>,
): AsyncGenerator<Bytes, void, undefined> {
  yield await unsentHead(what);
  const unreadable: string[] = [];
  for await (const { hash, content } of files) {
    if (content === null) unreadable.push(hash);
    else yield* unsentEntry(hash, content);
  }
  yield await unsentEnd(unreadable);
}

async function readJson(reader: ByteReader, length: number, hash: string): Promise<unknown> {
  if (length > longestDescription) throw new UnsentFileError('damaged');
  const text = await allOf(reader.take(length));
  if (text.length !== length || (await hashOfBytes(text)) !== hash) throw new UnsentFileError('damaged');
  return JSON.parse(new TextDecoder().decode(text));
}

/** Each for itself: one that is refused today keeps no other on the tablet that wrote it. */
function readItems(written: readonly unknown[]): { items: UnsentItem[]; unreadItems: UnreadItem[] } {
  const items: UnsentItem[] = [];
  const unreadItems: UnreadItem[] = [];
  for (const [index, one] of written.entries()) {
    const item = unsentItem.safeParse(one);
    if (item.success) {
      items.push(item.data);
      continue;
    }
    const { label, envelope } = unreadItem.parse(one);
    unreadItems.push({ commandId: envelope.commandId, label: label || (envelope.commandId ?? `#${index + 1}`) });
  }
  return { items, unreadItems };
}

/**
 * Opens a file that `writeUnsentFile` made; no more of it is read than is asked for.
 * @throws UnsentFileError when it is another file, of a newer version, or its description is damaged
 */
export async function openUnsentFile(source: AsyncIterable<Uint8Array>): Promise<OpenedUnsent> {
  const reader = byteReader(source);
  const first = (await reader.line(longestLine)) ?? '';
  const [, saidVersion, length, hash = ''] = /^liangma-unsent (\d+) (\d+) ([0-9a-f]{64})$/.exec(first) ?? [];
  if (saidVersion === undefined) throw new UnsentFileError('not-unsent-file');
  if (Number(saidVersion) > version) throw new UnsentFileError('newer-version');
  const parsed = description.safeParse(await readJson(reader, Number(length), hash));
  if (!parsed.success) throw new UnsentFileError('damaged', parsed.error);
  const { items, unreadItems } = readItems(parsed.data.items);
  const described: UnsentDescription = { ...parsed.data, items };
  const known = new Map(described.evidence.map((file) => [file.hash, file]));
  let unreadable: readonly string[] | null = null;

  async function* files(): AsyncGenerator<ArrivingFile, void, undefined> {
    for (;;) {
      const line = (await reader.line(longestLine)) ?? '';
      const [, ended, endHash] = /^end (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
      if (ended !== undefined && endHash !== undefined) {
        const end = ending.safeParse(await readJson(reader, Number(ended), endHash).catch(() => null));
        if (end.success) unreadable = end.data.unreadable;
        return;
      }
      const [, fileHash, said] = /^file ([0-9a-f]{64}) (\d+)$/.exec(line) ?? [];
      const bytes = Number(said);
      // A line that was changed says nothing about what follows it.
      if (fileHash === undefined || bytes > longestFile) return;
      const content = reader.take(bytes);
      const file = known.get(fileHash);
      if (file) yield { file: { ...file, bytes }, content: () => content };
      // What nobody asked for is passed over.
      while ((await content.next()).done !== true);
    }
  }
  return { description: described, unreadItems, hash, files, unreadable: () => unreadable };
}

/** The bytes of a file, or null when they are not those of its name. */
export async function contentOf({ file, content }: ArrivingFile): Promise<Bytes | null> {
  const bytes = await allOf(content());
  return bytes.length === file.bytes && (await hashOfBytes(bytes)) === file.hash ? bytes : null;
}
