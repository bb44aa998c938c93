/** Values of a table on their way into a file: money from fen, days and instants, and text that must not run. */
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';
import { printable } from '@liangma/domain/text/printable';

export type ColumnKind = 'text' | 'integer' | 'decimal' | 'money-fen' | 'date' | 'datetime';

/** Text columns take text; numbers in them are written as text. Dates are 'YYYY-MM-DD', date-times ISO instants. */
export type SheetValue = string | number | null | undefined;

/** Excel calls a workbook damaged when a cell holds more. */
const mostCharacters = 32_767;

/** Text as a workbook can hold it. */
export function workbookText(text: string): string {
  return printable(text.slice(0, mostCharacters));
}

/** A spreadsheet would take it for a formula, also after a tab or a line break (OWASP, CSV injection). */
const formulaLike = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Text for a delimited file: what looks like a formula gets an apostrophe, which makes every spreadsheet show it. */
export function guardedText(text: string): string {
  const kept = printable(text);
  return formulaLike.test(kept) ? `'${kept}` : kept;
}

/** '12345.60' for 1234560 fen; exact, without binary fractions. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(Math.round(fen))).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text of a value for a delimited file, in the official time of Asia/Shanghai. */
export function csvText(value: SheetValue, kind: ColumnKind): string {
  if (value === null || value === undefined || value === '') return '';
  if (kind === 'money-fen') return typeof value === 'number' ? yuanText(value) : guardedText(value);
  if (kind === 'datetime' && dateOf(String(value), 0))
    return `${officialDay(String(value))} ${officialTime(String(value))}`;
  return typeof value === 'number' ? String(value) : guardedText(value);
}

/** What a workbook stores: text always as a text cell, so that no guard is needed; dates as dates. */
export function workbookValue(value: SheetValue, kind: ColumnKind): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'money-fen') return typeof value === 'number' ? value / 100 : workbookText(value);
  if (kind === 'date') return dateOf(String(value), 0) ?? workbookText(String(value));
  // Workbooks know no time zone: the cell shows the official clock.
  if (kind === 'datetime') return dateOf(String(value), 8 * 3_600_000) ?? workbookText(String(value));
  return kind === 'text' || typeof value === 'string' ? workbookText(String(value)) : value;
}

function dateOf(text: string, shiftMs: number): Date | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms + shiftMs);
}
