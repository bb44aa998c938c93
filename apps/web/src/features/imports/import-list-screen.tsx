/** All imports of the bureau, newest first: what came in, what still waits for a look, what went wrong. */
import { Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { listImports } from '@liangma/contract/imports';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant, formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { ImportBadge } from './import-badge.tsx';
import { inLanguage, isBusy } from './import-run-facts.ts';
import styles from './imports.module.css';

type Row = NonNullable<ReturnType<typeof useImports>['data']>['items'][number];

const pauseMs = 2000;

function useImports(query: Parameters<typeof useEndpoint<typeof listImports>>[1]) {
  const list = useEndpoint(listImports, query);
  const isMoving = (list.data?.items ?? []).some((run) => isBusy(run));
  // The same question a second time: whether it is repeated depends on the answer to the first.
  useEndpoint(listImports, query, { refetchEveryMs: isMoving && pauseMs });
  return list;
}

/** Before the confirmation what could be written, afterwards what was. */
function ResultCell({ run }: { run: Row }) {
  const t = useT();
  if (run.failure) return inLanguage(run.failure);
  if (!run.counts) return '—';
  const { accepted, refused, created, updated, unchanged } = run.counts;
  return run.state === 'done'
    ? t('imports.list.written', {
        created: formatNumber(created),
        updated: formatNumber(updated),
        unchanged: formatNumber(unchanged),
      })
    : t('imports.list.judged', { accepted: formatNumber(accepted), refused: formatNumber(refused) });
}

const columnsOf = (t: Translate): Column<Row>[] => [
  {
    id: 'file',
    header: t('imports.file'),
    fixed: true,
    width: '34%',
    cell: (run) => <span className={styles.long}>{run.fileName}</span>,
  },
  { id: 'kind', header: t('imports.kind'), cell: (run) => t(`imports.kind.${run.kind}`) },
  { id: 'state', header: t('imports.state'), cell: (run) => <ImportBadge state={run.state} /> },
  { id: 'result', header: t('imports.result'), cell: (run) => <ResultCell run={run} /> },
  {
    id: 'by',
    header: t('imports.by'),
    cell: (run) => (
      <span>
        {run.createdBy}
        <Text size="sm" c="dimmed" className={styles.instant}>
          {formatInstant(run.createdAt)}
        </Text>
      </span>
    ),
  },
];

export default function ImportListScreen() {
  const t = useT();
  const list = useListState(listImports.query);
  const query = useImports({ query: list.query });
  const columns = useMemo(() => columnsOf(t), [t]);
  const newButton = (
    <LinkButton to="/imports/new" leftSection={<IconFileImport size={16} aria-hidden />}>
      {t('imports.new.title')}
    </LinkButton>
  );
  return (
    <Page title={t('imports.list.title')} intro={t('imports.list.intro')} actions={newButton}>
      <DataTable
        id="imports"
        caption={t('imports.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={false}
        rowKey={(run) => run.id}
        rowHref={(run) => `/imports/${run.id}`}
        empty={{ title: t('imports.list.empty'), text: t('imports.list.empty-text'), action: newButton }}
      />
    </Page>
  );
}
