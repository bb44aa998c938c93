/** All orders to correct of the bureau, the longest overdue first. */
import { listRectifications } from '@liangma/contract/rectifications';
import type { RectificationRow } from '@liangma/contract/rectifications';
import { rectificationStates } from '@liangma/domain/rectifications/rectification';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { RectificationBadges } from './rectification-badge.tsx';
import styles from './rectifications.module.css';

const columnsOf = (t: Translate): Column<RectificationRow>[] => [
  {
    id: 'enterprise',
    header: t('rectifications.enterprise'),
    fixed: true,
    width: '17em',
    cell: (row) => <span className={styles.name}>{row.enterpriseName}</span>,
  },
  {
    id: 'problem',
    header: t('rectifications.problem'),
    cell: (row) => <span className={styles.problem}>{row.description}</span>,
  },
  { id: 'state', header: t('rectifications.state'), width: '1%', cell: (row) => <RectificationBadges row={row} /> },
  { id: 'due', header: t('rectifications.due-on'), width: '1%', cell: (row) => <Day value={row.dueOn} /> },
  { id: 'ordered', header: t('rectifications.ordered-on'), width: '1%', cell: (row) => <Day value={row.orderedOn} /> },
  { id: 'clause', header: t('rectifications.clause'), hidden: true, cell: (row) => row.clause },
  { id: 'notice', header: t('rectifications.notice-no'), hidden: true, cell: (row) => row.noticeNo ?? '—' },
];

export default function RectificationListScreen() {
  const t = useT();
  const list = useListState(listRectifications.query);
  const query = useEndpoint(listRectifications, { query: list.query });
  const columns = useMemo(() => columnsOf(t), [t]);
  const { inspectionId, enterpriseId } = list.filters;
  const narrowed = inspectionId ? 'of-inspection' : enterpriseId ? 'of-enterprise' : null;
  return (
    <Page
      title={t('rectifications.list.title')}
      intro={
        narrowed ? (
          <span className={styles.filtered}>
            {t(`rectifications.${narrowed}`)}
            <AppLink to="/rectifications">{t('rectifications.show-all')}</AppLink>
          </span>
        ) : (
          t('rectifications.list.intro')
        )
      }
    >
      <FilterForm list={list}>
        <SelectField
          name="state"
          label={t('rectifications.state')}
          options={rectificationStates.map((state) => ({ value: state, label: t(`rectifications.state.${state}`) }))}
        />
        <SelectField
          name="overdue"
          label={t('rectifications.only-overdue')}
          options={[{ value: 'true', label: t('rectifications.overdue-yes') }]}
        />
      </FilterForm>
      <DataTable
        id="rectifications"
        caption={t('rectifications.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(row) => row.findingId}
        rowHref={(row) => `/rectifications/${row.findingId}`}
        empty={{ title: t('rectifications.empty'), text: t('rectifications.empty-text') }}
      />
    </Page>
  );
}
