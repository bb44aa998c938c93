/** Joins evidence to what names it, inside the command that saves that: nothing is linked that has not arrived. */
import { evidenceLimits, evidenceMediaTypes, type EvidenceItem } from '@liangma/contract/evidence';
import { hashesOf } from '@liangma/contract/named-evidence';
import type { Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { insertUse, lockedMissingHashes, noteSigned, sealEvidence, type EvidenceUse } from './evidence-row-store.ts';

interface NamedEvidence {
  items: readonly EvidenceItem[];
  signatures?: readonly { image: string }[];
}

/** Evidence of something accepted: `signedHash` is the fingerprint (SHA-256, hex) of what its signatures stand under. */
type LinkedEvidence =
  | { items: readonly EvidenceItem[] }
  | { items: readonly EvidenceItem[]; signatures: readonly { image: string }[]; signedHash: string };

/** Throws evidence/missing when a file, a preview or the picture of a signature has not arrived yet. */
export async function refuseMissingEvidence(tx: Tx, bureauId: string, named: NamedEvidence): Promise<void> {
  const missing = await lockedMissingHashes(tx, bureauId, hashesOf(named));
  if (missing.length === 0) return;
  throw new ProblemException('evidence/missing', {
    errors: missing.map((hash) => ({ code: 'missing', detail: hash, params: { hash } })),
  });
}

/**
 * The picture of a signature is a drawing as tablets make them, and its bytes sign one content only: the same file is
 * refused under another. A picture that was changed by one byte is another file; what stands against that is who
 * delivered it and from which tablet, not the picture. They have arrived.
 */
async function refuseForeignSignatures(
  tx: Tx,
  bureauId: string,
  signatures: readonly { image: string }[],
  signedHash: string,
): Promise<void> {
  const images = [...new Set(signatures.map(({ image }) => image))];
  if (images.length === 0) return;
  const { signature: mostBytes } = evidenceLimits;
  for (const file of await noteSigned(tx, bureauId, images, signedHash)) {
    if (!evidenceMediaTypes.signature.includes(file.mediaType)) throw new ProblemException('evidence/wrong-type');
    if (file.bytes > mostBytes) throw new ProblemException('evidence/too-large');
    if (file.signedHash !== signedHash) throw new ProblemException('evidence/signs-other-content');
  }
}

/**
 * Says where evidence is used, in the order of the items, and seals it.
 * @throws ProblemException evidence/missing; about signatures evidence/wrong-type, evidence/too-large,
 *   evidence/signs-other-content
 */
export async function linkEvidence(
  tx: Tx,
  ctx: { bureauId: string; now: string },
  use: EvidenceUse,
  named: LinkedEvidence,
): Promise<void> {
  await refuseMissingEvidence(tx, ctx.bureauId, named);
  if ('signedHash' in named) await refuseForeignSignatures(tx, ctx.bureauId, named.signatures, named.signedHash);
  await insertUse(tx, ctx.bureauId, use, named.items);
  await sealEvidence(tx, ctx.bureauId, hashesOf(named), ctx.now);
}
