/** Reads old .xls workbooks (BIFF, also WPS .et) and Excel 2003 XML through SheetJS, and only those. */
import type { Cell, SheetRow, Table } from '@liangma/domain/imports/table';
import { emptyCell } from '@liangma/domain/imports/table';
import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { booleanCell, dateCell, days1904, numberCell, textCell } from './cells.ts';
import { SheetError } from './sheet-error.ts';
import { SheetBudget, type SheetLimits } from './sheet-limits.ts';
import { trimTrailingBlanks } from './trim-rows.ts';

/** All sheets in their order. @throws SheetError */
export function readXls(bytes: Uint8Array, limits: SheetLimits): Table[] {
  const budget = new SheetBudget(limits);
  const workbook = open(bytes);
  if (workbook.SheetNames.length > limits.maxSheets) {
    throw new SheetError('sheet/too-many-sheets', { limit: limits.maxSheets });
  }
  const shift = workbook.Workbook?.WBProps?.date1904 === true ? days1904 : 0;
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return [];
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [{ ...readSheet(sheet, name, shift, budget), hidden: isHidden }];
  });
}

function open(bytes: Uint8Array): WorkBook {
  try {
    // cellStyles also makes the library read hidden columns; dense keeps big sheets out of one huge object.
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new SheetError('sheet/encrypted');
    throw new SheetError('sheet/damaged', { part: 'xls' }, error);
  }
}

function readSheet(sheet: WorkSheet, name: string, shift: number, budget: SheetBudget): Table {
  const data = sheet['!data'] ?? [];
  budget.checkRows(name, data.length);
  const rows: SheetRow[] = [];
  let columnCount = 0;
  data.forEach((line, index) => {
    const cells = Array.from(line.slice(0, budget.limits.maxColumns), (cell) => toCell(cell, shift));
    while (cells.at(-1) === emptyCell) cells.pop();
    if (cells.length === 0) return;
    for (const cell of cells) if (cell !== emptyCell) budget.addCell(cell.text.length);
    rows.push({ row: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells });
    columnCount = Math.max(columnCount, cells.length);
  });
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden === true ? [index] : []));
  return {
    name,
    format: 'xls',
    hidden: false,
    rows: trimTrailingBlanks(rows),
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      firstRow: s.r + 1,
      lastRow: e.r + 1,
      firstColumn: s.c,
      lastColumn: e.c,
    })),
    hiddenColumns: hiddenColumns.filter((column) => column < columnCount),
    columnCount,
  };
}

function toCell(cell: CellObject | undefined, shift: number): Cell {
  if (cell === undefined) return emptyCell;
  const isFormula = cell.f !== undefined;
  switch (cell.t) {
    case 's':
      return textCell(String(cell.v ?? '').replaceAll('\r\n', '\n'), isFormula);
    case 'b':
      return booleanCell(cell.v === true, isFormula);
    case 'e':
      return textCell(cell.w ?? '#N/A', isFormula);
    case 'd':
    case 'n':
      return fromNumber(Number(cell.v), cell, shift, isFormula);
    default:
      return isFormula ? textCell('', true) : emptyCell;
  }
}

function fromNumber(value: number, cell: CellObject, shift: number, isFormula: boolean): Cell {
  const format = cell.z === undefined ? 'General' : String(cell.z);
  return SSF.is_date(format) && !/^\[?h+\]?:mm/i.test(format)
    ? dateCell(value + shift, isFormula)
    : numberCell(value, isFormula);
}
