/** Figures for tests: counted naively from made-up records, or set directly. */
import type { BaseFigure } from '../compute.ts';
import type { BaseMetricId } from '../base-metrics.ts';
import type { CriterionId } from '../criteria.ts';
import type { CountingRule } from '../../rule-packs/rule-pack.ts';
import { baseMetricIds, criteriaOf, metricOf } from '../metrics.ts';

export const ruleR9: CountingRule = {
  completeRecordOnly: true,
  penaltiesExcluded: true,
  soleTradersAsEnterprises: true,
};

/** A record with the criteria it meets and the numbers that sums and distinct counts look at. */
export interface MadeUpRecord {
  meets: readonly CriterionId[];
  object?: string;
  officers?: number;
  findings?: number;
  plannedVisits?: number;
}

/** Counts every base metric from records, one by one, as slowly and plainly as possible. */
export function countNaively(
  inspections: readonly MadeUpRecord[],
  planLines: readonly MadeUpRecord[],
  rule: CountingRule = ruleR9,
): Record<BaseMetricId, BaseFigure> {
  const figures: Partial<Record<BaseMetricId, BaseFigure>> = {};
  for (const id of baseMetricIds) {
    const metric = metricOf(id);
    if (metric.kind === 'ratio') continue;
    const population = metric.population === 'plan-line' ? planLines : inspections;
    const met = population.filter((made) => criteriaOf(id, rule).every((criterion) => made.meets.includes(criterion)));
    if (metric.kind === 'distinct') {
      figures[id] = { value: new Set(met.map((made) => made.object)).size, records: met.length };
    } else if (metric.kind === 'sum') {
      const of = (made: MadeUpRecord) => (metric.of === 'officers' ? made.officers : made.plannedVisits) ?? 0;
      figures[id] = { value: met.reduce((sum, made) => sum + of(made), 0), records: met.length };
    } else if (metric.population === 'finding') {
      const findings = met.reduce((sum, made) => sum + (made.findings ?? 0), 0);
      figures[id] = { value: findings, records: findings };
    } else {
      figures[id] = { value: met.length, records: met.length };
    }
  }
  return figures as Record<BaseMetricId, BaseFigure>;
}

/** An inspection that meets everything an inspection of an enterprise by plan should, changed by `without` and `plus`. */
export function madeUpInspection(
  without: readonly CriterionId[] = [],
  plus: readonly CriterionId[] = [],
  facts: Omit<MadeUpRecord, 'meets'> = {},
): MadeUpRecord {
  const usual: readonly CriterionId[] = [
    'object-identified',
    'finished',
    'finished-in-year',
    'record-complete',
    'no-penalty-or-other-act',
    'object-is-enterprise',
    'on-site',
    'scanned-in-time',
    'from-plan',
    'from-plan-of-year',
  ];
  return {
    meets: [...usual.filter((criterion) => !without.includes(criterion)), ...plus],
    object: '91430200MA4L0A0A0X',
    officers: 2,
    ...facts,
  };
}

/** A line of the year's approved plan. */
export function madeUpPlanLine(plannedVisits: number): MadeUpRecord {
  return { meets: ['plan-of-year', 'plan-approved'], plannedVisits };
}
