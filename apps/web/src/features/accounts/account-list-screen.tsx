/** Who may log in, with roles and state. */
import { listAccounts } from '@liangma/contract/people';
import type { AccountView } from '@liangma/contract/people';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { AccountState, RoleBadges } from './account-badges.tsx';
import styles from './accounts.module.css';

const columnsOf = (t: Translate): Column<AccountView>[] => [
  {
    id: 'displayName',
    header: t('accounts.display-name'),
    fixed: true,
    width: '12em',
    cell: (account) => <span className={styles.name}>{account.displayName}</span>,
  },
  {
    id: 'username',
    header: t('accounts.username'),
    cell: (account) => <span className={styles.username}>{account.username}</span>,
  },
  { id: 'roles', header: t('accounts.roles'), width: '20em', cell: (account) => <RoleBadges roles={account.roles} /> },
  { id: 'section', header: t('accounts.section'), cell: (account) => account.sectionName ?? '—' },
  { id: 'officer', header: t('accounts.officer'), cell: (account) => account.officerName ?? '—' },
  { id: 'state', header: t('accounts.state'), cell: (account) => <AccountState account={account} /> },
];

export default function AccountListScreen() {
  const t = useT();
  const list = useListState(listAccounts.query);
  const query = useEndpoint(listAccounts, { query: list.query });
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Page
      title={t('accounts.list.title')}
      intro={t('accounts.list.intro')}
      actions={
        <LinkButton to="/settings/accounts/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('accounts.new.title')}
        </LinkButton>
      }
    >
      <DataTable
        id="accounts"
        caption={t('accounts.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(account) => account.id}
        rowHref={(account) => `/settings/accounts/${account.id}`}
        empty={{ title: t('accounts.empty') }}
      />
    </Page>
  );
}
