/** A list of the server: toolbar, table, cursor pages, and what is shown while loading, when empty, when it failed. */
import { Button, Checkbox, Group, Popover, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatNumber } from '../messages/format.ts';
import { useT } from '../messages/use-t.ts';
import { EmptyState } from './empty-state.tsx';
import type { EmptyStateProps } from './empty-state.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { TableView } from './table-view.tsx';
import type { Column, TableViewProps } from './table-view.tsx';
import type { Paging } from './use-list-state.ts';
import styles from './data-table.module.css';

export type { Column } from './table-view.tsx';

/** A page of a list as the contract has it. */
export interface ListPage<Row> {
  items: readonly Row[];
  nextCursor: string | null;
  total: { count: number; atLeast: boolean };
}

/** What of a query the table needs; the result of `useEndpoint` fits. */
interface ListQuery<Row> {
  data: ListPage<Row> | undefined;
  error: Error | null;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}

export interface DataTableProps<Row> extends Pick<TableViewProps<Row>, 'caption' | 'rowKey' | 'rowHref' | 'totals'> {
  /** Names the remembered column settings. */
  id: string;
  columns: readonly Column<Row>[];
  query: ListQuery<Row>;
  paging: Paging;
  /** Shown when there is no record at all: say what belongs here and how the first one comes. */
  empty: EmptyStateProps;
  /** Filters are set: an empty page then means that none match. */
  isFiltered: boolean;
  /** Buttons above the table: new, import, export. */
  toolbar?: ReactNode;
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f'];

function storedColumns(id: string): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`liangma.columns.${id}`) ?? '{}');
    return stored !== null && typeof stored === 'object' ? (stored as Record<string, boolean>) : {};
  } catch {
    return {};
  }
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, columns, query, paging } = props;
  const t = useT();
  const [chosen, setChosen] = useState(() => storedColumns(id));
  const isShown = (column: Column<Row>) => column.fixed || (chosen[column.id] ?? !column.hidden);
  const choose = (next: Record<string, boolean>) => {
    setChosen(next);
    localStorage.setItem(`liangma.columns.${id}`, JSON.stringify(next));
  };
  const page = query.data;
  const total = page?.total;

  return (
    <section className={styles.card} aria-label={props.caption}>
      <div className={styles.toolbar}>
        <Text size="sm" c="dimmed" component="output">
          {total && t(total.atLeast ? 'ui.total-at-least' : 'ui.total', { count: formatNumber(total.count) })}
        </Text>
        <Group gap="xs">
          {props.toolbar}
          <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
                {t('ui.columns')}
              </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('ui.columns')}>
              <Stack gap="xs">
                {columns.map((column) => (
                  <Checkbox
                    key={column.id}
                    label={column.header}
                    checked={isShown(column)}
                    disabled={column.fixed ?? false}
                    onChange={(event) => choose({ ...chosen, [column.id]: event.currentTarget.checked })}
                  />
                ))}
                <Button variant="subtle" size="compact-sm" onClick={() => choose({})}>
                  {t('ui.columns-reset')}
                </Button>
              </Stack>
            </Popover.Dropdown>
          </Popover>
        </Group>
      </div>

      {query.error && !page && (
        <div className={styles.notice}>
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {!query.error && !page && (
        <output className={styles.notice} aria-label={t('ui.loading')}>
          {skeletonRows.map((row) => (
            <Skeleton key={row} height={20} my={14} radius="sm" />
          ))}
        </output>
      )}
      {page && page.items.length === 0 && (
        <EmptyState
          {...(props.isFiltered ? { title: t('ui.empty-filtered'), text: t('ui.empty-filtered-hint') } : props.empty)}
        />
      )}
      {page && page.items.length > 0 && (
        <TableView
          caption={props.caption}
          columns={columns}
          rows={page.items}
          rowKey={props.rowKey}
          rowHref={props.rowHref}
          visibility={Object.fromEntries(columns.map((column) => [column.id, isShown(column)]))}
          {...(props.totals ? { totals: props.totals } : {})}
          stale={query.isPlaceholderData}
          tall
        />
      )}

      {page && (page.nextCursor !== null || paging.page > 1) && (
        <nav className={styles.pager} aria-label={t('ui.pages')}>
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={paging.page === 1}
            onClick={paging.previous}
          >
            {t('ui.previous-page')}
          </Button>
          <Text size="sm" aria-current="page">
            {t('ui.page-number', { page: paging.page })}
          </Text>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            disabled={page.nextCursor === null || query.isPlaceholderData}
            onClick={() => page.nextCursor !== null && paging.next(page.nextCursor)}
          >
            {t('ui.next-page')}
          </Button>
        </nav>
      )}
    </section>
  );
}
