/** A page of judged rows, one table for each sheet, since sheets have columns of their own. */
import { useMediaQuery } from '@mantine/hooks';
import type { ImportRunView } from '@liangma/contract/imports';
import { columnLetter } from '@liangma/domain/imports/table';
import { useMemo } from 'react';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { ImportFindings, levelOf } from './import-findings.tsx';
import type { ImportRow } from './import-findings.tsx';
import styles from './imports.module.css';
import { RowOutcome } from './row-outcome.tsx';

/** Width of a text in em: letters and digits take about half of a Chinese character. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one < '\u2E80' ? 0.68 : 1), 0);
const narrowest = 4;
/** Room for the mark around a cell with a finding. */
const markWidth = 0.6;
const widest = 15;

interface SheetColumn {
  index: number;
  name: string;
  /** Findings name the column by its header, or by its letter when it has none. */
  title: string;
}

/** The columns of a sheet that hold anything on this page. */
function columnsOfSheet(run: ImportRunView, sheet: string, rows: readonly ImportRow[]): SheetColumn[] {
  const headers = run.recognition?.sheets.find((one) => one.sheet === sheet)?.headers ?? [];
  const count = Math.max(headers.length, ...rows.map((row) => row.cells.length));
  return Array.from({ length: count }, (_, index) => {
    const name = headers[index] ?? '';
    return { index, name, title: name === '' ? `${columnLetter(index)}列` : name };
  }).filter(({ index, name }) => name !== '' || rows.some((row) => (row.cells[index] ?? '').trim() !== ''));
}

/** On a phone only what identifies the row: the columns of its required fields. */
function keyColumns(run: ImportRunView, sheet: string, columns: SheetColumn[]): SheetColumn[] {
  const mapped = run.mapping?.sheets.find((one) => one.sheet === sheet);
  const required = (run.recognition?.fields[mapped?.table ?? ''] ?? []).filter((field) => field.isRequired);
  const wanted = new Set(required.map((field) => mapped?.columns[field.field]));
  return columns.filter((column) => wanted.has(column.index));
}

function Cell({ row, column }: { row: ImportRow; column: SheetColumn }) {
  const text = row.cells[column.index] ?? '';
  const level = levelOf(row, column.title);
  if (level === null) return text;
  return (
    <mark className={styles.marked} data-level={level}>
      {text.trim() === '' ? '∅' : text}
    </mark>
  );
}

function tableColumns(t: Translate, columns: SheetColumn[], rows: readonly ImportRow[]): Column<ImportRow>[] {
  const hasFindings = rows.some((row) => row.refusals.length + row.warnings.length > 0);
  return [
    {
      id: 'row',
      header: t('imports.rows.row'),
      cell: (row) => (
        <span className={styles.rowHead}>
          {t('ui.row-number', { row: row.row })}
          <RowOutcome row={row} />
        </span>
      ),
    },
    ...(hasFindings
      ? [
          {
            id: 'findings',
            header: t('imports.rows.findings'),
            cell: (row: ImportRow) => (
              <div className={styles.findingsCell}>
                <ImportFindings row={row} />
              </div>
            ),
          },
        ]
      : []),
    ...columns.map((column) => {
      const longest = Math.max(0, ...rows.map((row) => widthOf(row.cells[column.index] ?? '')));
      const width = Math.min(widest, Math.max(narrowest, longest) + markWidth);
      return {
        id: `column-${column.index}`,
        header: column.title,
        cell: (row: ImportRow) => (
          <span className={styles.cell} style={{ minWidth: `${width}em` }}>
            <Cell row={row} column={column} />
          </span>
        ),
      };
    }),
  ];
}

function SheetRows({ run, sheet, rows, isStale }: { sheet: string } & ImportRowsTableProps) {
  const t = useT();
  const isNarrow = useMediaQuery('(max-width: 36em)') ?? false;
  const columns = useMemo(() => {
    const all = columnsOfSheet(run, sheet, rows);
    return tableColumns(t, isNarrow ? keyColumns(run, sheet, all) : all, rows);
  }, [t, run, sheet, rows, isNarrow]);
  return (
    <TableView
      caption={t('imports.rows.of-sheet', { sheet })}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.position)}
      stale={isStale}
      tall
    />
  );
}

export interface ImportRowsTableProps {
  run: ImportRunView;
  rows: readonly ImportRow[];
  /** They belong to the previous question. */
  isStale: boolean;
}

export function ImportRowsTable({ run, rows, isStale }: ImportRowsTableProps) {
  const t = useT();
  const bySheet = [...Map.groupBy(rows, (row) => row.sheet)];
  const hasSeveral = (run.mapping?.sheets.length ?? 0) > 1;
  return bySheet.map(([sheet, own]) => (
    <section key={sheet} aria-label={sheet}>
      {hasSeveral && <h3 className={styles.sheetTitle}>{t('imports.rows.of-sheet', { sheet })}</h3>}
      <SheetRows run={run} sheet={sheet} rows={own} isStale={isStale} />
    </section>
  ));
}
