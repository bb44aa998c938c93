/** The register of enterprises: search, filters, and the ways to add to it. */
import { IconFileImport, IconPlus, IconQrcode } from '@tabler/icons-react';
import { listEnterprises } from '@liangma/contract/enterprises';
import type { enterpriseRowSchema } from '@liangma/contract/enterprises';
import { useMemo } from 'react';
import type { z } from 'zod';
import { useEndpoint } from '../../api/queries.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import { EnterpriseBadge } from './enterprise-badge.tsx';
import { EnterpriseFilters } from './enterprise-filters.tsx';
import styles from './enterprises.module.css';

export type EnterpriseRow = z.output<typeof enterpriseRowSchema>;

const columnsOf = (t: Translate): Column<EnterpriseRow>[] => [
  {
    id: 'name',
    header: t('enterprises.name'),
    fixed: true,
    width: '30%',
    cell: (row) => <span className={styles.name}>{row.name}</span>,
  },
  {
    id: 'code',
    header: t('enterprises.credit-code'),
    cell: (row) => <span className={styles.code}>{row.creditCode}</span>,
  },
  { id: 'subject', header: t('enterprises.subject'), cell: (row) => t(`enterprises.subject.${row.subject}`) },
  { id: 'county', header: t('enterprises.county'), cell: (row) => row.county || '—' },
  { id: 'category', header: t('enterprises.category'), cell: (row) => row.supervisionCategory || '—' },
  { id: 'risk', header: t('enterprises.risk'), cell: (row) => row.riskGrade || '—' },
  { id: 'credit', header: t('enterprises.credit'), hidden: true, cell: (row) => row.creditGrade || '—' },
  { id: 'industry', header: t('enterprises.industry'), hidden: true, cell: (row) => row.industry || '—' },
  { id: 'status', header: t('enterprises.status'), cell: (row) => <EnterpriseBadge status={row.status} /> },
];

export default function EnterpriseListScreen() {
  const t = useT();
  const { may } = useSession();
  const list = useListState(listEnterprises.query);
  const query = useEndpoint(listEnterprises, { query: list.query });
  const columns = useMemo(() => columnsOf(t), [t]);
  const importButton = may('import.run') && (
    <LinkButton
      to="/imports/new"
      search={{ kind: 'enterprises' }}
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
    >
      {t('enterprises.import')}
    </LinkButton>
  );
  return (
    <Page
      title={t('enterprises.list.title')}
      actions={
        may('enterprise.edit') && (
          <LinkButton to="/enterprises/new" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('enterprises.new.title')}
          </LinkButton>
        )
      }
    >
      <EnterpriseFilters list={list} />
      <DataTable
        id="enterprises"
        caption={t('enterprises.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(row) => row.id}
        rowHref={(row) => `/enterprises/${row.id}`}
        empty={{ title: t('enterprises.list.empty'), text: t('enterprises.list.empty-text'), action: importButton }}
        toolbar={
          <>
            {importButton}
            <LinkButton to="/enterprises/codes" variant="default" leftSection={<IconQrcode size={16} aria-hidden />}>
              {t('enterprises.codes.title')}
            </LinkButton>
          </>
        }
      />
    </Page>
  );
}
