/** What a person should know about a file before its rows are taken: hidden parts, merged ranges, sheets left out. */
import type { FileNote, IgnoredSheet, RecognisedSheet } from './recognition.ts';
import { cellAt, columnLetter, rangeName, type Table } from './table.ts';

/** Notes on the recognised sheets in their order, then on the sheets that are not imported. */
export function fileNotes(
  tables: readonly Table[],
  sheets: readonly RecognisedSheet[],
  ignored: readonly IgnoredSheet[],
): FileNote[] {
  const notes: FileNote[] = [];
  for (const sheet of sheets) {
    const table = tables.find((candidate) => candidate.name === sheet.sheet);
    if (table) notes.push(...notesOn(table, sheet));
  }
  for (const { sheet, reason } of ignored) {
    if (reason !== 'empty') notes.push({ kind: reason === 'hidden' ? 'hidden-sheet' : 'other-sheet', sheet });
  }
  return notes;
}

function notesOn(table: Table, sheet: RecognisedSheet): FileNote[] {
  const lastHeaderRow = sheet.headerRow + sheet.headerRowCount - 1;
  const headerAt = (column: number) => ({
    column: columnLetter(column),
    header: sheet.columns[column]?.header ?? '',
  });
  const notes: FileNote[] = [];
  for (const column of table.hiddenColumns) {
    if (column < table.columnCount) notes.push({ kind: 'hidden-column', sheet: table.name, ...headerAt(column) });
  }
  const hiddenRows = table.rows.filter((row) => row.hidden && row.row > lastHeaderRow).map((row) => row.row);
  if (hiddenRows.length > 0) notes.push({ kind: 'hidden-rows', sheet: table.name, rows: hiddenRows });
  const tall = table.merges.filter((range) => range.firstRow > lastHeaderRow && range.lastRow > range.firstRow);
  const firstRows = new Set(tall.map((range) => range.firstRow));
  const rows = new Map(table.rows.filter((row) => firstRows.has(row.row)).map((row) => [row.row, row]));
  for (const range of tall) {
    const source = rows.get(range.firstRow);
    notes.push({
      kind: 'merged-range',
      sheet: table.name,
      range: rangeName(range),
      rows: [range.firstRow, range.lastRow],
      ...headerAt(range.firstColumn),
      value: source ? cellAt(source, range.firstColumn).text : '',
    });
  }
  const numbering = sheet.mapping['no'];
  if (numbering !== undefined && table.rows.some((row) => cellAt(row, numbering).formula)) {
    notes.push({ kind: 'formula-cells', sheet: table.name, ...headerAt(numbering) });
  }
  for (const column of sheet.columns) {
    if (column.field !== null) continue;
    const isUsed = table.rows.some((row) => row.row > lastHeaderRow && cellAt(row, column.column).text.trim() !== '');
    if (isUsed) {
      const { letter, header } = column;
      notes.push({ kind: 'column-without-field', sheet: table.name, column: letter, header });
    }
  }
  return notes;
}
