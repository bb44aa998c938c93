/** The rows of the file as they were judged: numbers that filter, and the rows with every problem by its column. */
import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { listImportRows } from '@liangma/contract/imports';
import type { ImportRunView } from '@liangma/contract/imports';
import type { z } from 'zod';
import { useEndpoint } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { ImportRowsTable } from './import-rows-table.tsx';
import styles from './imports.module.css';

const query = listImportRows.query;
type Show = NonNullable<z.input<typeof query>['show']>;
type Counts = NonNullable<ImportRunView['counts']>;

const tiles: readonly { show: Show; count: (counts: Counts) => number }[] = [
  { show: 'all', count: (counts) => counts.rows + counts.notData },
  { show: 'accepted', count: (counts) => counts.accepted },
  { show: 'warnings', count: (counts) => counts.acceptedWithWarning },
  { show: 'refused', count: (counts) => counts.refused },
  { show: 'merged', count: (counts) => counts.merged },
  { show: 'not-data', count: (counts) => counts.notData },
];

/** What a person should look at first. */
function firstLook(counts: Counts): Show {
  if (counts.refused > 0) return 'refused';
  return counts.acceptedWithWarning > 0 ? 'warnings' : 'all';
}

function Rows({ run, counts }: { run: ImportRunView; counts: Counts }) {
  const t = useT();
  const list = useListState(query, { show: firstLook(counts) });
  const show = list.query.show ?? 'all';
  const rows = useEndpoint(listImportRows, { params: { importId: run.id }, query: list.query });
  const { page, previous, next } = list.paging;
  return (
    <Panel title={t('imports.rows.title')} flush>
      <fieldset className={styles.tiles} aria-label={t('imports.rows.show')}>
        {tiles.map((tile) => (
          <button
            key={tile.show}
            type="button"
            className={styles.tile}
            data-show={tile.show}
            aria-pressed={show === tile.show}
            onClick={() => list.search({ show: tile.show })}
          >
            <strong>{formatNumber(tile.count(counts))}</strong> <span>{t(`imports.show.${tile.show}`)}</span>
          </button>
        ))}
      </fieldset>
      <Loaded query={rows}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('imports.rows.none')} />
            ) : (
              <ImportRowsTable run={run} rows={items} isStale={rows.isPlaceholderData} />
            )}
            {(page > 1 || nextCursor !== null) && (
              <nav className={styles.pager} aria-label={t('ui.pages')}>
                <Group gap="sm" justify="flex-end">
                  <Button
                    variant="default"
                    leftSection={<IconChevronLeft size={16} aria-hidden />}
                    disabled={page === 1}
                    onClick={previous}
                  >
                    {t('ui.previous-page')}
                  </Button>
                  <Text size="sm" aria-current="page">
                    {t('ui.page-number', { page })}
                  </Text>
                  <Button
                    variant="default"
                    rightSection={<IconChevronRight size={16} aria-hidden />}
                    disabled={nextCursor === null || rows.isPlaceholderData}
                    onClick={() => nextCursor !== null && next(nextCursor)}
                  >
                    {t('ui.next-page')}
                  </Button>
                </Group>
              </nav>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

export function ImportRows({ run }: { run: ImportRunView }) {
  return run.counts && <Rows run={run} counts={run.counts} />;
}
