/** A small piece of evidence as a whole, for documents: the picture of a signature. */
import type { EvidenceStore } from '../../evidence-store/evidence-store.ts';

/**
 * The bytes, or null when the store does not have them or they are more than allowed.
 * @param maxBytes larger files are not read
 */
export async function readEvidence(
  store: EvidenceStore,
  bureauId: string,
  hash: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const opened = await store.open(bureauId, hash);
  if (opened === null) return null;
  if (opened.size > maxBytes) {
    opened.stream.destroy();
    return null;
  }
  const pieces: Buffer[] = [];
  for await (const piece of opened.stream) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}
