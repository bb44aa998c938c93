/** Merged ranges of data rows: the value of the first cell holds for every row of its column (合并单元格). */
import { cellAt, type Cell, type MergedRange, type Table } from './table.ts';

/** Finds the first cell of the merged range that a cell lies in. */
export interface MergedCells {
  /** The value that fills an empty cell from above; null when the cell is not in a range or is its first. */
  fill(row: number, column: number): Cell | null;
}

const noMerges: MergedCells = { fill: () => null };

/**
 * Only downward filling: a range over several columns of one row is a heading, and its text must not become the value
 * of every column.
 */
export function mergedCells(table: Table): MergedCells {
  const tall = table.merges.filter((range) => range.lastRow > range.firstRow);
  if (tall.length === 0) return noMerges;
  const byColumn = new Map<number, MergedRange[]>();
  for (const range of tall) {
    const list = byColumn.get(range.firstColumn);
    if (list) list.push(range);
    else byColumn.set(range.firstColumn, [range]);
  }
  for (const list of byColumn.values()) list.sort((a, b) => a.firstRow - b.firstRow);
  const wanted = new Set(tall.map((range) => range.firstRow));
  const firstRows = new Map(table.rows.filter((row) => wanted.has(row.row)).map((row) => [row.row, row]));
  return {
    fill(row, column) {
      const range = rangeAround(byColumn.get(column), row);
      if (range === null || range.firstRow === row) return null;
      const source = firstRows.get(range.firstRow);
      return source ? cellAt(source, column) : null;
    },
  };
}

/** Binary search: a sheet can have as many ranges as rows. */
function rangeAround(ranges: readonly MergedRange[] | undefined, row: number): MergedRange | null {
  if (!ranges) return null;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return null;
    if (row < range.firstRow) high = middle - 1;
    else if (row > range.lastRow) low = middle + 1;
    else return range;
  }
  return null;
}

/** The text that stands over a cell of a header: its own, or that of the range in any direction. */
export function headerCellText(table: Table, row: number, column: number): string {
  const range = table.merges.find(
    (merge) =>
      row >= merge.firstRow && row <= merge.lastRow && column >= merge.firstColumn && column <= merge.lastColumn,
  );
  const source = table.rows.find((candidate) => candidate.row === (range?.firstRow ?? row));
  if (!source) return '';
  return cellAt(source, range?.firstColumn ?? column)
    .text.replace(/\s*[\r\n]+\s*/g, '')
    .trim();
}
