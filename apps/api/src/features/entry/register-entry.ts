/** Registers the entry to the premises, whichever way it came: certificates and time window are judged again (R17, R22). */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { decideEnter } from '@liangma/domain/inspection/decide';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { changeInspection, factsOf, lockVisitsOf, refused, type StoredInspection } from '../inspections/public.ts';
import { insertEntry, type NewEntry } from './entry-store.ts';

export type EntryFacts = Omit<NewEntry, 'inspectionId' | 'enteredAt'>;

/**
 * Enters the inspection that this transaction has locked; the visit belongs to the official day of the server's clock.
 * @returns the audit event
 * @throws ProblemException inspection/wrong-state, inspection/refused-by-rules
 */
export async function registerEntry(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  entry: EntryFacts,
): Promise<AuditEntry> {
  const { row, core } = stored;
  const day = officialDay(ctx.now);
  // over New Year the visit uses up the cap of a year that it was not approved in
  if (yearOf(day) !== yearOf(core.plannedFrom)) await lockVisitsOf(tx, ctx, row.enterprise_id);
  const { facts } = await factsOf(tx, ctx, stored, day);
  const decision = decideEnter(core, facts, day);
  if (!decision.ok) throw refused(decision.refusal, ctx);
  await insertEntry(tx, ctx, { inspectionId: row.id, enteredAt: ctx.now, ...entry });
  await changeInspection(tx, row, { state: decision.value.state, visit_on: day, entry_way: entry.way });
  return {
    action: 'inspection.entered',
    subjectKind: 'inspection',
    subjectId: row.id,
    data: { ...entry, enteredAt: ctx.now },
  };
}
