/** A made-up year for the tests of report and table. */
import { compute } from '@liangma/domain/statistics/compute';
import type { StatisticsOfYear } from '@liangma/domain/statistics/statistics-of-year';
import {
  countNaively,
  madeUpInspection,
  madeUpPlanLine,
  ruleR9,
  type MadeUpRecord,
} from '@liangma/domain/statistics/testing/figures';

const times = (count: number, made: MadeUpRecord) => Array.from({ length: count }, () => made);

/** Twelve inspections of enterprises by plan; `unscanned` of them without a scan. */
export function madeUpYear(unscanned = 0): StatisticsOfYear {
  const scanned = madeUpInspection([], ['has-findings', 'has-order'], { findings: 2 });
  const inspections = [...times(12 - unscanned, scanned), ...times(unscanned, madeUpInspection(['scanned-in-time']))];
  return {
    year: 2025,
    bureauName: '示范市工业和信息化局',
    asOf: '2025-12-31T16:30:00Z',
    rulePack: { id: 'national', version: '2025.1' },
    countingRule: ruleR9,
    metrics: compute(countNaively(inspections, [madeUpPlanLine(12)])),
    months: [0, 0, 1, 2, 1, 2, 0, 1, 2, 1, 1, 1],
    byMatter: [
      { key: 'm1', label: '民用爆炸物品销售企业监督检查', value: 5 },
      { key: 'm2', label: '单位产品能耗限额执行情况节能监察', value: 7 },
    ],
    bySection: [
      { key: 's1', label: '安全生产科', value: 5 },
      { key: 's2', label: '节能与综合利用科', value: 7 },
    ],
    byType: [{ key: 'daily', label: '日常检查', value: 12 }],
  };
}
