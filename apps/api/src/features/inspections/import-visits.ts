/**
 * Inspections of an earlier year from a hand-kept ledger. They are closed when they come in; what the ledger does not
 * tell (ground, approval, checklist) stays empty, and they count as inspections only when their full records are on
 * file on paper (rule R9).
 */
import type { VisitValues } from '@liangma/domain/imports/judge-ledger';
import type { Ctx, Tx } from '../../db/scope.ts';
import { findVisited, insertVisit, isKnownVisit } from './visit-store.ts';

type Applied = 'created' | 'updated' | 'unchanged';

/**
 * Writes the accepted rows of a ledger.
 * @param hasPaperRecords a person declared that full and detailed records of these inspections are on file on paper
 * @returns what became of each row, in order
 */
export async function importVisits(
  tx: Tx,
  ctx: Ctx,
  visits: readonly VisitValues[],
  hasPaperRecords: boolean,
): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const visit of visits) {
    const enterprise = await findVisited(tx, ctx, visit.creditCode ?? '');
    const known = await isKnownVisit(tx, ctx, enterprise.id, visit);
    if (!known) await insertVisit(tx, ctx, visit, enterprise, hasPaperRecords);
    applied.push(known ? 'unchanged' : 'created');
  }
  return applied;
}
