/** Finds the header of a list: below titles, in one row or two, with its columns in any order. */
import { foldHeader } from './header-text.ts';
import type { TableKind } from './judged-row.ts';
import { mapColumns, missingFields, type ColumnMapping } from './map-columns.ts';
import { headerCellText } from './merged-cells.ts';
import { isBlankRow, type Table } from './table.ts';

export interface FoundHeader {
  headerRow: number;
  /** 2 when a row of headings stands over the headers (许可证 over 名称, 编号, 有效期至). */
  headerRowCount: 1 | 2;
  /** Header of each column as the sheet has it; '' where there is none. */
  headers: string[];
  mapping: ColumnMapping;
}

/** Headers stand among the first rows; further down a repeated header is a page head. */
const searchRows = 40;

/** The best header for the kind of list; null when fewer than two columns are recognised. */
export function findHeader(table: Table, kind: TableKind, givenRow?: number): FoundHeader | null {
  const rows = table.rows.slice(0, searchRows).filter((row) => !isBlankRow(row));
  let best: FoundHeader | null = null;
  for (const { row } of rows) {
    if (givenRow !== undefined && row !== givenRow) continue;
    for (const found of [oneRowHeader(table, kind, row), twoRowHeader(table, kind, row)]) {
      if (found && isBetter(found, best, kind)) best = found;
    }
  }
  if (best === null && givenRow !== undefined) return oneRowHeader(table, kind, givenRow);
  return best !== null && (givenRow !== undefined || Object.keys(best.mapping).length >= 2) ? best : null;
}

function isBetter(found: FoundHeader, best: FoundHeader | null, kind: TableKind): boolean {
  if (best === null) return true;
  const gained = Object.keys(found.mapping).length - Object.keys(best.mapping).length;
  const missing = missingFields(best.mapping, kind).length - missingFields(found.mapping, kind).length;
  if (missing !== 0) return missing > 0;
  // One row is the simpler reading when two rows recognise no more (a merged title above a plain header).
  return gained > 0 || (gained === 0 && found.headerRowCount < best.headerRowCount);
}

function oneRowHeader(table: Table, kind: TableKind, row: number): FoundHeader {
  const headers = columnsOf(table).map((column) => headerCellText(table, row, column));
  return {
    headerRow: row,
    headerRowCount: 1,
    headers,
    mapping: mapColumns(
      headers.map((text) => [text]),
      kind,
    ),
  };
}

function twoRowHeader(table: Table, kind: TableKind, row: number): FoundHeader | null {
  if (!table.rows.some((candidate) => candidate.row === row + 1 && !isBlankRow(candidate))) return null;
  const upper = columnsOf(table).map((column) => headerCellText(table, row, column));
  const lower = columnsOf(table).map((column) => headerCellText(table, row + 1, column));
  if (!hasSpanningHeading(upper, lower)) return null;
  let lastHeading = '';
  const headers: string[] = [];
  const candidates = upper.map((own, column) => {
    const child = lower[column] ?? '';
    // Text files have no merged cells: the heading stands over its first column only.
    if (own !== '') lastHeading = own;
    const heading = own === '' && child !== '' ? lastHeading : own;
    const isOne = child === '' || child === heading;
    headers.push(isOne ? heading : `${heading}${heading === '' ? '' : '/'}${child}`);
    return isOne ? [heading] : [child, `${heading}${child}`, `${heading}${foldHeader(child)}`];
  });
  const mapping = mapColumns(candidates, kind);
  return { headerRow: row, headerRowCount: 2, headers, mapping };
}

/**
 * Whether a heading stands over two columns or more. Where each column has a header of its own, the next row is data,
 * even if its words sound like headers (the reasons in a list of refused rows name the columns).
 */
function hasSpanningHeading(upper: readonly string[], lower: readonly string[]): boolean {
  return upper.some((own, column) => column > 0 && lower[column] !== '' && (own === '' || own === upper[column - 1]));
}

function columnsOf(table: Table): number[] {
  return Array.from({ length: table.columnCount }, (_, column) => column);
}
