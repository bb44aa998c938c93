/** All figures of a year, how they are made up, and what does not count. */
import { getStatistics } from '@liangma/contract/statistics';
import type { StatisticsView } from '@liangma/contract/statistics';
import { SimpleGrid } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { translateIfKnown } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { Loaded, Loading } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Breakdown } from './breakdown.tsx';
import { FigureCards } from './figure-cards.tsx';
import { FiguresTable } from './figures-table.tsx';
import { MonthChart } from './month-chart.tsx';
import { CountingRule, NotCounted } from './not-counted.tsx';
import { useYear } from './use-year.ts';
import type { ChosenYear } from './use-year.ts';
import { YearSwitch } from './year-switch.tsx';

const keyFigures = [
  'insp.count.enterprise',
  'insp.count',
  'insp.scan.rate',
  'plan.done_rate',
  'insp.visits',
  'insp.objects',
  'insp.problems',
  'insp.orders',
];

function Figures({ statistics }: { statistics: StatisticsView }) {
  const t = useT();
  const { year } = statistics;
  const typeLabel = useCallback(
    (slice: { key: string; label: string }) => translateIfKnown(`inspections.type.${slice.key}`) ?? slice.label,
    [],
  );
  const sectionLabel = useCallback(
    (slice: { key: string; label: string }) => (slice.key === 'none' ? t('statistics.no-section') : slice.label),
    [t],
  );
  return (
    <>
      <FigureCards statistics={statistics} metricIds={keyFigures} />
      <Panel title={t('statistics.by-month')}>
        <MonthChart statistics={statistics} />
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <CountingRule statistics={statistics} />
        <NotCounted statistics={statistics} />
      </SimpleGrid>
      <Breakdown
        title={t('statistics.by-matter')}
        year={year}
        slices={statistics.byMatter}
        filter="matterId"
        note={t('statistics.by-matter-note')}
      />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Breakdown
          title={t('statistics.by-section')}
          year={year}
          slices={statistics.bySection}
          filter="sectionId"
          labelOf={sectionLabel}
        />
        <Breakdown
          title={t('statistics.by-type')}
          year={year}
          slices={statistics.byType}
          filter="type"
          labelOf={typeLabel}
        />
      </SimpleGrid>
      <Panel title={t('statistics.all-figures')} flush>
        <FiguresTable statistics={statistics} />
      </Panel>
    </>
  );
}

function Year({ chosen }: { chosen: ChosenYear }) {
  const t = useT();
  const query = useEndpoint(getStatistics, { params: { year: chosen.year } });
  return (
    <Page
      title={t('statistics.year.title')}
      intro={
        query.data &&
        t('statistics.as-of', { bureau: query.data.bureauName, at: formatInstant(query.data.asOf), year: chosen.year })
      }
      actions={
        <LinkButton
          to="/reports"
          search={{ year: String(chosen.year) }}
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
        >
          {t('statistics.to-report')}
        </LinkButton>
      }
    >
      <YearSwitch chosen={chosen} to="/statistics" />
      <Loaded query={query}>{(statistics) => <Figures statistics={statistics} />}</Loaded>
    </Page>
  );
}

export default function StatisticsScreen() {
  const chosen = useYear();
  return chosen ? <Year chosen={chosen} /> : <Loading />;
}
