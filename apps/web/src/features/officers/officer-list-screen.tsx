/** Officers and their certificates: who may inspect, today or on another day. */
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { listSections } from '@liangma/contract/bureaus';
import { listOfficers } from '@liangma/contract/people';
import type { OfficerView } from '@liangma/contract/people';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import { CertificateBadge } from './certificate-badge.tsx';
import styles from './officers.module.css';

/** `day`: the one that the list is judged on. */
const columnsOf = (t: Translate, day: string): Column<OfficerView>[] => [
  { id: 'name', header: t('officers.name'), fixed: true, cell: (row) => row.name },
  {
    id: 'state',
    header: t('officers.certificate'),
    cell: (row) => <CertificateBadge officer={row} day={day} />,
  },
  {
    id: 'assignable',
    header: t('officers.assignable'),
    cell: (row) =>
      row.isAssignable ? (
        <StatusBadge tone="success">{t('officers.may')}</StatusBadge>
      ) : (
        <StatusBadge tone="neutral">{t('officers.may-not')}</StatusBadge>
      ),
  },
  {
    id: 'number',
    header: t('officers.certificate-no'),
    cell: (row) => <span className={styles.number}>{row.certificateNo}</span>,
  },
  { id: 'until', header: t('officers.valid-until'), cell: (row) => formatDay(row.validUntil) },
  { id: 'section', header: t('officers.section'), cell: (row) => row.sectionName ?? '—' },
  { id: 'post', header: t('officers.post'), cell: (row) => row.post || '—' },
  { id: 'unit', header: t('officers.unit'), hidden: true, cell: (row) => row.unit || '—' },
  { id: 'field', header: t('officers.field'), hidden: true, cell: (row) => row.field || '—' },
];

export default function OfficerListScreen() {
  const t = useT();
  const { may, today } = useSession();
  const list = useListState(listOfficers.query);
  const query = useEndpoint(listOfficers, { query: list.query });
  const sections = useEndpoint(listSections, {});
  const day = list.query.assignableOn ?? today;
  const columns = useMemo(() => columnsOf(t, day), [t, day]);
  const importButton = may('import.run') && (
    <LinkButton
      to="/imports/new"
      search={{ kind: 'officers' }}
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
    >
      {t('officers.import')}
    </LinkButton>
  );
  return (
    <Page
      title={t('officers.list.title')}
      actions={
        may('officer.edit') && (
          <LinkButton to="/officers/new" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('officers.new.title')}
          </LinkButton>
        )
      }
    >
      <FilterForm list={list}>
        <TextField name="search" label={t('officers.search')} placeholder={t('officers.search-hint')} />
        <SelectField
          name="sectionId"
          label={t('officers.section')}
          options={(sections.data?.items ?? []).map((section) => ({ value: section.id, label: section.name }))}
        />
        <DateField name="assignableOn" label={t('officers.assignable-on')} />
      </FilterForm>
      <DataTable
        id="officers"
        caption={t('officers.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(row) => row.id}
        rowHref={(row) => `/officers/${row.id}`}
        empty={{ title: t('officers.list.empty'), text: t('officers.list.empty-text'), action: importButton }}
        toolbar={importButton}
      />
    </Page>
  );
}
