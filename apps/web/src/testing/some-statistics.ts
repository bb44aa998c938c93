/** The statistics of a made-up year, with the real catalogue of figures. */
import type { MetricRecord, StatisticsView } from '@liangma/contract/statistics';
import { metricIds, metricOf } from '@liangma/domain/statistics/metrics';
import type { MetricId } from '@liangma/domain/statistics/metrics';

export const matterId = '01990000-0000-7000-8000-0000000000a1';
export const sectionId = '01990000-0000-7000-8000-0000000000a2';

type Values = Partial<Record<MetricId, { value: number | null; records: number }>>;

/** Figures that are not named are 0. */
export function someStatistics(year: number, values: Values): StatisticsView {
  const part = { count: 12, enterprise: 12, findings: 3 };
  return {
    year,
    bureauName: '示范市工业和信息化局',
    asOf: '2026-03-02T02:00:00.000Z',
    countingRule: { zh: '一个对象检查一次计为1次;巡查、巡逻不计。', en: 'One object is one; patrols do not count.' },
    metrics: metricIds.map((id) => {
      const { nameZh, nameEn, unitZh, unitEn, definitionZh, definitionEn } = metricOf(id);
      return {
        id,
        name: { zh: nameZh, en: nameEn },
        unit: { zh: unitZh, en: unitEn },
        definition: { zh: definitionZh, en: definitionEn },
        value: 0,
        records: 0,
        ...values[id],
      };
    }),
    byMonth: Array.from({ length: 12 }, (_, index) => ({
      key: String(index + 1),
      label: `${index + 1}月`,
      count: index === 2 ? 12 : 0,
      enterprise: index === 2 ? 12 : 0,
      findings: 0,
    })),
    byMatter: [{ key: matterId, label: '民爆销售检查', ...part }],
    bySection: [
      { key: sectionId, label: '民爆科', ...part },
      { key: 'none', label: '未指定科室', count: 1, enterprise: 1, findings: 0 },
    ],
    byType: [{ key: 'daily', label: '日常检查', ...part }],
    notCounted: [
      { criterion: 'finished', text: { zh: '检查尚未办结', en: 'it is not closed yet' }, count: 2 },
      { criterion: 'record-complete', text: { zh: '检查记录不完整', en: 'its record is not complete' }, count: 1 },
    ],
  };
}

/** An inspection behind a figure. */
export const someMetricRecord: MetricRecord = {
  kind: 'inspection',
  id: '01990000-0000-7000-8000-0000000000b1',
  title: '示范市红星民爆有限公司',
  detail: '民爆销售检查',
  sectionName: '民爆科',
  day: '2025-03-12',
  contribution: 1,
  reasons: [
    {
      criterion: 'object-identified',
      isMet: true,
      text: { zh: '有具体的检查对象', en: 'it has one identified object' },
    },
    { criterion: 'finished', isMet: true, text: { zh: '检查已办结', en: 'it is closed' } },
  ],
};
