/** SQL of the lists of inspections: ids by keyset first, then the few rows that are shown. */
import { sql } from 'kysely';
import type { QueryOf } from '@liangma/contract/endpoint';
import type { InspectionRow, listInspections } from '@liangma/contract/inspections';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import { cappedCount, decodeCursor, idKey, pageOfRows, type Page } from '../../db/page.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { enterprisesFoundBy } from '../enterprises/public.ts';

/** States of an inspection that is approved and not closed yet. */
const underWay = ['approved', 'entered', 'recorded', 'told'] as const;

/** Most inspections on the first screen of an inspector; more than anybody carries out at a time. */
const mostMine = 200;

/** The rows of the list for these ids, in the order of the ids. */
async function rowsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<InspectionRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('inspection')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .leftJoin('section', 'section.id', 'inspection.section_id')
    .leftJoin('entry', 'entry.inspection_id', 'inspection.id')
    .select([
      'inspection.id',
      'inspection.state',
      'inspection.type',
      'inspection.ground_kind',
      'inspection.enterprise_id',
      'enterprise.name as enterprise_name',
      'enterprise.credit_code',
      'section.name as section_name',
      'inspection.planned_from',
      'inspection.planned_until',
      'inspection.visit_on',
      'inspection.finished_on',
      'inspection.notice_no',
      'entry.way',
      'inspection.finding_count',
      sql<string[]>`array(select matter.name from inspection_matter
        join matter on matter.id = inspection_matter.matter_id
        where inspection_matter.inspection_id = inspection.id order by inspection_matter.sort)`.as('matters'),
      sql<string[]>`array(select officer.name from inspection_officer
        join officer on officer.id = inspection_officer.officer_id
        where inspection_officer.inspection_id = inspection.id order by inspection_officer.sort)`.as('officers'),
    ])
    .where('inspection.bureau_id', '=', ctx.bureauId)
    .where('inspection.id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      id: row.id,
      state: row.state,
      type: row.type,
      groundKind: row.ground_kind as GroundKind,
      enterpriseId: row.enterprise_id,
      enterpriseName: row.enterprise_name,
      creditCode: row.credit_code,
      sectionName: row.section_name,
      matters: row.matters,
      officers: row.officers,
      plannedFrom: row.planned_from,
      plannedUntil: row.planned_until,
      visitOn: row.visit_on,
      finishedOn: row.finished_on,
      noticeNo: row.notice_no,
      entryWay: row.way,
      findingCount: row.finding_count,
    };
  });
}

/** A page of the bureau's inspections, newest first; the planned time filters by days in common with the window. */
export async function listInspectionPage(
  tx: Tx,
  ctx: Ctx,
  asked: QueryOf<typeof listInspections>,
): Promise<Page<InspectionRow>> {
  let all = tx.selectFrom('inspection').select('inspection.id').where('inspection.bureau_id', '=', ctx.bureauId);
  if (asked.state) all = all.where('inspection.state', '=', asked.state);
  if (asked.enterpriseId) all = all.where('inspection.enterprise_id', '=', asked.enterpriseId);
  if (asked.planLineId) all = all.where('inspection.plan_line_id', '=', asked.planLineId);
  if (asked.sectionId) all = all.where('inspection.section_id', '=', asked.sectionId);
  if (asked.plannedFrom) all = all.where('inspection.planned_until', '>=', asked.plannedFrom);
  if (asked.plannedUntil) all = all.where('inspection.planned_from', '<=', asked.plannedUntil);
  if (asked.search) {
    const found = await enterprisesFoundBy(tx, ctx, asked.search, sql<string>`inspection.enterprise_id`);
    if (found) all = all.where(found);
  }
  const before = decodeCursor(asked.cursor, idKey);
  const keys = await (before ? all.where('inspection.id', '<', before[0]) : all)
    .orderBy('inspection.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const { items: ids, nextCursor } = pageOfRows(
    keys,
    asked.limit,
    (row) => [row.id],
    (row) => row.id,
  );
  return { items: await rowsOf(tx, ctx, ids), nextCursor, total: await cappedCount(tx, all) };
}

/**
 * Inspections under way that the account carries out: those that its officer is sent on, and for a head of section those
 * of the section. First the one whose window opened first.
 */
export async function listMine(tx: Tx, ctx: Ctx): Promise<InspectionRow[]> {
  const officerId = ctx.actor?.officerId ?? null;
  const isHead = ctx.actor?.roles.includes('section-head') ?? false;
  const sectionId = isHead ? (ctx.actor?.sectionId ?? null) : null;
  const keys = await tx
    .selectFrom('inspection')
    .select('inspection.id')
    .where('inspection.bureau_id', '=', ctx.bureauId)
    .where('inspection.state', 'in', underWay)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('inspection_officer')
            .select('inspection_officer.officer_id')
            .whereRef('inspection_officer.inspection_id', '=', 'inspection.id')
            .where('inspection_officer.officer_id', '=', officerId),
        ),
        eb('inspection.section_id', '=', sectionId),
      ]),
    )
    .orderBy('inspection.planned_from')
    .orderBy('inspection.id')
    .limit(mostMine)
    .execute();
  return rowsOf(
    tx,
    ctx,
    keys.map((row) => row.id),
  );
}
