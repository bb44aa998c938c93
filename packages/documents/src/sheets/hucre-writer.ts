/** Workbooks through hucre: styled and in memory for usual sizes, streamed in constant memory for one long sheet. */
import { writeXlsx, writeXlsxStream, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { workbookText, workbookValue, type ColumnKind, type SheetValue } from './sheet-values.ts';
import type { WorkbookColumn, WorkbookSheet } from './write-workbook.ts';

/** Longer single sheets are streamed, without merged title and header fill. */
const streamFrom = 20_000;

const formats: Partial<Record<ColumnKind, string>> = {
  integer: '0',
  'money-fen': '#,##0.00',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
  // Shown as typed: a code of digits stays a code.
  text: '@',
};
const usualWidths: Record<ColumnKind, number> = {
  text: 16,
  integer: 10,
  decimal: 12,
  'money-fen': 14,
  date: 12,
  datetime: 17,
};
const titleStyle: CellStyle = {
  font: { name: '宋体', size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const headerStyle: CellStyle = {
  font: { name: '宋体', bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

export async function writeHucreWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const [only] = sheets;
  if (only && sheets.length === 1) {
    const rows = only.rows[Symbol.iterator]();
    const first: (readonly SheetValue[])[] = [];
    for (let next = rows.next(); next.done !== true; next = rows.next()) {
      first.push(next.value);
      if (first.length === streamFrom) return streamed(only, first, rows);
    }
    return writeXlsx({ sheets: [inMemory({ ...only, rows: first }, 0)] });
  }
  return writeXlsx({ sheets: sheets.map(inMemory) });
}

function inMemory(sheet: WorkbookSheet, index: number): WriteSheet {
  const { columns, title } = sheet;
  const head: CellValue[][] = title === undefined ? [] : [[workbookText(title)]];
  head.push(columns.map((column) => workbookText(column.header)));
  const rows = [...head, ...Array.from(sheet.rows, (row) => valuesOf(row, columns))];
  const cells = new Map<string, { style: CellStyle }>();
  columns.forEach((_, column) => cells.set(`${head.length - 1},${column}`, { style: headerStyle }));
  if (title !== undefined) cells.set('0,0', { style: titleStyle });
  const isMerged = title !== undefined && columns.length > 1;
  return {
    name: sheetName(sheet.name, index),
    columns: columns.map(columnOf),
    rows,
    cells,
    ...(isMerged && { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }] }),
    ...(sheet.freezeHeader !== false && { freezePane: { rows: head.length } }),
    rowDefs: new Map(title === undefined ? [] : [[0, { height: 30 }]]),
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

async function streamed(
  sheet: WorkbookSheet,
  first: readonly (readonly SheetValue[])[],
  rest: Iterator<readonly SheetValue[]>,
): Promise<Uint8Array> {
  const { columns, title } = sheet;
  function* lines(): Generator<CellValue[]> {
    if (title !== undefined) yield [workbookText(title)];
    yield columns.map((column) => workbookText(column.header));
    for (const row of first) yield valuesOf(row, columns);
    for (let next = rest.next(); next.done !== true; next = rest.next()) yield valuesOf(next.value, columns);
  }
  const stream = writeXlsxStream(lines(), {
    name: sheetName(sheet.name, 0),
    columns: columns.map(columnOf),
    ...(sheet.freezeHeader !== false && { freezePane: { rows: title === undefined ? 1 : 2 } }),
  });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function valuesOf(row: readonly SheetValue[], columns: readonly WorkbookColumn[]): CellValue[] {
  return columns.map((column, index) => workbookValue(row[index], column.kind));
}

function columnOf(column: WorkbookColumn): { width: number; numFmt?: string } {
  const format = formats[column.kind];
  const width = column.width ?? Math.max(usualWidths[column.kind], column.header.length * 2 + 2);
  return { width, ...(format !== undefined && { numFmt: format }) };
}

function sheetName(name: string, index: number): string {
  const allowed = workbookText(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31);
  return allowed === '' ? `Sheet${index + 1}` : allowed;
}
