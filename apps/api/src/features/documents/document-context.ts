/** What documents of an inspection say beside its view: the bureau and the drawn signatures. */
import { evidenceLimits } from '@liangma/contract/evidence';
import type { DocumentContext } from '@liangma/documents/official/inspection-like';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { readEvidence } from '../evidence/public.ts';
import { findNamedBureau } from '../inspections/public.ts';

/** From the database: the bureau. */
export async function contextOf(tx: Tx, ctx: Ctx): Promise<DocumentContext> {
  const { name, entrustedBy, complaintPhone } = await findNamedBureau(tx, ctx);
  return { bureau: { name, entrustedBy, complaintPhone } };
}

/** From the evidence store: pictures of signatures by their hash. */
export async function withPictures(
  { evidence }: AppDeps,
  bureauId: string,
  context: DocumentContext,
  signatures: readonly { image: string }[],
): Promise<DocumentContext> {
  const hashes = [...new Set(signatures.map(({ image }) => image))];
  const pictures = new Map<string, Uint8Array | null>();
  for (const hash of hashes)
    pictures.set(hash, await readEvidence(evidence.store, bureauId, hash, evidenceLimits.signature));
  return { ...context, picture: (hash) => pictures.get(hash) ?? null };
}
