/** The annex of figures, as it is printed in Word, in the workbook and on the page: one source, equal everywhere. */
import type { CountingRule } from '../rule-packs/rule-pack.ts';
import { formatFigure } from './compute.ts';
import type { CriterionId } from './criteria.ts';
import { criteriaOf, metricIds, metricOf, type MetricId } from './metrics.ts';
import type { StatisticsOfYear } from './statistics-of-year.ts';

/** A row of the annex, Chinese. */
export interface ReportFigure {
  metric: MetricId;
  name: string;
  value: number | null;
  /** The value as printed. */
  printed: string;
  unit: string;
  definition: string;
  /** Number of records that the figure was counted from. */
  records: number;
  /** The conditions that a record had to meet; their words are in the catalogue of criteria. */
  criteria: readonly CriterionId[];
}

/** All figures of the catalogue with definition and counting rule. */
export function reportFigures(statistics: StatisticsOfYear): ReportFigure[] {
  return metricIds.map((metric) => {
    const { nameZh, definitionZh } = metricOf(metric);
    const { value, unit, records } = statistics.metrics[metric];
    return {
      metric,
      name: nameZh,
      value,
      printed: formatFigure(value),
      unit,
      definition: definitionZh,
      records,
      criteria: criteriaOf(metric, statistics.countingRule),
    };
  });
}

/** How the counting rule of the rule pack is set, in words; shown and printed with the figures. */
export function countingNotes(rule: CountingRule): { zh: string; en: string }[] {
  return [
    rule.completeRecordOnly
      ? {
          zh: '检查次数:有具体检查对象并有完整、详实检查记录的,一个对象检查一次计为1次;巡查、巡逻不计。',
          en: 'Inspections: one identified object with a full, detailed record counts as one; patrols do not count.',
        }
      : {
          zh: '检查次数:有具体检查对象的,一个对象检查一次计为1次(本单位设置:不要求检查记录完整)。',
          en: 'Inspections: one identified object counts as one (set by the bureau: the record need not be complete).',
        },
    rule.penaltiesExcluded
      ? {
          zh: '检查后作出行政处罚或者其他行政执法行为的,计入该行为,不计入检查次数;检查家次、发现问题数仍包括这类检查。',
          en: 'A visit that led to a penalty or another act is counted as that act; visits and findings still include it.',
        }
      : {
          zh: '检查后作出行政处罚或者其他行政执法行为的,仍计入检查次数(本单位设置)。',
          en: 'A visit that led to a penalty or another act still counts as an inspection (set by the bureau).',
        },
    rule.soleTradersAsEnterprises
      ? {
          zh: '涉企行政检查次数包括对个体工商户、农民专业合作社的检查(参照企业)。',
          en: 'Inspections of enterprises include sole traders and farmers’ cooperatives, by analogy.',
        }
      : {
          zh: '涉企行政检查次数不包括对个体工商户、农民专业合作社的检查(本单位设置)。',
          en: 'Inspections of enterprises leave out sole traders and farmers’ cooperatives (set by the bureau).',
        },
    {
      zh: '统计年度为1月1日至12月31日,以办结日期为准;日期按北京时间计算。',
      en: 'The year runs from 1 January to 31 December by the day of closing, in Beijing time.',
    },
  ];
}
