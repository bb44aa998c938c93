/** SQL of plan lines: what they promise, what has become of them, and the facts that their conflicts depend on. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { addPlanLine, PlanLineView } from '@liangma/contract/plans';
import type { PlanLineFacts } from '@liangma/domain/plans/plan-conflicts';
import type { Ctx, Tx } from '../../db/scope.ts';

export type LineFields = BodyOf<typeof addPlanLine>;

/** The lines of a plan in their order, with how many inspections were prepared and how many are closed. */
export async function listLines(tx: Tx, ctx: Ctx, planId: string): Promise<PlanLineView[]> {
  const visits = tx
    .selectFrom('inspection as i')
    .select([
      'i.plan_line_id',
      sql<number>`count(*) filter (where i.state <> 'cancelled')`.as('started'),
      sql<number>`count(*) filter (where i.state = 'closed')`.as('finished'),
    ])
    .where('i.bureau_id', '=', ctx.bureauId)
    .where('i.plan_line_id', 'in', tx.selectFrom('plan_line').select('id').where('plan_id', '=', planId))
    .groupBy('i.plan_line_id');
  return tx
    .selectFrom('plan_line as l')
    .innerJoin('matter as m', 'm.id', 'l.matter_id')
    .leftJoin('section as s', 's.id', 'l.section_id')
    .leftJoin(visits.as('v'), 'v.plan_line_id', 'l.id')
    .select([
      'l.id',
      'l.no',
      'l.matter_id as matterId',
      'm.name as matterName',
      'l.section_id as sectionId',
      's.name as sectionName',
      'l.basis',
      'l.object_text as objectText',
      'l.quantity',
      'l.is_approximate as isApproximate',
      'l.content',
      'l.method',
      'l.frequency_text as frequencyText',
      'l.frequency_min as frequencyMin',
      'l.frequency_max as frequencyMax',
      'l.cap_per_year as capPerYear',
      'l.time_text as timeText',
      'l.months',
      'l.joint_text as jointText',
      'l.remark',
      sql<number>`coalesce(v.started, 0)`.as('started'),
      sql<number>`coalesce(v.finished, 0)`.as('finished'),
      'l.revision',
    ])
    .where('l.bureau_id', '=', ctx.bureauId)
    .where('l.plan_id', '=', planId)
    .orderBy('l.no')
    .execute();
}

type MatterFacts = Pick<PlanLineFacts, 'isMatterPublished' | 'matterCap' | 'matterMinimum' | 'objects'>;

/**
 * For each matter of a plan: its version in force on the day (else the present one), and how many active firms have a
 * supervision category that begins with the matter's field (民爆 → 民爆销售, 民爆使用 …). None: the number is not known.
 */
export async function factsOfMatters(tx: Tx, ctx: Ctx, planId: string, day: string): Promise<Map<string, MatterFacts>> {
  const { rows } = await sql<MatterFacts & { matterId: string }>`
    with relevant as (
      select distinct on (v.matter_id) v.matter_id, v.field, v.cap_per_year, v.minimum_per_year,
        coalesce(v.published_on <= ${day}::date and (v.withdrawn_on is null or v.withdrawn_on > ${day}::date), false)
          as in_force
      from matter_version v
      where v.bureau_id = ${ctx.bureauId}
        and v.matter_id in (select matter_id from plan_line where plan_id = ${planId} and bureau_id = ${ctx.bureauId})
      order by v.matter_id, in_force desc, v.version desc
    ), category as (
      select supervision_category as name, count(*) as firms from enterprise
      where bureau_id = ${ctx.bureauId} and supervision_category <> '' and status = 'active'
      group by supervision_category
    )
    select r.matter_id as "matterId", r.in_force as "isMatterPublished", r.cap_per_year as "matterCap",
      r.minimum_per_year as "matterMinimum",
      (select sum(c.firms)::bigint from category c where r.field <> '' and starts_with(c.name, r.field)) as objects
    from relevant r`.execute(tx);
  return new Map(rows.map(({ matterId, ...facts }) => [matterId, facts]));
}

/** The cap that the bureau has set, per enterprise and year. */
export async function getBureauCap(tx: Tx, ctx: Ctx): Promise<number | null> {
  const bureau = await tx
    .selectFrom('bureau')
    .select('cap_per_year')
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  return bureau.cap_per_year;
}

/** Whether the bureau has the matter; foreign keys do not look at bureaus. */
export async function hasMatter(tx: Tx, ctx: Ctx, matterId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('matter')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', matterId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the bureau has the section. */
export async function hasSection(tx: Tx, ctx: Ctx, sectionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('section')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', sectionId)
    .executeTakeFirst();
  return row !== undefined;
}

const columnsOf = (fields: LineFields) => ({
  matter_id: fields.matterId,
  section_id: fields.sectionId,
  basis: fields.basis,
  object_text: fields.objectText,
  quantity: fields.quantity,
  is_approximate: fields.isApproximate,
  content: fields.content,
  method: fields.method,
  frequency_text: fields.frequencyText,
  frequency_min: fields.frequencyMin,
  frequency_max: fields.frequencyMax,
  cap_per_year: fields.capPerYear,
  time_text: fields.timeText,
  months: [...new Set(fields.months)].toSorted((a, b) => a - b),
  joint_text: fields.jointText,
  remark: fields.remark,
});

/** Adds lines to a locked plan. */
export async function insertLines(
  tx: Tx,
  ctx: Ctx,
  planId: string,
  lines: readonly { no: number; fields: LineFields }[],
): Promise<string[]> {
  if (lines.length === 0) return [];
  const rows = lines.map(({ no, fields }) => ({
    id: uuidv7(),
    bureau_id: ctx.bureauId,
    plan_id: planId,
    no,
    ...columnsOf(fields),
  }));
  await tx.insertInto('plan_line').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Writes all fields of a line of a locked plan as its next revision. */
export async function updateLine(tx: Tx, ctx: Ctx, line: PlanLineView, fields: LineFields): Promise<void> {
  await tx
    .updateTable('plan_line')
    .set({ ...columnsOf(fields), revision: line.revision + 1 })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', line.id)
    .execute();
}

/** Removes a line of a locked plan; the database refuses while inspections belong to it. */
export async function deleteLine(tx: Tx, ctx: Ctx, lineId: string): Promise<void> {
  await tx.deleteFrom('plan_line').where('bureau_id', '=', ctx.bureauId).where('id', '=', lineId).execute();
}
