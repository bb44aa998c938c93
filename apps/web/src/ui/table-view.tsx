/** The table itself: columns over rows; on a phone each row becomes a card. Knows nothing of loading or paging. */
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import styles from './table-view.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** end: numbers and money. */
  align?: 'end';
  /** CSS width; without it the column takes what it needs. */
  width?: string;
  /** Hidden until chosen in the column settings. */
  hidden?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
}

const features = tableFeatures({ columnVisibilityFeature });

export interface TableViewProps<Row> {
  /** What the table holds; read to screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads; its first cell becomes the link, a click anywhere on it follows. */
  rowHref?: ((row: Row) => string) | undefined;
  /** Column id → shown. */
  visibility?: Record<string, boolean> | undefined;
  /** A row under the table: totals by column id. */
  totals?: Partial<Record<string, ReactNode>>;
  /** Rows seem to be of a previous question while the next answer is under way. */
  stale?: boolean;
  /** Scrolls inside itself under a fixed header; for long lists. */
  tall?: boolean;
}

export function TableView<Row>(props: TableViewProps<Row>) {
  const { columns, rowHref } = props;
  const navigate = useNavigate();
  const definitions = useMemo<ColumnDef<typeof features, Row & object>[]>(
    () => columns.map((column) => ({ id: column.id, header: column.header })),
    [columns],
  );
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: props.rows as readonly (Row & object)[],
    getRowId: props.rowKey,
    state: { columnVisibility: props.visibility ?? {} },
  });
  const shown = table.getVisibleLeafColumns();

  function follow(event: MouseEvent, row: Row): void {
    const onControl = event.target instanceof Element && event.target.closest('a, button, input, label, summary');
    if (!rowHref || onControl || window.getSelection()?.toString()) return;
    void navigate({ to: rowHref(row) });
  }

  return (
    // Without links in its rows nothing inside could take the focus, and the keyboard could not scroll it.
    <div className={styles.scroll} data-tall={props.tall || undefined} {...(rowHref ? {} : { tabIndex: 0 })}>
      <table className={styles.table} aria-label={props.caption} aria-busy={props.stale ?? false}>
        <thead>
          <tr>
            {shown.map((column) => (
              <th
                key={column.id}

                scope="col"
                data-align={byId.get(column.id)?.align}
                style={{ width: byId.get(column.id)?.width }}
              >
                {byId.get(column.id)?.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-stale={props.stale || undefined}>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}

              data-link={rowHref ? true : undefined}
              onClick={(event) => follow(event, row.original)}
            >
              {shown.map((leaf, index) => {
                const column = byId.get(leaf.id);
                const content = column?.cell(row.original) ?? '—';
                return (
                  <td key={leaf.id} data-align={column?.align} data-label={column?.header}>
                    {index === 0 && rowHref ? <AppLink to={rowHref(row.original)}>{content}</AppLink> : content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {props.totals && (
          <tfoot>
            <tr>
              {shown.map((leaf) => (
                <td
                  key={leaf.id}

                  data-align={byId.get(leaf.id)?.align}
                  data-label={byId.get(leaf.id)?.header}
                >
                  {props.totals?.[leaf.id] ?? ''}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
