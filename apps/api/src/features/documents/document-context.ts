/** What documents of an inspection say beside its view: the bureau, the visits of the year, the drawn signatures. */
import { evidenceLimits } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { DocumentContext } from '@liangma/documents/official/inspection-like';
import { yearOf } from '@liangma/domain/calendar/official-day';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { readEvidence } from '../evidence/public.ts';
import { findNamedBureau, visitsMadeInYear } from '../inspections/public.ts';

/** From the database: the bureau, and the visits to the enterprise in the year before this one. */
export async function contextOf(tx: Tx, ctx: Ctx, view: InspectionView): Promise<DocumentContext> {
  const { name, entrustedBy, complaintPhone } = await findNamedBureau(tx, ctx);
  const year = yearOf(view.visitOn);
  const of = { enterpriseId: view.enterprise.id, year, exceptId: view.id, until: view.visitOn };
  const visits = await visitsMadeInYear(tx, ctx, of);
  return { bureau: { name, entrustedBy, complaintPhone }, visitsBefore: visits.length };
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
