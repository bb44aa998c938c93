/** What documents of an inspection say beside its view: the bureau, and how often it has been there this year. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { DocumentContext } from '@liangma/documents/official/inspection-like';
import { yearOf } from '@liangma/domain/calendar/official-day';
import type { Ctx, Tx } from '../../db/scope.ts';
import { findNamedBureau } from './bureau-store.ts';
import { visitsMadeInYear } from './facts-store.ts';

/** The bureau as documents name it. */
export async function bureauOfDocuments(tx: Tx, ctx: Ctx): Promise<DocumentContext['bureau']> {
  const { name, entrustedBy, complaintPhone } = await findNamedBureau(tx, ctx);
  return { name, entrustedBy, complaintPhone };
}

/** Visits to the enterprise in the year before this one. */
export async function visitsBefore(tx: Tx, ctx: Ctx, view: InspectionView): Promise<number> {
  const year = yearOf(view.visitOn);
  const of = { enterpriseId: view.enterprise.id, year, exceptId: view.id, until: view.visitOn };
  return (await visitsMadeInYear(tx, ctx, of)).length;
}
