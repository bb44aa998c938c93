/** All inspections of the bureau: filters, where each one stands, and the way to prepare another. */
import { Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { listSections } from '@liangma/contract/bureaus';
import { listInspections } from '@liangma/contract/inspections';
import type { InspectionRow } from '@liangma/contract/inspection-views';
import { inspectionStates } from '@liangma/domain/inspection/inspection';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay, formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import { InspectionBadge } from './inspection-badge.tsx';
import { windowText } from './inspection-labels.ts';
import styles from './inspection-list.module.css';
import { usePlanLines } from './use-plan-lines.ts';

const columnsOf = (t: Translate): Column<InspectionRow>[] => [
  {
    id: 'enterprise',
    header: t('inspections.enterprise'),
    fixed: true,
    width: '17em',
    cell: (row) => <span className={styles.name}>{row.enterpriseName}</span>,
  },
  { id: 'state', header: t('inspections.state'), width: '1%', cell: (row) => <InspectionBadge state={row.state} /> },
  {
    id: 'type',
    header: t('inspections.type'),
    cell: (row) => (
      <div>
        {t(`inspections.type.${row.type}`)}
        <Text size="sm" c="dimmed">
          {t(`inspections.ground.${row.groundKind}`)}
        </Text>
      </div>
    ),
  },
  {
    id: 'matters',
    header: t('inspections.matters'),
    cell: (row) => (
      <ul className={styles.lines}>
        {row.matters.map((matter) => (
          <li key={matter}>{matter}</li>
        ))}
      </ul>
    ),
  },
  {
    id: 'officers',
    header: t('inspections.officers'),
    cell: (row) => <span className={styles.people}>{row.officers.join(t('inspections.list-comma'))}</span>,
  },
  {
    id: 'window',
    header: t('inspections.planned-window'),
    cell: (row) => (
      <div>
        {windowText(t, row)}
        {row.finishedOn && (
          <Text size="sm" c="dimmed">
            {t('inspections.closed-on', { day: formatDay(row.finishedOn) })}
          </Text>
        )}
      </div>
    ),
  },
  {
    id: 'entry',
    header: t('inspections.entry'),
    cell: (row) => (row.entryWay ? t(`inspections.entry-way.${row.entryWay}`) : '—'),
  },
  {
    id: 'findings',
    header: t('inspections.record.findings'),
    align: 'end',
    cell: (row) => (['recorded', 'told', 'closed'].includes(row.state) ? formatNumber(row.findingCount) : '—'),
  },
  { id: 'section', header: t('inspections.section'), hidden: true, cell: (row) => row.sectionName ?? '—' },
  { id: 'notice', header: t('inspections.notice-no'), hidden: true, cell: (row) => row.noticeNo ?? '—' },
  { id: 'credit-code', header: t('inspections.credit-code'), hidden: true, cell: (row) => row.creditCode },
];

export default function InspectionListScreen() {
  const t = useT();
  const { may, today } = useSession();
  const list = useListState(listInspections.query);
  const query = useEndpoint(listInspections, { query: list.query });
  const sections = useEndpoint(listSections, {});
  const { options: planLines } = usePlanLines(Number(today.slice(0, 4)));
  const columns = useMemo(() => columnsOf(t), [t]);
  const newButton = may('inspection.prepare') && (
    <LinkButton to="/inspections/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('inspections.new.title')}
    </LinkButton>
  );
  return (
    <Page title={t('inspections.list.title')} actions={newButton}>
      <FilterForm list={list}>
        <TextField name="search" label={t('inspections.enterprise')} placeholder={t('inspections.search-hint')} />
        <SelectField
          name="state"
          label={t('inspections.state')}
          searchable={false}
          options={inspectionStates.map((state) => ({ value: state, label: t(`inspections.state.${state}`) }))}
        />
        <SelectField
          name="sectionId"
          label={t('inspections.section')}
          options={(sections.data?.items ?? []).map((section) => ({ value: section.id, label: section.name }))}
        />
        <SelectField name="planLineId" label={t('inspections.plan-line')} options={planLines} />
        <DateField name="plannedFrom" label={t('inspections.planned-after')} />
        <DateField name="plannedUntil" label={t('inspections.planned-before')} />
      </FilterForm>
      <DataTable
        id="inspections"
        caption={t('inspections.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(row) => row.id}
        rowHref={(row) => `/inspections/${row.id}`}
        empty={{ title: t('inspections.empty'), text: t('inspections.empty-text'), action: newButton }}
      />
    </Page>
  );
}
