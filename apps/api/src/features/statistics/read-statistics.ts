/** The statistics of a year, as page, report, table and command line all take them. */
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { countingRuleOf } from '@liangma/domain/rule-packs/rule-pack';
import { compute } from '@liangma/domain/statistics/compute';
import type { StatisticsOfYear } from '@liangma/domain/statistics/statistics-of-year';
import { ProblemException } from '../../http/problem.ts';
import type { InspectionType } from '@liangma/domain/inspection/inspection';
import type { Ctx, Tx } from '../../db/scope.ts';
import { typeLabels } from '../inspections/public.ts';
import { countBaseMetrics, sliceCount, type Slice } from './statistics-store.ts';

/** The counting rule in force. */
export const countingRule = countingRuleOf(nationalPack);

/** The figures with their parts. */
export interface ReadStatistics {
  statistics: StatisticsOfYear;
  byMonth: Slice[];
  byMatter: Slice[];
  bySection: Slice[];
  byType: Slice[];
}

const asBreakdown = (slices: readonly Slice[]) => slices.map(({ key, label, count }) => ({ key, label, value: count }));

function monthsOf(slices: readonly Slice[]): Slice[] {
  return Array.from({ length: 12 }, (_, index) => {
    const key = String(index + 1);
    const found = slices.find((slice) => slice.key === key);
    return { count: 0, enterprise: 0, findings: 0, ...found, key, label: `${key}月` };
  });
}

/** Counts the year of one bureau from its records. */
export async function readStatistics(tx: Tx, ctx: Ctx, year: number): Promise<ReadStatistics> {
  const bureau = await tx.selectFrom('bureau').select('name').where('id', '=', ctx.bureauId).executeTakeFirst();
  if (!bureau) throw new ProblemException('resource/not-found');
  const frame = { year, rule: countingRule };
  const base = await countBaseMetrics(tx, ctx.bureauId, frame);
  const byMonth = monthsOf(await sliceCount(tx, ctx.bureauId, frame, 'month'));
  const byMatter = await sliceCount(tx, ctx.bureauId, frame, 'matter');
  const named = (slice: Slice) => (slice.key === 'none' ? { ...slice, label: '未指定科室' } : slice);
  const bySection = (await sliceCount(tx, ctx.bureauId, frame, 'section')).map(named);
  const labelled = (slice: Slice) => ({ ...slice, label: typeLabels[slice.key as InspectionType] });
  const byType = (await sliceCount(tx, ctx.bureauId, frame, 'type')).map(labelled);
  return {
    statistics: {
      year,
      bureauName: bureau.name,
      asOf: ctx.now,
      rulePack: { id: nationalPack.id, version: nationalPack.version },
      countingRule,
      metrics: compute(base),
      months: byMonth.map((slice) => slice.count),
      byMatter: asBreakdown(byMatter),
      bySection: asBreakdown(bySection),
      byType: asBreakdown(byType),
    },
    byMonth,
    byMatter,
    bySection,
    byType,
  };
}
