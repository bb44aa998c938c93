/** Small tables for tests: rows of texts, numbers and cells, as a sheet of a workbook would have them. */
import { checkCharacter } from '../../enterprise/social-credit-code.ts';
import { emptyCell, type Cell, type MergedRange, type Table } from '../table.ts';

type Sample = string | number | null | Cell;

/** A visible sheet; null leaves a cell empty, an empty list leaves the row out. */
export function sampleTable(rows: readonly (readonly Sample[])[], more: Partial<Table> = {}): Table {
  return {
    name: 'Sheet1',
    format: 'xlsx',
    hidden: false,
    rows: rows
      .map((cells, index) => ({ row: index + 1, hidden: false, cells: cells.map(toCell) }))
      .filter((row) => row.cells.length > 0),
    merges: [],
    hiddenColumns: [],
    columnCount: Math.max(...rows.map((cells) => cells.length)),
    ...more,
  };
}

function toCell(sample: Sample): Cell {
  if (sample === null || sample === '') return emptyCell;
  if (typeof sample === 'string') return { kind: 'text', text: sample };
  if (typeof sample === 'number') return { kind: 'number', text: String(sample), number: sample };
  return sample;
}

/** 'A1:B2' in rows and columns. */
export function range(firstRow: number, firstColumn: number, lastRow: number, lastColumn: number): MergedRange {
  return { firstRow, firstColumn, lastRow, lastColumn };
}

/** A valid code of a firm that does not exist. */
export function sampleCode(number: number, prefix = '91'): string {
  const first17 = `${prefix}439902MA${String(number).padStart(7, '0')}`;
  return first17 + (checkCharacter(first17) ?? '');
}
