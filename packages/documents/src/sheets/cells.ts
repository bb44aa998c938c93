/** Makes cells of what a file holds. */
import { serialToDay } from '@liangma/domain/imports/read-date';
import { emptyCell, type Cell } from '@liangma/domain/imports/table';
import { printable } from '@liangma/domain/text/printable';

/** Days between the 1900 and the 1904 system of workbooks. */
export const days1904 = 1462;

/** Text as a cell, without what neither the database nor another file can hold. */
export function textCell(written: string, isFormula = false): Cell {
  const text = printable(written);
  if (text === '') return isFormula ? { kind: 'empty', text: '', formula: true } : emptyCell;
  return isFormula ? { kind: 'text', text, formula: true } : { kind: 'text', text };
}

export function numberCell(value: number, isFormula = false): Cell {
  const text = plainNumber(value);
  return isFormula ? { kind: 'number', text, number: value, formula: true } : { kind: 'number', text, number: value };
}

export function booleanCell(value: boolean, isFormula = false): Cell {
  return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', ...(isFormula && { formula: true }) };
}

/** A number that the file shows as a date (serial of the 1900 system); as a number when it is no day. */
export function dateCell(serial: number, isFormula = false): Cell {
  const date = serialToDay(serial);
  if (date === null) return numberCell(serial, isFormula);
  return { kind: 'date', text: date + timeOf(serial), number: serial, date, ...(isFormula && { formula: true }) };
}

/** ' 14:30' when the serial has a time of day. */
function timeOf(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  if (minutes === 0 || minutes === 1440) return '';
  return ` ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** All digits, never 1.64e+10: codes and telephone numbers are stored as numbers, too. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') && Number.isInteger(value) ? BigInt(value).toString() : text;
}
