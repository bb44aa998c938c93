/**
 * Reads .xlsx workbooks. Own reader on fflate instead of a spreadsheet library: the list import needs stored results of
 * formulas, true date cells, hidden rows and merged ranges, from 100,000 rows in little memory; measured alternatives
 * either leave some of it out (streams) or take 600 MB and more.
 */
import type { Cell, MergedRange, SheetRow, Table } from '@liangma/domain/imports/table';
import { emptyCell } from '@liangma/domain/imports/table';
import { booleanCell, dateCell, days1904, numberCell, textCell } from './cells.ts';
import { attribute, decodeExcelEscapes, XmlScanner, type XmlHandlers } from './scan-xml.ts';
import { SheetBudget, type SheetLimits } from './sheet-limits.ts';
import { trimTrailingBlanks } from './trim-rows.ts';
import { readWorkbookParts, type WorkbookParts } from './xlsx-parts.ts';
import { ZipArchive } from './zip-archive.ts';

/** All sheets in their order, hidden ones included. @throws SheetError */
export function readXlsx(bytes: Uint8Array, limits: SheetLimits): Table[] {
  const budget = new SheetBudget(limits);
  const zip = new ZipArchive(bytes, budget);
  const parts = readWorkbookParts(zip, budget);
  const shared = parts.sharedTexts.map((text) => textCell(text));
  return parts.sheets.map((sheet) => {
    const reader = new WorksheetReader(sheet.name, parts, shared, budget);
    const scanner = new XmlScanner(reader);
    zip.readText(sheet.path, (text) => scanner.push(text));
    return { name: sheet.name, format: 'xlsx', hidden: sheet.isHidden, ...reader.result() };
  });
}

class WorksheetReader implements XmlHandlers {
  private readonly rows: SheetRow[] = [];
  private readonly merges: MergedRange[] = [];
  private readonly hiddenColumns: number[] = [];
  private columnCount = 0;
  private rowNumber = 0;
  private isRowHidden = false;
  private cells: Cell[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inline = '';
  private isFormula = false;
  /** The element whose text is being read: v of a cell, t of an inline text. */
  private reading: 'v' | 't' | null = null;
  private phoneticDepth = 0;
  private readonly name: string;
  private readonly parts: WorkbookParts;
  private readonly shared: readonly Cell[];
  private readonly budget: SheetBudget;

  constructor(name: string, parts: WorkbookParts, shared: readonly Cell[], budget: SheetBudget) {
    this.name = name;
    this.parts = parts;
    this.shared = shared;
    this.budget = budget;
  }

  result(): Pick<Table, 'rows' | 'merges' | 'hiddenColumns' | 'columnCount'> {
    const { merges, hiddenColumns, columnCount } = this;
    return { rows: trimTrailingBlanks(this.rows), merges, hiddenColumns, columnCount };
  }

  onOpen(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
        this.reading = 'v';
        break;
      case 'f':
        this.isFormula = true;
        break;
      case 't':
        this.reading = this.phoneticDepth === 0 ? 't' : null;
        break;
      case 'rPh':
        this.phoneticDepth += 1;
        break;
      case 'row':
        this.rowNumber = Number(attribute(attributes, 'r') ?? this.rowNumber + 1);
        this.isRowHidden = isTrue(attribute(attributes, 'hidden'));
        this.cells = [];
        this.column = -1;
        break;
      case 'col':
        this.addHiddenColumns(attributes);
        break;
      case 'mergeCell':
        this.addMerge(attribute(attributes, 'ref') ?? '');
        break;
      default:
    }
  }

  onText(text: string): void {
    if (this.reading === 'v') this.value += text;
    else if (this.reading === 't') this.inline += text;
  }

  onClose(name: string): void {
    if (name === 'v' || name === 't') this.reading = null;
    else if (name === 'rPh') this.phoneticDepth -= 1;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    // Some programs leave the reference out: the cells then follow each other.
    this.column = reference === null ? this.column + 1 : columnOf(reference);
    this.type = attribute(attributes, 't') ?? '';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.value = '';
    this.inline = '';
    this.isFormula = false;
  }

  private closeCell(): void {
    const cell = this.makeCell();
    if (cell === emptyCell || this.column >= this.budget.limits.maxColumns) return;
    this.budget.addCell(cell.text.length);
    while (this.cells.length < this.column) this.cells.push(emptyCell);
    this.cells[this.column] = cell;
  }

  private makeCell(): Cell {
    const { type, value, isFormula } = this;
    if (type === 's') return this.sharedCell(value);
    if (type === 'inlineStr') return textCell(decodeExcelEscapes(this.inline), isFormula);
    if (type === 'str' || type === 'e') return textCell(decodeExcelEscapes(value), isFormula);
    if (value === '') return textCell('', isFormula);
    if (type === 'b') return booleanCell(value === '1' || value === 'true', isFormula);
    if (type === 'd') return isoCell(value, isFormula);
    const number = Number(value);
    if (Number.isNaN(number)) return textCell(value, isFormula);
    if (this.parts.dateStyles[this.style] !== true) return numberCell(number, isFormula);
    return dateCell(this.parts.isDate1904 ? number + days1904 : number, isFormula);
  }

  private sharedCell(value: string): Cell {
    const cell = this.shared[Number(value)] ?? emptyCell;
    return this.isFormula ? textCell(cell.text, true) : cell;
  }

  private closeRow(): void {
    if (this.cells.length === 0) {
      // Formatted but empty: only worth keeping when something follows, and the numbers tell that as well.
      return;
    }
    const row = { row: this.rowNumber, hidden: this.isRowHidden, cells: this.cells };
    this.rows.push(row);
    this.columnCount = Math.max(this.columnCount, this.cells.length);
    this.budget.checkRows(this.name, this.rows.length);
    this.cells = [];
  }

  private addHiddenColumns(attributes: string): void {
    if (!isTrue(attribute(attributes, 'hidden'))) return;
    const last = Math.min(Number(attribute(attributes, 'max') ?? 0), this.budget.limits.maxColumns);
    for (let column = Number(attribute(attributes, 'min') ?? 1); column <= last; column += 1) {
      this.hiddenColumns.push(column - 1);
    }
  }

  private addMerge(reference: string): void {
    const [first = '', last = first] = reference.split(':');
    const range = {
      firstRow: rowOf(first),
      lastRow: rowOf(last),
      firstColumn: columnOf(first),
      lastColumn: columnOf(last),
    };
    if (range.firstRow >= 1 && range.lastRow >= range.firstRow && range.firstColumn >= 0) this.merges.push(range);
  }
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** ISO dates stand in workbooks written by the strict variant of the standard. */
function isoCell(value: string, isFormula: boolean): Cell {
  const ms = Date.parse(/T/.test(value) ? `${value.replace(/Z$/, '')}Z` : `${value}T00:00:00Z`);
  return Number.isNaN(ms) ? textCell(value, isFormula) : dateCell(ms / 86_400_000 + 25_569, isFormula);
}

/** 2 for 'C7'. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function rowOf(reference: string): number {
  return Number(reference.replace(/^[A-Za-z$]+/, '').replaceAll('$', ''));
}
