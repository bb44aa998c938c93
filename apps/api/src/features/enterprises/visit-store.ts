/** Reads what inspections say about an enterprise: visits of a year, and those that can be entered today. */
import { sql } from 'kysely';
import type { YearVisit } from '@liangma/domain/inspection/cap';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import type { Ctx, Tx } from '../../db/scope.ts';

export interface VisitRow extends YearVisit {
  /** Names, in the order of the inspection. */
  matters: string[];
}

/** All inspections of the enterprise whose visit lies in the year, in the order of their days, whatever their state. */
export async function listVisitsOfYear(tx: Tx, ctx: Ctx, enterpriseId: string, year: number): Promise<VisitRow[]> {
  const rows = await tx
    .selectFrom('inspection as i')
    .select([
      'i.id',
      'i.state',
      'i.ground_kind',
      'i.visit_on',
      sql<string[]>`array(select im.matter_id::text from inspection_matter im
        where im.inspection_id = i.id order by im.sort)`.as('matter_ids'),
      sql<string[]>`array(select m.name from inspection_matter im join matter m on m.id = im.matter_id
        where im.inspection_id = i.id order by im.sort)`.as('matters'),
    ])
    .where('i.bureau_id', '=', ctx.bureauId)
    .where('i.enterprise_id', '=', enterpriseId)
    .where('i.visit_on', '>=', `${year}-01-01`)
    .where('i.visit_on', '<=', `${year}-12-31`)
    .orderBy('i.visit_on')
    .orderBy('i.id')
    .execute();
  return rows.map((row) => ({
    inspectionId: row.id,
    state: row.state,
    groundKind: row.ground_kind as GroundKind,
    matterIds: row.matter_ids,
    day: row.visit_on,
    matters: row.matters,
  }));
}

export interface BureauCap {
  perYear: number | null;
  source: string;
}

/** The cap that the bureau has set. */
export async function getBureauCap(tx: Tx, ctx: Ctx): Promise<BureauCap> {
  const bureau = await tx
    .selectFrom('bureau')
    .select(['cap_per_year', 'cap_source'])
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  return { perYear: bureau.cap_per_year, source: bureau.cap_source };
}

/** Approved inspections of the enterprise that the officer takes part in and whose window is open on the day. */
export async function listEnterableInspections(
  tx: Tx,
  ctx: Ctx,
  enterpriseId: string,
  officerId: string,
  day: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('inspection as i')
    .innerJoin('inspection_officer as o', 'o.inspection_id', 'i.id')
    .select('i.id')
    .where('i.bureau_id', '=', ctx.bureauId)
    .where('i.enterprise_id', '=', enterpriseId)
    .where('i.state', '=', 'approved')
    .where('i.planned_from', '<=', day)
    .where('i.planned_until', '>=', day)
    .where('o.officer_id', '=', officerId)
    .orderBy('i.planned_from')
    .orderBy('i.id')
    .execute();
  return rows.map((row) => row.id);
}
