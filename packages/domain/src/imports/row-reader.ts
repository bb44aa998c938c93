/** Reads the fields of one row: merged values, stored results, line breaks, dates; and collects what there is to say. */
import type { FindingKind } from './finding-texts.ts';
import { headerOrLetter } from './header-text.ts';
import type { Finding } from './judged-row.ts';
import type { MergedCells } from './merged-cells.ts';
import { readDateText, readNumberAsDate } from './read-date.ts';
import type { RecognisedSheet } from './recognition.ts';
import { cellAt, emptyCell, type Cell, type SheetRow } from './table.ts';

const noFindings: readonly Finding[] = Object.freeze([]);
const wholeRow = '(整行)';
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const errorValue = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;
/** What people write into a cell to say that there is nothing. */
const placeholder = /^[-—–_/\\.。、\s]*$/;
/** As a spreadsheet would take it for a formula (OWASP, CSV injection); signed numbers are none. */
const formulaLike = /^[=+\-@\t\r](?![\d.,%\s-]*$)/;

/** A day with what people write instead of one. */
export interface FieldDate {
  day: string | null;
  isLongTerm: boolean;
  /** As written; '' when the cell is empty. */
  text: string;
}

/** Reader of one row; made anew for each row, cheap when nothing is found. */
export class RowReader {
  private found: { warnings: Finding[]; silent: Finding[]; refusals: Finding[] } | null = null;
  private readonly row: SheetRow;
  private readonly sheet: RecognisedSheet;
  private readonly merges: MergedCells;

  constructor(row: SheetRow, sheet: RecognisedSheet, merges: MergedCells) {
    this.row = row;
    this.sheet = sheet;
    this.merges = merges;
    if (row.hidden) this.lists().silent.push({ column: wholeRow, kind: 'hidden-row', from: '', to: '' });
  }

  get warnings(): readonly Finding[] {
    return this.found?.warnings ?? noFindings;
  }

  get silent(): readonly Finding[] {
    return this.found?.silent ?? noFindings;
  }

  get refusals(): readonly Finding[] {
    return this.found?.refusals ?? noFindings;
  }

  /** Header of the field's column as the sheet has it; the field's own name when it has no column. */
  header(field: string): string {
    const column = this.sheet.mapping[field];
    return column === undefined ? field : headerOrLetter(this.sheet.columns[column]?.header ?? '', column);
  }

  has(field: string): boolean {
    return this.sheet.mapping[field] !== undefined;
  }

  /** The cell of a field with the value of its merged range; empty when the sheet has no such column. */
  cell(field: string): Cell {
    const column = this.sheet.mapping[field];
    if (column === undefined) return emptyCell;
    const own = cellAt(this.row, column);
    if (own.text !== '') {
      if (own.formula && field !== 'no') this.note(field, 'formula-cell', own.text, own.text);
      if (own.formula && errorValue.test(own.text)) {
        this.warn(field, 'cell-error', own.text, null);
        return emptyCell;
      }
      return own;
    }
    if (own.formula && field !== 'no') this.warn(field, 'formula-without-result', '', null);
    const above = this.merges.fill(this.row.row, column);
    if (above === null || above.text === '') return own;
    this.note(field, 'merged-cell-fill', '', above.text);
    return above;
  }

  /** One line of text: line breaks taken out (with a warning), trimmed, '' for placeholders such as / and —. */
  text(field: string): string {
    const cell = this.cell(field);
    if (cell.text === '') return '';
    const visible = cell.text.replace(invisible, '');
    const isBroken = /[\r\n]/.test(visible.trim());
    const line = isBroken ? visible.replace(/\s*[\r\n]+\s*/g, '') : visible;
    const trimmed = line.trim();
    if (placeholder.test(trimmed)) return '';
    if (isBroken) this.warn(field, 'cell-linebreak', cell.text, trimmed);
    this.guard(field, cell, trimmed);
    return trimmed;
  }

  /** Text in which line breaks mean something and stay. */
  longText(field: string): string {
    const cell = this.cell(field);
    const trimmed = cell.text.replace(invisible, '').replace(/\r\n?/g, '\n').trim();
    if (placeholder.test(trimmed)) return '';
    if (trimmed.includes('\n')) this.note(field, 'line-break-kept', '', '');
    this.guard(field, cell, trimmed);
    return trimmed;
  }

  /** Text of a number that is a name, not a quantity (codes of trades, licences): number cells become text. */
  numberAsText(field: string): string {
    const text = this.text(field);
    const cell = this.peek(field);
    if (text !== '' && cell.kind === 'number') this.note(field, 'number-cell-to-text', cell.text, text);
    return text;
  }

  /** A day, however it is written; findings name the form. */
  date(field: string): FieldDate {
    const cell = this.cell(field);
    const text = cell.text.trim();
    if (cell.kind === 'date') return { day: cell.date ?? null, isLongTerm: false, text };
    if (placeholder.test(text) || /^(无|暂无|未填|不详)$/.test(text)) return { day: null, isLongTerm: false, text: '' };
    if (/^(长期|永久|无固定期限|长期有效|永久有效|无期限)$/.test(text.replace(/\s/g, ''))) {
      this.note(field, 'date-long-term', text, text);
      return { day: null, isLongTerm: true, text };
    }
    const reading =
      cell.kind === 'number' && cell.number !== undefined ? readNumberAsDate(cell.number) : readDateText(text);
    if (reading.kind !== null) {
      if (reading.isWarning) this.warn(field, reading.kind, cell.text, reading.day);
      else this.note(field, reading.kind, cell.text, reading.day);
    }
    return { day: reading.day, isLongTerm: false, text };
  }

  warn(field: string, kind: FindingKind, from: string, to: string | null, params?: Finding['params']): void {
    this.lists().warnings.push({ column: this.header(field), kind, from, to, ...(params && { params }) });
  }

  note(field: string, kind: FindingKind, from: string, to: string | null): void {
    this.lists().silent.push({ column: this.header(field), kind, from, to });
  }

  refuse(field: string, kind: FindingKind, from: string, params?: Finding['params']): void {
    this.lists().refusals.push({ column: this.header(field), kind, from, ...(params && { params }) });
  }

  /** The cell with its merged value, without findings. */
  peek(field: string): Cell {
    const column = this.sheet.mapping[field];
    if (column === undefined) return emptyCell;
    const own = cellAt(this.row, column);
    return own.text === '' ? (this.merges.fill(this.row.row, column) ?? own) : own;
  }

  private guard(field: string, cell: Cell, text: string): void {
    if (cell.kind !== 'text' || cell.formula) return;
    if (formulaLike.test(cell.text)) this.warn(field, 'formula-injection-text', cell.text, text);
  }

  private lists(): { warnings: Finding[]; silent: Finding[]; refusals: Finding[] } {
    this.found ??= { warnings: [], silent: [], refusals: [] };
    return this.found;
  }
}
