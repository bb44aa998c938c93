/** All figures of a year for the page: with names, definitions, parts, and what was left out. */
import type { z } from 'zod';
import type { statisticsSchema } from '@liangma/contract/statistics';
import { criteria } from '@liangma/domain/statistics/criteria';
import { metricIds, metricOf } from '@liangma/domain/statistics/metrics';
import { countingNotes } from '@liangma/domain/statistics/report-figures';
import type { Ctx, Tx } from '../../db/scope.ts';
import { countingRule, readStatistics } from './read-statistics.ts';
import { countLeftOut } from './statistics-store.ts';

export async function getStatistics(
  tx: Tx,
  ctx: Ctx,
  input: { params: { year: number } },
): Promise<z.input<typeof statisticsSchema>> {
  const { year } = input.params;
  const read = await readStatistics(tx, ctx, year);
  const { statistics } = read;
  const notes = countingNotes(countingRule);
  const leftOut = await countLeftOut(tx, ctx.bureauId, { year, rule: countingRule });
  return {
    year,
    bureauName: statistics.bureauName,
    asOf: statistics.asOf,
    countingRule: {
      zh: notes.map((note) => note.zh).join(''),
      en: notes.map((note) => note.en).join(' '),
    },
    metrics: metricIds.map((id) => {
      const metric = metricOf(id);
      const { value, records } = statistics.metrics[id];
      return {
        id,
        name: { zh: metric.nameZh, en: metric.nameEn },
        unit: { zh: metric.unitZh, en: metric.unitEn },
        definition: { zh: metric.definitionZh, en: metric.definitionEn },
        value,
        records,
      };
    }),
    byMonth: read.byMonth,
    byMatter: read.byMatter,
    bySection: read.bySection,
    byType: read.byType,
    notCounted: leftOut.map(({ criterion, count }) => ({
      criterion,
      text: { zh: criteria[criterion].notMetZh, en: criteria[criterion].notMetEn },
      count,
    })),
  };
}
