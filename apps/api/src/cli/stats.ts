// `stats`: the figures of a year, the same as on the statistics page.
import { formatFigure } from '@liangma/domain/statistics/compute';
import { countingNotes, reportFigures } from '@liangma/domain/statistics/report-figures';
import type { StatisticsOfYear } from '@liangma/domain/statistics/statistics-of-year';
import { readScoped } from '../db/scope.ts';
import { readStatistics } from '../features/statistics/public.ts';
import { padEnd, padStart, widthOf } from '../server/text-width.ts';
import { chooseBureau, readerOf, yearFrom } from './choose-bureau.ts';
import { defineCommand, UsageError } from './command.ts';

export const command = defineCommand({
  name: 'stats',
  summary: 'Prints the figures of a year.',
  usage: 'YEAR [--bureau CODE] [--json]',
  options: {
    bureau: { type: 'string', value: 'CODE', summary: 'code of the bureau; may be left out when there is only one' },
    json: { type: 'boolean', summary: 'print { year, bureau, asOf, metrics: { id: { value, unit } } }' },
  },
  positionals: { least: 1, most: 1 },
  async run({ terminal, withApp }, { values, positionals: [text] }) {
    const year = yearFrom(text);
    if (year === null) throw new UsageError(`"${text}" is no year.`);
    await withApp(async ({ deps }) => {
      const bureau = await chooseBureau(deps, values.bureau);
      const { statistics } = await readScoped(deps.db, bureau.id, (tx) =>
        readStatistics(tx, readerOf(deps, bureau), year),
      );
      if (values.json) {
        const { code, name } = bureau;
        terminal.json({ year, bureau: { code, name }, asOf: statistics.asOf, metrics: figuresOf(statistics) });
      } else for (const line of table(statistics)) terminal.line(line);
    });
  },
});

function figuresOf({ metrics }: StatisticsOfYear): Record<string, { value: number | null; unit: string }> {
  return Object.fromEntries(Object.entries(metrics).map(([id, { value, unit }]) => [id, { value, unit }]));
}

function table(statistics: StatisticsOfYear): string[] {
  const figures = reportFigures(statistics);
  const nameWidth = Math.max(...figures.map(({ name }) => widthOf(name)));
  const valueWidth = Math.max(...figures.map(({ value }) => widthOf(formatFigure(value))));
  return [
    `${statistics.bureauName} ${statistics.year} 年`,
    ...figures.map(
      ({ name, printed, unit, metric }) =>
        `  ${padEnd(name, nameWidth)}  ${padStart(printed, valueWidth)} ${padEnd(unit, 4)}  ${metric}`,
    ),
    ...countingNotes(statistics.countingRule).map(({ zh }) => zh),
  ];
}
