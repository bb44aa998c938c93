/** What a read sheet looks like, whatever file it came from: rows with their numbers, typed cells, merges, hidden parts. */

/** A cell as the file has it; `text` is always there, so that what was written can be shown and kept. */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'empty';
  text: string;
  /** The stored number of a number cell; of a date cell its serial day. */
  number?: number;
  /** 'YYYY-MM-DD', only for cells that the file itself marks as dates. */
  date?: string;
  /** The cell is a formula; text and number are its stored result. */
  formula?: boolean;
}

export interface SheetRow {
  /** Number of the row in the sheet, from 1; in delimited text the number of the record. */
  row: number;
  /** Physical line on which the record starts (delimited text only): a quoted line break makes it differ from `row`. */
  line?: number;
  hidden: boolean;
  /** From column A (0) on; shorter than the table is wide when the rest is empty. */
  cells: readonly Cell[];
}

/** A merged range; rows from 1, columns from 0, both ends included. The value stands in its first cell. */
export interface MergedRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface Table {
  /** Name of the sheet; of delimited text the name of the file without its ending. */
  name: string;
  format: 'xlsx' | 'xls' | 'html' | 'csv';
  hidden: boolean;
  /** Rows in order. Rows that do not stand in the file are left out: the numbers tell. */
  rows: readonly SheetRow[];
  merges: readonly MergedRange[];
  hiddenColumns: readonly number[];
  columnCount: number;
  /** How the bytes were read, for example the encoding and the separator of a text file. */
  encoding?: string;
  separator?: string;
}

export const emptyCell: Cell = Object.freeze({ kind: 'empty', text: '' });

/** The cell itself, without regard to merged ranges. */
export function cellAt(row: SheetRow, column: number): Cell {
  return row.cells[column] ?? emptyCell;
}

/** 'A' for 0, 'AB' for 27. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 'G517:G528' */
export function rangeName(range: MergedRange): string {
  const { firstColumn, firstRow, lastColumn, lastRow } = range;
  return `${columnLetter(firstColumn)}${firstRow}:${columnLetter(lastColumn)}${lastRow}`;
}

/** Whether nothing is written in the row. */
export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.text.trim() === '');
}

/** What is written in a row that is not data: its non-empty cells, for the person who looks the import over. */
export function rowText(row: SheetRow): string {
  return row.cells
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' | ');
}
