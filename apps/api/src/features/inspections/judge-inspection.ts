/** Asks the rules about an inspection as it stands now, with the matter versions that they are judged on. */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import type { InspectionState } from '@liangma/domain/inspection/inspection';
import { capUse, rulesAtEntry, rulesBeforeApproval, type RuleFinding } from '@liangma/domain/inspection/rules';
import type { CapUse } from '@liangma/domain/inspection/cap';
import type { Ctx, Tx } from '../../db/scope.ts';
import { capUseOf, loadFacts } from './facts-store.ts';
import type { StoredInspection } from './inspection-store.ts';
import { versionsInForce, versionsOfInspection, type MatterVersion } from './matter-version-store.ts';

const beforeApproval: readonly InspectionState[] = ['draft', 'submitted', 'returned'];

/** The versions that the inspection is about: those in force until it is approved, the frozen ones afterwards (R04). */
export function currentVersions(tx: Tx, ctx: Ctx, { row, core }: StoredInspection): Promise<MatterVersion[]> {
  return beforeApproval.includes(row.state)
    ? versionsInForce(tx, ctx, core.matterIds, core.plannedFrom)
    : versionsOfInspection(tx, ctx, row.id);
}

/** Facts for the commands that the rules decide, judged in the year of `day`. */
export async function factsOf(tx: Tx, ctx: Ctx, stored: StoredInspection, day: string) {
  const versions = await currentVersions(tx, ctx, stored);
  const { row, core } = stored;
  const facts = await loadFacts(tx, ctx, {
    inspectionId: row.id,
    core,
    onSiteReason: row.on_site_reason,
    versions,
    day,
  });
  return { versions, facts };
}

export interface Judged {
  versions: MatterVersion[];
  findings: RuleFinding[];
  capUse: CapUse;
}

/**
 * What the rules say to a reader: about the approval before it, about the entry after it, nothing once carried out.
 * @param entryDay day that the entry is judged on; without it today, but not before the window opens, since nobody need
 *   be told that an inspection of next week cannot be entered yet
 */
export async function judgeNow(tx: Tx, ctx: Ctx, stored: StoredInspection, entryDay?: string): Promise<Judged> {
  const { row, core } = stored;
  if (beforeApproval.includes(row.state)) {
    const { versions, facts } = await factsOf(tx, ctx, stored, core.plannedFrom);
    return { versions, findings: rulesBeforeApproval(core, facts), capUse: capUse(facts) };
  }
  if (row.state === 'approved') {
    const today = officialDay(ctx.now);
    const day = entryDay ?? (today < core.plannedFrom ? core.plannedFrom : today);
    const { versions, facts } = await factsOf(tx, ctx, stored, day);
    return { versions, findings: rulesAtEntry(core, facts, day), capUse: capUse(facts) };
  }
  const versions = await versionsOfInspection(tx, ctx, row.id);
  const of = { enterpriseId: row.enterprise_id, year: yearOf(row.visit_on), exceptId: row.id };
  return { versions, findings: [], capUse: await capUseOf(tx, ctx, of) };
}
