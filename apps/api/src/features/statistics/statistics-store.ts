/** Figures of a year counted from the records, all with the criteria's own SQL. */
import { sql, type RawBuilder } from 'kysely';
import type { CountingRule } from '@liangma/domain/rule-packs/rule-pack';
import type { BaseFigure } from '@liangma/domain/statistics/compute';
import { baseMetrics, type BaseMetric, type BaseMetricId } from '@liangma/domain/statistics/base-metrics';
import type { CriterionId } from '@liangma/domain/statistics/criteria';
import { baseMetricIds, criteriaOf } from '@liangma/domain/statistics/metrics';
import type { Tx } from '../../db/scope.ts';
import { allOf, conditionOf, type Frame } from './criteria-sql.ts';

/** What one record adds to a metric. */
export function contributionOf(metric: BaseMetric): RawBuilder<number> {
  if (metric.population === 'finding') return sql<number>`i.finding_count`;
  if (metric.kind === 'sum' && metric.of === 'planned-visits') return sql<number>`coalesce(l.quantity, 0)`;
  if (metric.kind === 'sum') return sql<number>`i.officer_count`;
  return sql<number>`1`;
}

/** A record that adds nothing (a plan line without a number, an inspection without findings) is no record of a sum. */
function addsTo(metric: BaseMetric): RawBuilder<boolean> {
  const isSum = metric.kind === 'sum' || metric.population === 'finding';
  return isSum ? sql<boolean>`${contributionOf(metric)} > 0` : sql<boolean>`true`;
}

function valueOf(metric: BaseMetric, condition: RawBuilder<boolean>): RawBuilder<number> {
  if (metric.kind === 'distinct') return sql<number>`count(distinct i.enterprise_id) filter (where ${condition})`;
  return sql<number>`coalesce(sum(${contributionOf(metric)}) filter (where ${condition}), 0)`;
}

function selections(population: 'inspection' | 'plan-line', frame: Frame): RawBuilder<unknown>[] {
  return baseMetricIds
    .filter((id) => (baseMetrics[id].population === 'plan-line') === (population === 'plan-line'))
    .flatMap((id) => {
      const condition = allOf(criteriaOf(id, frame.rule), frame);
      const metric: BaseMetric = baseMetrics[id];
      const records = sql`count(*) filter (where ${condition} and ${addsTo(metric)})`;
      return [sql`${valueOf(metric, condition)} as ${sql.id(id)}`, sql`${records} as ${sql.id(`${id}#records`)}`];
    });
}

/** Counts every base metric of the year. */
export async function countBaseMetrics(
  tx: Tx,
  bureauId: string,
  frame: Frame,
): Promise<Record<BaseMetricId, BaseFigure>> {
  // every metric of inspections demands `finished-in-year`, so that one index range serves them all
  const inspections = await sql<Record<string, string | number>>`
    select ${sql.join(selections('inspection', frame))}
    from inspection i
    where i.bureau_id = ${bureauId} and ${conditionOf('finished-in-year', frame)}`.execute(tx);
  const lines = await sql<Record<string, string | number>>`
    select ${sql.join(selections('plan-line', frame))}
    from plan_line l join plan p on p.id = l.plan_id
    where l.bureau_id = ${bureauId} and ${conditionOf('plan-of-year', frame)}`.execute(tx);
  const row = { ...inspections.rows[0], ...lines.rows[0] };
  const figures: Partial<Record<BaseMetricId, BaseFigure>> = {};
  for (const id of baseMetricIds)
    figures[id] = { value: Number(row[id] ?? 0), records: Number(row[`${id}#records`] ?? 0) };
  return figures as Record<BaseMetricId, BaseFigure>;
}

export interface Slice {
  key: string;
  label: string;
  count: number;
  enterprise: number;
  findings: number;
}

type SliceBy = 'month' | 'matter' | 'section' | 'type';

const sliceSql: Record<SliceBy, { key: RawBuilder<string>; label: RawBuilder<string>; join: RawBuilder<unknown> }> = {
  month: {
    key: sql`extract(month from i.finished_on)::text`,
    label: sql`''`,
    join: sql``,
  },
  matter: {
    key: sql`m.id::text`,
    label: sql`m.name`,
    join: sql`join inspection_matter im on im.inspection_id = i.id join matter m on m.id = im.matter_id`,
  },
  section: {
    key: sql`coalesce(s.id::text, 'none')`,
    label: sql`coalesce(s.name, '')`,
    join: sql`left join section s on s.id = i.section_id`,
  },
  type: { key: sql`i.type`, label: sql`''`, join: sql`` },
};

/** Splits insp.count of the year; largest part first. */
export async function sliceCount(tx: Tx, bureauId: string, frame: Frame, by: SliceBy): Promise<Slice[]> {
  const { key, label, join } = sliceSql[by];
  const condition = allOf(criteriaOf('insp.count', frame.rule), frame);
  const { rows } = await sql<Slice>`
    select ${key} as key, max(${label}) as label, count(*) as count,
           count(*) filter (where ${conditionOf('object-is-enterprise', frame)}) as enterprise,
           sum(i.finding_count)::integer as findings
    from inspection i ${join}
    where i.bureau_id = ${bureauId} and ${condition}
    group by 1 order by count desc, 1`.execute(tx);
  return rows;
}

/** An inspection belongs to the year's list of what is left out when it took place or was closed in the year. */
const carriedOutIn = (year: number) => sql<boolean>`
  i.state in ('entered', 'recorded', 'told', 'closed')
  and (extract(year from i.visit_on) = ${year} or extract(year from i.finished_on) = ${year})`;

/** The first criterion that a record does not meet; null when it meets all. */
function firstMissing(ids: readonly CriterionId[], frame: Frame): RawBuilder<CriterionId | null> {
  const cases = ids.map((id) => sql`when not (${conditionOf(id, frame)}) then ${sql.lit(id)}`);
  return sql<CriterionId | null>`case ${sql.join(cases, sql` `)} end`;
}

/** Inspections carried out in the year that do not count, by the first criterion they miss. */
export async function countLeftOut(
  tx: Tx,
  bureauId: string,
  frame: Frame,
): Promise<{ criterion: CriterionId; count: number }[]> {
  const ids = criteriaOf('insp.count', frame.rule);
  const { rows } = await sql<{ criterion: CriterionId; count: number }>`
    select ${firstMissing(ids, frame)} as criterion, count(*) as count
    from inspection i
    where i.bureau_id = ${bureauId} and ${carriedOutIn(frame.year)} and not (${allOf(ids, frame)})
    group by 1 order by count desc`.execute(tx);
  return rows;
}

export interface RecordFilter {
  counted: 'yes' | 'no';
  missing?: string | undefined;
  month?: number | undefined;
  matterId?: string | undefined;
  sectionId?: string | undefined;
  type?: string | undefined;
}

function filterSql(filter: RecordFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`true`];
  // the month of the day that the list shows: records that are not closed have no other
  if (filter.month !== undefined)
    parts.push(sql`extract(month from coalesce(i.finished_on, i.visit_on)) = ${filter.month}`);
  if (filter.matterId !== undefined)
    parts.push(
      sql`exists (select from inspection_matter im where im.inspection_id = i.id and im.matter_id = ${filter.matterId})`,
    );
  if (filter.sectionId === 'none') parts.push(sql`i.section_id is null`);
  else if (filter.sectionId !== undefined) parts.push(sql`i.section_id = ${filter.sectionId}`);
  if (filter.type !== undefined) parts.push(sql`i.type = ${filter.type}`);
  return sql.join<boolean>(parts, sql` and `);
}

export interface BehindRow {
  id: string;
  title: string;
  detail: string;
  section_name: string | null;
  day: string | null;
  contribution: number;
  met: Record<string, boolean>;
}

const metJson = (ids: readonly CriterionId[], frame: Frame) =>
  sql`jsonb_build_object(${sql.join(ids.flatMap((id) => [sql.lit(id), sql`(${conditionOf(id, frame)})`]))})`;

interface Behind {
  population: 'inspection' | 'plan-line';
  /** For a ratio: of its denominator. */
  metric: BaseMetric;
  criteria: readonly CriterionId[];
  filter: RecordFilter;
  after: string | null;
  limit: number;
}

const isMissing = ({ criteria, filter }: Behind, frame: Frame) =>
  filter.missing === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${firstMissing(criteria, frame)} is not distinct from ${filter.missing}`;

const inspectionSource = (bureauId: string, frame: Frame, behind: Behind) => {
  const met = allOf(behind.criteria, frame);
  const adds = addsTo(behind.metric);
  const scope =
    behind.filter.counted === 'yes'
      ? sql`${conditionOf('finished-in-year', frame)} and ${met} and ${adds}`
      : sql`${carriedOutIn(frame.year)} and not (${met}) and ${isMissing(behind, frame)}`;
  return sql`from inspection i where i.bureau_id = ${bureauId} and ${scope} and ${filterSql(behind.filter)}`;
};

const lineSource = (bureauId: string, frame: Frame, behind: Behind) => {
  const met = allOf(behind.criteria, frame);
  const adds = addsTo(behind.metric);
  const scope =
    behind.filter.counted === 'yes'
      ? sql`${met} and ${adds}`
      : sql`${conditionOf('plan-of-year', frame)} and not (${met} and ${adds})`;
  return sql`from plan_line l join plan p on p.id = l.plan_id where l.bureau_id = ${bureauId} and ${scope}`;
};

const sourceOf = (bureauId: string, frame: Frame, behind: Behind) =>
  behind.population === 'plan-line' ? lineSource(bureauId, frame, behind) : inspectionSource(bureauId, frame, behind);

/** A page of the records behind a figure (or left out of it), newest first, one more than `limit` when there are more. */
export async function listBehind(tx: Tx, bureauId: string, frame: Frame, behind: Behind): Promise<BehindRow[]> {
  if (behind.population === 'plan-line') {
    const { rows } = await sql<BehindRow>`
      select l.id, m.name as title, l.object_text as detail, s.name as section_name, null as day,
             ${contributionOf(behind.metric)} as contribution, ${metJson(behind.criteria, frame)} as met
      from plan_line l join plan p on p.id = l.plan_id
        join matter m on m.id = l.matter_id left join section s on s.id = l.section_id
      where l.id in (select l.id ${lineSource(bureauId, frame, behind)})
        and (${behind.after}::uuid is null or l.id < ${behind.after}::uuid)
      order by l.id desc limit ${behind.limit + 1}`.execute(tx);
    return rows;
  }
  const { rows } = await sql<BehindRow>`
    with page as (
      select i.* ${inspectionSource(bureauId, frame, behind)}
        and (${behind.after}::uuid is null or i.id < ${behind.after}::uuid)
      order by i.id desc limit ${behind.limit + 1}
    )
    select i.id, e.name as title, s.name as section_name, coalesce(i.finished_on, i.visit_on) as day,
           coalesce((select string_agg(m.name, '、' order by im.sort) from inspection_matter im
             join matter m on m.id = im.matter_id where im.inspection_id = i.id), '') as detail,
           ${contributionOf(behind.metric)} as contribution, ${metJson(behind.criteria, frame)} as met
    from page i join enterprise e on e.id = i.enterprise_id left join section s on s.id = i.section_id
    order by i.id desc`.execute(tx);
  return rows;
}

/** How many records are behind; counted up to `most` + 1. */
export async function countBehind(
  tx: Tx,
  bureauId: string,
  frame: Frame,
  behind: Behind,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${sourceOf(bureauId, frame, behind)} limit ${most + 1}) as found`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** What the records behind add up to; of different objects, how many there are. */
export async function sumBehind(tx: Tx, bureauId: string, frame: Frame, behind: Behind): Promise<number> {
  const { rows } = await sql<{ sum: number | string }>`
    select ${valueOf(behind.metric, sql<boolean>`true`)} as sum ${sourceOf(bureauId, frame, behind)}`.execute(tx);
  return Number(rows[0]?.sum ?? 0);
}

/** Which criteria one inspection meets for the year in which it was closed (or took place). */
export async function criteriaMet(
  tx: Tx,
  bureauId: string,
  inspectionId: string,
  ids: readonly CriterionId[],
  rule: CountingRule,
): Promise<{ year: number; isFinished: boolean; met: Record<string, boolean> } | null> {
  const found = await sql<{ year: number; is_finished: boolean }>`
    select extract(year from coalesce(finished_on, visit_on))::integer as year, finished_on is not null as is_finished
    from inspection where bureau_id = ${bureauId} and id = ${inspectionId}`.execute(tx);
  const [first] = found.rows;
  if (!first) return null;
  const frame = { year: first.year, rule };
  const { rows } = await sql<{ met: Record<string, boolean> }>`
    select ${metJson(ids, frame)} as met from inspection i
    where i.bureau_id = ${bureauId} and i.id = ${inspectionId}`.execute(tx);
  return { year: first.year, isFinished: first.is_finished, met: rows[0]?.met ?? {} };
}

/**
 * Years with inspections or a plan, newest first. Finished inspections are not read one by one: from each year the index
 * leads to the first day of a later one.
 */
export async function yearsWithRecords(tx: Tx, bureauId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    with recursive finished(day) as (
      (select finished_on from inspection where bureau_id = ${bureauId} and finished_on is not null
        order by finished_on limit 1)
      union all
      select later.finished_on from finished f cross join lateral (
        select i.finished_on from inspection i
        where i.bureau_id = ${bureauId} and i.finished_on >= make_date(extract(year from f.day)::integer + 1, 1, 1)
        order by i.finished_on limit 1) later
    )
    select extract(year from day)::integer as year from finished
    union select extract(year from visit_on)::integer from inspection
    where bureau_id = ${bureauId} and finished_on is null and state <> 'cancelled'
    union select year from plan where bureau_id = ${bureauId}
    order by year desc`.execute(tx);
  return rows.map((row) => row.year);
}
