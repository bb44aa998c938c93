/** Choosing the enterprises whose codes are printed: filters, boxes, what was chosen so far. */
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { listEnterprises } from '@liangma/contract/enterprises';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { mostCodes, useChosenCodes } from './chosen-codes.ts';
import { EnterpriseFilters } from './enterprise-filters.tsx';
import type { EnterpriseRow } from './enterprise-list-screen.tsx';
import styles from './enterprises.module.css';

type Chosen = ReturnType<typeof useChosenCodes>;

const columnsOf = (t: Translate, chosen: Chosen): Column<EnterpriseRow>[] => [
  {
    id: 'name',
    header: t('enterprises.name'),
    fixed: true,
    cell: (row) => (
      <Checkbox
        label={<span className={styles.name}>{row.name}</span>}
        checked={chosen.has(row.id)}
        disabled={chosen.isFull && !chosen.has(row.id)}
        onChange={(event) => (event.currentTarget.checked ? chosen.add([row]) : chosen.remove([row.id]))}
      />
    ),
  },
  {
    id: 'code',
    header: t('enterprises.credit-code'),
    cell: (row) => <span className={styles.code}>{row.creditCode}</span>,
  },
  { id: 'county', header: t('enterprises.county'), cell: (row) => row.county || '—' },
  { id: 'category', header: t('enterprises.category'), cell: (row) => row.supervisionCategory || '—' },
];

/** Firms that exist no more need no code. */
const defaults = { status: 'active' } as const;

export default function EnterpriseCodesScreen() {
  const t = useT();
  const list = useListState(listEnterprises.query, defaults);
  const query = useEndpoint(listEnterprises, { query: list.query });
  const chosen = useChosenCodes();
  const columns = useMemo(() => columnsOf(t, chosen), [t, chosen]);
  const page = query.data?.items ?? [];
  const isAllChosen = page.length > 0 && page.every((row) => chosen.has(row.id));
  const count = chosen.chosen.length;
  return (
    <Page title={t('enterprises.codes.title')} intro={t('enterprises.codes.intro')}>
      <EnterpriseFilters list={list} />
      <Panel>
        <Group gap="sm" justify="space-between">
          <Text component="output" fw={600}>
            {t('enterprises.codes.chosen', { count: formatNumber(count) })}
            {chosen.isFull && (
              <Text span size="sm" c="dimmed" ml="sm">
                {t('enterprises.codes.full', { most: formatNumber(mostCodes) })}
              </Text>
            )}
          </Text>
          <Group gap="xs">
            <Button variant="default" disabled={count === 0} onClick={chosen.clear}>
              {t('enterprises.codes.clear')}
            </Button>
            {count > 0 ? (
              <LinkButton to="/enterprises/codes/sheet" leftSection={<IconPrinter size={16} aria-hidden />}>
                {t('enterprises.codes.print')}
              </LinkButton>
            ) : (
              <Button disabled leftSection={<IconPrinter size={16} aria-hidden />}>
                {t('enterprises.codes.print')}
              </Button>
            )}
          </Group>
        </Group>
      </Panel>
      <DataTable
        id="enterprise-codes"
        caption={t('enterprises.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(row) => row.id}
        empty={{ title: t('enterprises.list.empty'), text: t('enterprises.list.empty-text') }}
        toolbar={
          <Button
            variant="default"
            disabled={page.length === 0 || (chosen.isFull && !isAllChosen)}
            onClick={() => (isAllChosen ? chosen.remove(page.map((row) => row.id)) : chosen.add(page))}
          >
            {t(isAllChosen ? 'enterprises.codes.page-none' : 'enterprises.codes.page-all')}
          </Button>
        }
      />
    </Page>
  );
}
