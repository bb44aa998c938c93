/** What a file of evidence may be: how big, and of which type by its own first bytes, whatever its name says. */
import { open } from 'node:fs/promises';
import { evidenceKinds, evidenceLimits, evidenceMediaTypes, type EvidenceKind } from '@liangma/contract/evidence';
import { mediaTypeOf as typeOfBytes } from '@liangma/domain/evidence/media-type';
import { ProblemException } from '../../http/problem.ts';

/** The kind for a type that is announced without one: the first that allows it. */
export const kindOfMediaType = (mediaType: string): EvidenceKind | undefined =>
  evidenceKinds.find((kind) => evidenceMediaTypes[kind].includes(bare(mediaType)));

/** Throws evidence/too-large above the limit of the kind, and evidence/wrong-type for an empty file. */
export function refuseSize(kind: EvidenceKind, bytes: number): void {
  const limit = evidenceLimits[kind];
  if (bytes > limit) throw new ProblemException('evidence/too-large', { detail: `${bytes} > ${limit}` });
  if (bytes === 0) throw new ProblemException('evidence/wrong-type', { detail: '0' });
}

/** Throws evidence/wrong-type for a type that the kind does not allow. */
export function refuseType(kind: EvidenceKind, mediaType: string | null): void {
  if (mediaType !== null && evidenceMediaTypes[kind].includes(mediaType)) return;
  throw new ProblemException('evidence/wrong-type', { detail: mediaType ?? '' });
}

/** Media type by the bytes of the file, or null when they are of no known type. */
export async function mediaTypeOf(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    return await typeOfBytes({ size, read });
  } finally {
    await file.close();
  }
}

/** Without parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
const bare = (mediaType: string) => (mediaType.split(';')[0] ?? '').trim().toLowerCase();
