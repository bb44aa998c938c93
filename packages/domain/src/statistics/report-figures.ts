/** The annex of figures, as it is printed in Word, in the workbook and on the page: one source, equal everywhere. */
import { formatFigure } from './compute.ts';
import { criteria } from './criteria.ts';
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
  /** The conditions that a record had to meet. */
  countedIf: string;
}

/** All figures of the catalogue with definition and counting rule. */
export function reportFigures(statistics: StatisticsOfYear): ReportFigure[] {
  return metricIds.map((metric) => {
    const { nameZh, definitionZh } = metricOf(metric);
    const { value, unit, records } = statistics.metrics[metric];
    const conditions = criteriaOf(metric, statistics.countingRule).map((criterion) => criteria[criterion].metZh);
    return {
      metric,
      name: nameZh,
      value,
      printed: formatFigure(value),
      unit,
      definition: definitionZh,
      records,
      countedIf: conditions.join(';'),
    };
  });
}

/** How the counting rule of the rule pack is set, in words; printed with the figures. */
export function countingNotes(statistics: StatisticsOfYear): string[] {
  const { completeRecordOnly, penaltiesExcluded, soleTradersAsEnterprises } = statistics.countingRule;
  return [
    completeRecordOnly
      ? '检查次数:有具体检查对象并有完整、详实检查记录的,一个对象检查一次计为1次;巡查、巡逻不计。'
      : '检查次数:有具体检查对象的,一个对象检查一次计为1次(本单位设置:不要求检查记录完整)。',
    penaltiesExcluded
      ? '检查后作出行政处罚或者其他行政执法行为的,计入该行为,不计入检查次数;检查家次、发现问题数仍包括这类检查。'
      : '检查后作出行政处罚或者其他行政执法行为的,仍计入检查次数(本单位设置)。',
    soleTradersAsEnterprises
      ? '涉企行政检查次数包括对个体工商户、农民专业合作社的检查(参照企业)。'
      : '涉企行政检查次数不包括对个体工商户、农民专业合作社的检查(本单位设置)。',
    '统计年度为1月1日至12月31日,以办结日期为准;日期按北京时间计算。',
    `规则包:${statistics.rulePack.id},版本${statistics.rulePack.version}。`,
  ];
}
