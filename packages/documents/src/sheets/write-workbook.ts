/** Writes tables as Excel workbooks and as delimited text: the only door through which lists leave the system. */
import { writeHucreWorkbook } from './hucre-writer.ts';
import { csvText, type ColumnKind, type SheetValue } from './sheet-values.ts';

export interface WorkbookColumn {
  header: string;
  /** In characters; without it the header and the kind decide. */
  width?: number;
  kind: ColumnKind;
}

export interface WorkbookSheet {
  /** Name of the sheet; characters that Excel forbids are replaced, names beyond 31 characters are cut. */
  name: string;
  /** Heading over the table, merged over its width. */
  title?: string;
  columns: readonly WorkbookColumn[];
  rows: Iterable<readonly SheetValue[]>;
  /** Keep title and header in view; true unless said otherwise. */
  freezeHeader?: boolean;
}

/**
 * The workbook as bytes. Text is always a text cell, whatever it begins with. A single sheet of any length is written
 * piece by piece and goes on in another sheet after Excel's 1,048,576 rows; several sheets are held in memory.
 */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  return writeHucreWorkbook(sheets);
}

/** Delimited text in UTF-8 with mark (Excel needs it for Chinese), CRLF, header first, text guarded against formulas. */
export function writeCsv(sheet: WorkbookSheet): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let lines = `\uFEFF${sheet.columns.map((column) => quoted(csvText(column.header, 'text'))).join(',')}\r\n`;
  for (const row of sheet.rows) {
    lines += `${sheet.columns.map((column, index) => quoted(csvText(row[index], column.kind))).join(',')}\r\n`;
    if (lines.length < 1_000_000) continue;
    pieces.push(encoder.encode(lines));
    lines = '';
  }
  pieces.push(encoder.encode(lines));
  return joined(pieces);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
