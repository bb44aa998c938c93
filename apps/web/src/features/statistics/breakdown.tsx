/** One way of cutting the year's inspections into parts: rows with bars, each figure a link to its records. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { useMemo } from 'react';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import styles from './breakdown.module.css';
import { recordsPath } from './metric.ts';

type Slice = StatisticsView['byMatter'][number];

export interface BreakdownProps {
  title: string;
  year: number;
  slices: readonly Slice[];
  /** The filter of the records that the parts are made by. */
  filter: 'matterId' | 'sectionId' | 'type';
  labelOf?: (slice: Slice) => string;
  /** What one must know to read the parts. */
  note?: string;
}

export function Breakdown({ title, year, slices, filter, labelOf, note }: BreakdownProps) {
  const t = useT();
  const most = Math.max(1, ...slices.map((slice) => slice.count));
  const columns = useMemo<Column<Slice>[]>(
    () => [
      {
        id: 'part',
        header: title,
        cell: (slice) => (
          <div className={styles.part}>
            {labelOf?.(slice) ?? slice.label}
            <div className={styles.track} aria-hidden>
              <div className={styles.bar} style={{ width: `${(slice.count / most) * 100}%` }} />
            </div>
          </div>
        ),
      },
      {
        id: 'count',
        header: t('statistics.inspections'),
        align: 'end',
        cell: (slice) => (
          <AppLink to={recordsPath(year, 'insp.count')} search={{ [filter]: slice.key }}>
            {formatNumber(slice.count)}
          </AppLink>
        ),
      },
      {
        id: 'enterprise',
        header: t('statistics.of-enterprises'),
        align: 'end',
        cell: (slice) => (
          <AppLink to={recordsPath(year, 'insp.count.enterprise')} search={{ [filter]: slice.key }}>
            {formatNumber(slice.enterprise)}
          </AppLink>
        ),
      },
    ],
    [title, year, filter, labelOf, most, t],
  );
  return (
    <Panel title={title} flush>
      {slices.length === 0 ? (
        <EmptyState title={t('statistics.no-parts')} />
      ) : (
        <TableView caption={title} columns={columns} rows={slices} rowKey={(slice) => slice.key} />
      )}
      {note && slices.length > 0 && <p className={styles.note}>{note}</p>}
    </Panel>
  );
}
