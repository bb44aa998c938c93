/**
 * Evidence on the tablet: checked, named by the SHA-256 of its bytes and stored sealed before anything refers to it. The
 * original is kept as it was taken; a preview is a second file.
 */
import { evidenceLimits, evidenceMediaTypes } from '@liangma/contract/evidence';
import type { EvidenceItem, EvidenceKind } from '@liangma/contract/evidence';
import type { OutboxItem, StoredEvidence } from '@liangma/offline/outbox-item';
import type { Store, StoreWrite } from '@liangma/offline/store';
import { mediaTypeOf } from './media-type.ts';

export interface NewEvidence {
  file: Blob;
  kind: EvidenceKind;
  name: string;
  inspectionId: string;
  accountId: string;
  checkKey: string | null;
  caption: string;
  /** As the tablet measured it; it is rounded before it is kept. */
  place: { latitude: number; longitude: number } | null;
  /** A smaller picture, possibly with a visible watermark. */
  preview?: Blob;
  /** By the clock of the tablet. */
  takenAt: string;
}

export type EvidenceFault = 'empty' | 'too-large' | 'wrong-type';

/** The file cannot be evidence; nothing was stored. */
export class EvidenceError extends Error {
  readonly fault: EvidenceFault;
  /** Most bytes of a file of this kind. */
  readonly limit: number;

  constructor(fault: EvidenceFault, limit: number) {
    super(`evidence: ${fault}`);
    this.name = 'EvidenceError';
    this.fault = fault;
    this.limit = limit;
  }
}

/** Rounded to 3 decimals, about 100 m. */
const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function bytesOf(file: Blob, kind: EvidenceKind): Promise<Uint8Array<ArrayBuffer>> {
  const limit = evidenceLimits[kind];
  if (file.size === 0) throw new EvidenceError('empty', limit);
  if (file.size > limit) throw new EvidenceError('too-large', limit);
  return new Uint8Array(await file.arrayBuffer());
}

/** A file that was stored before keeps what the server has of it; without its bytes it has to be sent anew. */
async function writesFor(store: Store, file: StoredEvidence, bytes: Uint8Array): Promise<StoreWrite[]> {
  const known = (await store.get('evidence', file.hash)) as StoredEvidence | undefined;
  const isHere = known !== undefined && (await store.get('blob', file.hash)) !== undefined;
  const row = isHere ? { ...known, item: known.item ?? file.item } : file;
  return [
    { table: 'evidence', key: file.hash, value: row },
    ...(isHere ? [] : [{ table: 'blob' as const, key: file.hash, value: bytes }]),
  ];
}

/**
 * Stores a file as evidence; when it resolves, it is on disk.
 * @throws EvidenceError, StoreError
 */
export async function addEvidence(store: Store, input: NewEvidence): Promise<EvidenceItem> {
  const { kind, inspectionId, accountId, name } = input;
  const bytes = await bytesOf(input.file, kind);
  const mediaType = mediaTypeOf(bytes, name, input.file.type);
  if (mediaType === null || !evidenceMediaTypes[kind].includes(mediaType))
    throw new EvidenceError('wrong-type', evidenceLimits[kind]);
  const waiting = {
    accountId,
    inspectionId,
    state: 'waiting',
    uploadedBytes: 0,
    uploadUrl: null,
    problem: null,
  } as const;

  const writes: StoreWrite[] = [];
  let previewHash: string | null = null;
  if (input.preview) {
    const small = await bytesOf(input.preview, 'photo');
    previewHash = await sha256Of(small);
    const type = mediaTypeOf(small, name, input.preview.type) ?? 'image/jpeg';
    const file: StoredEvidence = {
      ...waiting,
      hash: previewHash,
      mediaType: type,
      bytes: small.length,
      name,
      item: null,
    };
    writes.push(...(await writesFor(store, file, small)));
  }
  const item: EvidenceItem = {
    hash: await sha256Of(bytes),
    previewHash,
    kind,
    mediaType,
    bytes: bytes.length,
    name,
    caption: input.caption,
    takenAt: input.takenAt,
    place: input.place && { latitude: rounded(input.place.latitude), longitude: rounded(input.place.longitude) },
    checkKey: input.checkKey,
  };
  const file: StoredEvidence = { ...waiting, hash: item.hash, mediaType, bytes: bytes.length, name, item };
  writes.push(...(await writesFor(store, file, bytes)));
  // The last write for a key wins; a preview that is the original itself must not hide its item.
  await store.write(writes);
  return item;
}

/** Whether the bytes of a file are still on this tablet. */
export const hasEvidence = async (store: Store, hash: string): Promise<boolean> =>
  (await store.get('blob', hash)) !== undefined;

/**
 * An address of the file for pictures, players and downloads; whoever asks revokes it. Throws when its bytes are not here
 * any more, which is so once everything that names it was delivered.
 */
export async function evidenceUrl(store: Store, hash: string): Promise<string> {
  const [file, bytes] = await Promise.all([store.get('evidence', hash), store.get('blob', hash)]);
  if (!(bytes instanceof Uint8Array)) throw new Error(`evidence ${hash} is not on this tablet`);
  const type = (file as StoredEvidence | undefined)?.mediaType ?? 'application/octet-stream';
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
}

/**
 * Removes files of an inspection that nobody needs: no queued command names them, and `keep` (what the drafts name, with
 * previews) does not either.
 */
export async function removeUnused(
  store: Store,
  input: { inspectionId: string; keep: Iterable<string> },
): Promise<void> {
  const [files, queue] = await Promise.all([store.list('evidence'), store.list('outbox')]);
  const needed = new Set(input.keep);
  for (const { value } of queue) for (const hash of (value as OutboxItem).evidence) needed.add(hash);
  const unused = files.filter(
    ({ key, value }) => (value as StoredEvidence).inspectionId === input.inspectionId && !needed.has(key),
  );
  await store.write(
    unused.flatMap(({ key }) => [
      { table: 'evidence', key },
      { table: 'blob', key },
    ]),
  );
}
