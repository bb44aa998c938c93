/** Registers the entry to the premises, whichever way it came: certificates and time window are judged again (R17, R22). */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { decideEnter, inSpiteOfRules } from '@liangma/domain/inspection/decide';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import {
  changeInspection,
  factsOf,
  lockVisitsOf,
  refused,
  type FieldStep,
  type StoredInspection,
} from '../inspections/public.ts';
import { insertEntry, type NewEntry } from './entry-store.ts';

type EntryFacts = Omit<NewEntry, 'inspectionId' | 'enteredAt' | 'receivedAt' | 'deviceAt'>;

/**
 * Enters the inspection that this transaction has locked; the visit belongs to the official day of the instant that
 * counts, also when a tablet tells of it later.
 * @returns the audit event
 * @throws ProblemException inspection/wrong-state, inspection/refused-by-rules
 */
export async function registerEntry(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  facts: EntryFacts,
  step: FieldStep,
): Promise<AuditEntry> {
  const { row, core } = stored;
  const day = officialDay(step.at);
  // over New Year the visit uses up the cap of a year that it was not approved in
  if (yearOf(day) !== yearOf(core.plannedFrom)) await lockVisitsOf(tx, ctx, row.enterprise_id);
  const known = await factsOf(tx, ctx, stored, day);
  const judged = decideEnter(core, known.facts, day);
  const decision = step.inSpite === null ? judged : inSpiteOfRules('enter', judged);
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const { at: enteredAt, receivedAt, deviceAt } = step;
  const entry = { ...facts, enteredAt, receivedAt, deviceAt };
  await insertEntry(tx, ctx, { inspectionId: row.id, ...entry });
  await changeInspection(tx, row, { state: decision.value.state, visit_on: day, entry_way: entry.way });
  const inSpite = step.inSpite === null ? {} : { reason: step.inSpite, findings: decision.value.warnings };
  return {
    action: 'inspection.entered',
    subjectKind: 'inspection',
    subjectId: row.id,
    data: { ...entry, ...inSpite },
  };
}
