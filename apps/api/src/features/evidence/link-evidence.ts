/** Joins evidence to what names it, inside the command that saves that: nothing is linked that has not arrived. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { insertUse, missingHashes, sealEvidence, type EvidenceUse } from './evidence-row-store.ts';

export interface NamedEvidence {
  items: readonly EvidenceItem[];
  signatures?: readonly { image: string }[];
}

const hashesOf = ({ items, signatures = [] }: NamedEvidence) => [
  ...items.flatMap(({ hash, previewHash }) => (previewHash === null ? [hash] : [hash, previewHash])),
  ...signatures.map(({ image }) => image),
];

/** Throws evidence/missing when a file, a preview or the picture of a signature has not arrived yet. */
export async function refuseMissingEvidence(tx: Tx, bureauId: string, named: NamedEvidence): Promise<void> {
  const missing = await missingHashes(tx, bureauId, hashesOf(named));
  if (missing.length === 0) return;
  throw new ProblemException('evidence/missing', {
    errors: missing.map((hash) => ({ code: 'missing', detail: hash, params: { hash } })),
  });
}

/**
 * Says where evidence is used, in the order of the items, and seals it.
 * @throws ProblemException evidence/missing
 */
export async function linkEvidence(
  tx: Tx,
  ctx: { bureauId: string; now: string },
  use: EvidenceUse,
  named: NamedEvidence,
): Promise<void> {
  await refuseMissingEvidence(tx, ctx.bureauId, named);
  await insertUse(tx, ctx.bureauId, use, named.items);
  await sealEvidence(tx, ctx.bureauId, hashesOf(named), ctx.now);
}
