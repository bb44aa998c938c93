/** The catalogue of metrics (统计指标): counted ones, ratios of them, and the criteria a record must meet for each. */
import type { CountingRule } from '../rule-packs/rule-pack.ts';
import { baseMetrics, type BaseMetric, type BaseMetricId, type NamedMetric } from './base-metrics.ts';
import type { CriterionId } from './criteria.ts';

/** Numerator ÷ denominator × 100, two decimals; null when the denominator is 0. */
interface RatioMetric extends NamedMetric {
  kind: 'ratio';
  numerator: BaseMetricId;
  denominator: BaseMetricId;
}

export type Metric = BaseMetric | RatioMetric;

const percent = { unitZh: '%', unitEn: '%' } as const;

/** Figures that are computed from other figures. */
export const ratioMetrics = {
  'plan.done_rate': {
    kind: 'ratio',
    numerator: 'plan.visits.done',
    denominator: 'plan.visits.planned',
    nameZh: '检查计划完成率',
    nameEn: 'Completion of the plan',
    ...percent,
    definitionZh: '计划内完成检查家次÷计划检查家次×100,可以超过100%',
    definitionEn: 'Planned visits carried out ÷ planned visits × 100; may exceed 100 %',
  },
  'insp.planned_share': {
    kind: 'ratio',
    numerator: 'insp.planned',
    denominator: 'insp.count',
    nameZh: '有计划检查占比',
    nameEn: 'Share of planned inspections',
    ...percent,
    definitionZh: '有计划检查次数÷行政检查次数×100',
    definitionEn: 'Planned inspections ÷ inspections × 100',
  },
  'insp.triggered_share': {
    kind: 'ratio',
    numerator: 'insp.triggered',
    denominator: 'insp.count',
    nameZh: '触发式检查占比',
    nameEn: 'Share of triggered inspections',
    ...percent,
    definitionZh: '触发式检查次数÷行政检查次数×100',
    definitionEn: 'Triggered inspections ÷ inspections × 100',
  },
  'insp.scan.rate': {
    kind: 'ratio',
    numerator: 'insp.scan.count',
    denominator: 'insp.scan.required',
    nameZh: '扫码入企率',
    nameEn: 'Share of scanned entries',
    ...percent,
    definitionZh: '扫码入企次数÷应扫码入企次数×100',
    definitionEn: 'Scanned entries ÷ entries that had to be scanned × 100',
  },
  'insp.problem_rate': {
    kind: 'ratio',
    numerator: 'insp.with_problems',
    denominator: 'insp.visits',
    nameZh: '发现问题率',
    nameEn: 'Share of visits with problems',
    ...percent,
    definitionZh: '发现问题的检查家次÷检查家次×100',
    definitionEn: 'Visits with problems ÷ visits × 100',
  },
} as const satisfies Record<string, RatioMetric>;

export type RatioMetricId = keyof typeof ratioMetrics;
export type MetricId = BaseMetricId | RatioMetricId;

export const baseMetricIds = Object.keys(baseMetrics) as BaseMetricId[];
export const ratioMetricIds = Object.keys(ratioMetrics) as RatioMetricId[];
export const metricIds: readonly MetricId[] = [...baseMetricIds, ...ratioMetricIds];

/** The catalogue entry of a metric. */
export function metricOf(id: MetricId): Metric {
  const all: Record<MetricId, Metric> = { ...baseMetrics, ...ratioMetrics };
  return all[id];
}

/** Whether the text names a metric. */
export function isMetricId(text: string): text is MetricId {
  return (metricIds as readonly string[]).includes(text);
}

/**
 * The criteria that a record must meet to enter the metric under the counting rule of the rule pack. A ratio is made of
 * the records of its denominator. SQL, drill-down and explanation take the list from here.
 */
export function criteriaOf(id: MetricId, rule: CountingRule): readonly CriterionId[] {
  const metric = metricOf(id);
  if (metric.kind === 'ratio') return criteriaOf(metric.denominator, rule);
  return metric.criteria.filter((criterion) => {
    if (criterion === 'record-complete' && id !== 'insp.records') return rule.completeRecordOnly;
    if (criterion === 'no-penalty-or-other-act') return rule.penaltiesExcluded;
    return true;
  });
}
