/** Gathers what the rules look at, inside the transaction that acts on their answer. */
import { sql } from 'kysely';
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { useOfCap, visitsMadeBy, type Cap, type CapUse, type YearVisit } from '@liangma/domain/inspection/cap';
import type { GroundKind, InspectionCore } from '@liangma/domain/inspection/inspection';
import type { InspectionFacts, OfficerFact, PlanLineFact } from '@liangma/domain/inspection/rules';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { citation } from '@liangma/domain/rule-packs/rule-pack';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { MatterVersion } from './matter-version-store.ts';

const { 'cap.perYear': nationalCap, 'cap.exemptGrounds': exemptGrounds } = nationalPack.rules;

/** Grounds that the cap does not bind. */
export const groundsOutsideCap: readonly GroundKind[] = exemptGrounds.value;

interface BureauRow {
  cap_per_year: number | null;
  cap_source: string;
}

function capOfBureau(bureau: BureauRow): Cap {
  const limit = bureau.cap_per_year ?? nationalCap.value;
  return { limit, source: bureau.cap_source === '' ? citation(nationalCap.source) : bureau.cap_source };
}

const findBureau = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('bureau')
    .select([
      'announced_on',
      'kind',
      'entrusting_body',
      'entrustment_url',
      'cap_per_year',
      'cap_source',
      'merge_window_days',
    ])
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();

/** Visits of the bureau to the enterprise in a calendar year, in the order of their days, without one of them. */
export async function visitsOfYear(
  tx: Tx,
  ctx: Ctx,
  of: { enterpriseId: string; year: number; exceptId: string | null },
): Promise<YearVisit[]> {
  const rows = await tx
    .selectFrom('inspection')
    .select([
      'id',
      'state',
      'ground_kind',
      'visit_on',
      sql<string[]>`array(select matter_id::text from inspection_matter
        where inspection_matter.inspection_id = inspection.id order by sort)`.as('matter_ids'),
    ])
    .where('bureau_id', '=', ctx.bureauId)
    .where('enterprise_id', '=', of.enterpriseId)
    .where('visit_on', '>=', `${of.year}-01-01`)
    .where('visit_on', '<=', `${of.year}-12-31`)
    .$if(of.exceptId !== null, (inner) => inner.where('id', '!=', of.exceptId))
    .orderBy('visit_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    inspectionId: row.id,
    state: row.state,
    groundKind: row.ground_kind as GroundKind,
    matterIds: row.matter_ids,
    day: row.visit_on,
  }));
}

/** Officers of the bureau by id, in the order asked for; one that it does not have is missing. */
export async function officerFacts(tx: Tx, ctx: Ctx, officerIds: readonly string[]): Promise<OfficerFact[]> {
  if (officerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('officer')
    .select(['id', 'name', 'certificate_no', 'certificate_kind', 'status', 'valid_until'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', 'in', [...officerIds])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(officerIds)].flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      officerId: row.id,
      name: row.name,
      certificateNo: row.certificate_no,
      certificateKind: row.certificate_kind,
      status: row.status,
      validUntil: row.valid_until,
    };
  });
}

async function planLineFact(
  tx: Tx,
  ctx: Ctx,
  planLineId: string | null,
  exceptId: string | null,
): Promise<PlanLineFact | null> {
  if (planLineId === null) return null;
  const row = await tx
    .selectFrom('plan_line')
    .innerJoin('plan', 'plan.id', 'plan_line.plan_id')
    .select(['plan_line.id', 'plan_line.matter_id', 'plan_line.quantity', 'plan.state', 'plan.year'])
    .where('plan_line.bureau_id', '=', ctx.bureauId)
    .where('plan_line.id', '=', planLineId)
    .executeTakeFirst();
  if (!row) return null;
  const { started } = await tx
    .selectFrom('inspection')
    .select((eb) => eb.fn.countAll<number>().as('started'))
    .where('bureau_id', '=', ctx.bureauId)
    .where('plan_line_id', '=', planLineId)
    .where('state', 'not in', ['draft', 'returned', 'cancelled'])
    .$if(exceptId !== null, (inner) => inner.where('id', '!=', exceptId))
    .executeTakeFirstOrThrow();
  const { id, matter_id: matterId, year, state: planState, quantity } = row;
  return { planLineId: id, matterId, year, planState, quantity, started };
}

/** What the rules are asked about: an inspection that may not be stored yet. */
export interface Subject {
  inspectionId: string | null;
  core: InspectionCore;
  onSiteReason: string;
  versions: readonly MatterVersion[];
  /** Day whose calendar year the caps are judged in. */
  day: string;
}

/** All facts about an inspection. */
export async function loadFacts(tx: Tx, ctx: Ctx, subject: Subject): Promise<InspectionFacts> {
  const { core } = subject;
  const bureau = await findBureau(tx, ctx);
  const enterprise = await tx
    .selectFrom('enterprise')
    .select(['name', 'status', 'subject'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', core.enterpriseId)
    .executeTakeFirstOrThrow();
  const officers = await officerFacts(tx, ctx, core.officerIds);
  const planLine = await planLineFact(tx, ctx, core.planLineId, subject.inspectionId);
  const year = yearOf(subject.day);
  const visits = await visitsOfYear(tx, ctx, {
    enterpriseId: core.enterpriseId,
    year,
    exceptId: subject.inspectionId,
  });
  return {
    today: officialDay(ctx.now),
    bureau: {
      announcedOn: bureau.announced_on,
      kind: bureau.kind,
      hasEntrustment: Boolean(bureau.entrusting_body) && Boolean(bureau.entrustment_url),
    },
    enterprise: {
      name: enterprise.name,
      isActive: enterprise.status === 'active',
      isEnterprise: isCountedAsEnterprise(enterprise.subject),
    },
    matters: subject.versions.map((version) => ({
      matterId: version.matterId,
      name: version.name,
      publishedOn: version.publishedOn,
      withdrawnOn: version.withdrawnOn,
      cap: { limit: version.capPerYear, source: version.capText === '' ? '行政检查事项清单' : version.capText },
    })),
    officers,
    planLine,
    visits,
    cap: capOfBureau(bureau),
    exemptGrounds: groundsOutsideCap,
    mergeWindowDays: bureau.merge_window_days,
    onSiteReason: subject.onSiteReason,
  };
}

/** Sole traders and cooperatives are treated like enterprises; institutions and associations are not (问题解答, 2025-04-18). */
export function isCountedAsEnterprise(subject: string): boolean {
  return subject !== 'non-enterprise';
}

/** How much of the cap the other visits of the year have used. */
export async function capUseOf(
  tx: Tx,
  ctx: Ctx,
  of: { enterpriseId: string; year: number; exceptId: string | null },
): Promise<CapUse> {
  const bureau = await findBureau(tx, ctx);
  return useOfCap(await visitsOfYear(tx, ctx, of), capOfBureau(bureau), groundsOutsideCap);
}

/** Visits of the year that have really taken place up to a day, as notices and code pages tell the enterprise. */
export async function visitsMadeInYear(
  tx: Tx,
  ctx: Ctx,
  of: { enterpriseId: string; year: number; exceptId: string; until: string },
): Promise<YearVisit[]> {
  return visitsMadeBy(await visitsOfYear(tx, ctx, of), of.until);
}
