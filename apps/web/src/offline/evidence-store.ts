/**
 * Evidence on the tablet: checked, named by the SHA-256 of its bytes and stored sealed before anything refers to it. The
 * original is kept as it was taken; a preview is a second file.
 */
import { evidenceLimits, evidenceMediaTypes } from '@liangma/contract/evidence';
import type { EvidenceItem, EvidenceKind } from '@liangma/contract/evidence';
import { addEvidenceToDraft } from '@liangma/offline/draft-evidence';
import type { TakenFile } from '@liangma/offline/evidence-files';
import { hashOfBytes } from '@liangma/offline/hash';
import type { StoredEvidence } from '@liangma/offline/outbox-item';
import type { Store } from '@liangma/offline/store';
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

async function bytesOf(file: Blob, kind: EvidenceKind): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }> {
  const limit = evidenceLimits[kind];
  if (file.size === 0) throw new EvidenceError('empty', limit);
  if (file.size > limit) throw new EvidenceError('too-large', limit);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = await mediaTypeOf(bytes, file.type);
  if (mediaType === null || !evidenceMediaTypes[kind].includes(mediaType)) throw new EvidenceError('wrong-type', limit);
  return { bytes, mediaType };
}

interface MadeEvidence {
  item: EvidenceItem;
  /** The file and its preview, to be stored in one write with what names them. */
  files: TakenFile[];
}

/** Makes evidence of a file; nothing is stored yet. @throws EvidenceError */
export async function makeEvidence(input: NewEvidence): Promise<MadeEvidence> {
  const { kind, inspectionId, accountId, name } = input;
  const { bytes, mediaType } = await bytesOf(input.file, kind);
  const waiting = {
    accountId,
    inspectionId,
    state: 'waiting',
    uploadedBytes: 0,
    uploadUrl: null,
    problem: null,
    storedAt: new Date().toISOString(),
  } as const;

  const files: TakenFile[] = [];
  let previewHash: string | null = null;
  if (input.preview) {
    const { bytes: small, mediaType: type } = await bytesOf(input.preview, 'photo');
    previewHash = await hashOfBytes(small);
    const file: StoredEvidence = {
      ...waiting,
      hash: previewHash,
      mediaType: type,
      bytes: small.length,
      name,
      item: null,
    };
    files.push({ file, bytes: small });
  }
  const item: EvidenceItem = {
    hash: await hashOfBytes(bytes),
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
  // The last write for a key wins; a preview that is the original itself must not hide its item.
  files.push({ file, bytes });
  return { item, files };
}

/**
 * Stores a file as evidence of a draft, which names it from the same write on; when it resolves, it is on disk.
 * @param draftKey key in the table `draft`
 * @throws EvidenceError, StoreError
 */
export async function addEvidence(store: Store, draftKey: string, input: NewEvidence): Promise<EvidenceItem> {
  const { item, files } = await makeEvidence(input);
  await addEvidenceToDraft(store, draftKey, item, files);
  return item;
}

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
