/**
 * The SQL of every criterion, written once: it makes the figure, the list behind the figure and the explanation of a
 * single record. `i` is the inspection; `l` and `p` are the line and its plan. The words are in the domain's criteria.
 */
import { sql, type RawBuilder } from 'kysely';
import type { CountingRule } from '@liangma/domain/rule-packs/rule-pack';
import type { criteria, CriterionId } from '@liangma/domain/statistics/criteria';

type PlanLineCriterion = {
  [Id in CriterionId]: (typeof criteria)[Id]['population'] extends 'plan-line' ? Id : never;
}[CriterionId];
type Condition = RawBuilder<boolean>;

/** What a criterion may depend on besides the record. */
export interface Frame {
  year: number;
  rule: CountingRule;
}

const inYear = (column: RawBuilder<string>, year: number): Condition =>
  sql<boolean>`${column} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;

const inspectionCriteria: Record<Exclude<CriterionId, PlanLineCriterion>, (frame: Frame) => Condition> = {
  'object-identified': () => sql`i.enterprise_id is not null`,
  finished: () => sql`i.state = 'closed'`,
  // never null, and still a range of the index
  'finished-in-year': ({ year }) => sql`i.finished_on is not null and ${inYear(sql<string>`i.finished_on`, year)}`,
  'record-complete': () => sql`i.is_record_complete`,
  'no-penalty-or-other-act': () => sql`not i.has_other_act`,
  'object-is-enterprise': ({ rule }) =>
    rule.soleTradersAsEnterprises
      ? sql`i.is_enterprise`
      : sql`exists (select from enterprise e where e.id = i.enterprise_id and e.subject = 'enterprise')`,
  'on-site': () => sql`i.mode = 'on-site'`,
  'off-site': () => sql`i.mode = 'off-site'`,
  'scanned-in-time': () => sql`coalesce(i.entry_way <> 'exception', false)`,
  'from-plan': () => sql`i.ground_kind = 'plan'`,
  // no reference to the row inside: the lines of the year are looked up once
  'from-plan-of-year': ({ year }) => sql`coalesce(
    i.plan_line_id in (select l.id from plan_line l join plan p on p.id = l.plan_id where p.year = ${year}), false)`,
  'from-ground': () => sql`i.ground_kind not in ('plan', 'ledger')`,
  'type-special': () => sql`i.type = 'special'`,
  'has-findings': () => sql`i.finding_count > 0`,
  'has-order': () => sql`i.order_count > 0`,
};

const planLineCriteria: Record<PlanLineCriterion, (frame: Frame) => Condition> = {
  'plan-of-year': ({ year }) => sql`p.year = ${year}`,
  'plan-approved': () => sql`p.state in ('approved', 'published')`,
};

/** The SQL of one criterion. */
export function conditionOf(criterion: CriterionId, frame: Frame): Condition {
  const all: Record<CriterionId, (frame: Frame) => Condition> = { ...inspectionCriteria, ...planLineCriteria };
  return all[criterion](frame);
}

/** All criteria together; none: always true. */
export function allOf(ids: readonly CriterionId[], frame: Frame): Condition {
  if (ids.length === 0) return sql`true`;
  return sql.join<boolean>(
    ids.map((criterion) => sql`(${conditionOf(criterion, frame)})`),
    sql` and `,
  );
}
