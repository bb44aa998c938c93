/** Exactly the records behind a figure, or those that were left out of it, each with the reasons. */
import { getStatistics, listMetricRecords } from '@liangma/contract/statistics';
import type { MetricRecord } from '@liangma/contract/statistics';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { CountedSwitch } from './counted-switch.tsx';
import { FigureFormula } from './figure-formula.tsx';
import { inLanguage, metricOf } from './metric.ts';
import { RecordFilters } from './record-filters.tsx';
import { RecordReasons } from './record-reasons.tsx';

/** What is left out adds nothing. */
const columnsOf = (t: Translate, isPlan: boolean, isCounted: boolean): Column<MetricRecord>[] => [
  {
    id: 'title',
    header: t(isPlan ? 'statistics.matter' : 'statistics.object'),
    fixed: true,
    width: '18em',
    cell: (row) => row.title,
  },
  { id: 'detail', header: t(isPlan ? 'statistics.plan-objects' : 'statistics.matters'), cell: (row) => row.detail },
  { id: 'section', header: t('statistics.section'), cell: (row) => row.sectionName ?? '—' },
  { id: 'day', header: t('statistics.day'), hidden: isPlan, cell: (row) => <Day value={row.day} /> },
  ...(isCounted
    ? [
        {
          id: 'contribution',
          header: t('statistics.contribution'),
          align: 'end' as const,
          cell: (row: MetricRecord) => formatNumber(row.contribution),
        },
      ]
    : []),
  {
    id: 'reasons',
    header: t(isCounted ? 'statistics.why-counted' : 'statistics.why-not-counted'),
    width: '26em',
    cell: (row) => <RecordReasons reasons={row.reasons} />,
  },
];

export default function RecordsScreen() {
  const t = useT();
  const language = useLanguage();
  const path: Record<string, string> = useParams({ strict: false });
  const year = Number(path['year']);
  const metricId = path['metricId'] ?? '';
  const list = useListState(listMetricRecords.query);
  const statistics = useEndpoint(getStatistics, { params: { year } });
  const query = useEndpoint(listMetricRecords, { params: { year, metricId }, query: list.query });
  const metric = statistics.data && metricOf(statistics.data, metricId);
  const isCounted = list.filters['counted'] !== 'no';
  const isPlan = query.data?.items[0]?.kind === 'plan-line' || metricId.startsWith('plan.tasks');
  const { counted, ...narrowing } = list.filters;
  const isNarrowed = Object.keys(narrowing).length > 0;
  const columns = useMemo(() => columnsOf(t, isPlan, isCounted), [t, isPlan, isCounted]);
  const sum = query.data?.sum;

  return (
    <Page
      title={metric ? inLanguage(metric.name, language) : t('statistics.records.title')}
      intro={metric && inLanguage(metric.definition, language)}
      actions={
        <LinkButton to="/statistics" search={{ year: String(year) }} variant="default">
          {t('statistics.back-to-year', { year })}
        </LinkButton>
      }
    >
      {statistics.data && metric && <FigureFormula statistics={statistics.data} metric={metric} />}
      <CountedSwitch isCounted={isCounted} onSwitch={(next) => list.search({ ...narrowing, counted: next })} />
      {!isPlan && statistics.data && (
        <RecordFilters
          statistics={statistics.data}
          list={{ ...list, reset: () => list.search({ counted }) }}
          isCounted={isCounted}
        />
      )}
      <DataTable
        id="metric-records"
        caption={t(isCounted ? 'statistics.counted-records' : 'statistics.left-out-records')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={isNarrowed}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.kind === 'inspection' ? `/inspections/${row.id}` : `/plans/${year}`)}
        empty={{
          title: t(isCounted ? 'statistics.no-records' : 'statistics.nothing-left-out'),
          text: t(isCounted ? 'statistics.no-records-hint' : 'statistics.nothing-left-out-hint'),
        }}
        {...(isCounted && sum !== undefined
          ? { totals: { title: t('statistics.sum'), contribution: formatNumber(sum) } }
          : {})}
      />
    </Page>
  );
}
