/** Finds which sheets of a file hold the list, where it begins, and what each column means; a person may correct it. */
import { fileNotes } from './file-notes.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import { headerSignature } from './header-signature.ts';
import type { ImportKind, TableKind } from './judged-row.ts';
import { missingFields, type ColumnMapping } from './map-columns.ts';
import type { IgnoredSheet, MappingCorrection, Recognition, RecognisedSheet } from './recognition.ts';
import { columnLetter, isBlankRow, rowText, type Table } from './table.ts';

const tablesOf: Record<ImportKind, readonly TableKind[]> = {
  enterprises: ['enterprises'],
  officers: ['officers'],
  matters: ['matters', 'checks'],
  plan: ['plan'],
  ledger: ['ledger'],
};

/**
 * Recognises a file. All visible sheets with the required columns are taken (a register may have one sheet for each
 * county); when there is none, the one that comes nearest is returned with what it misses.
 */
export function recogniseTables(
  tables: readonly Table[],
  kind: ImportKind,
  corrections: readonly MappingCorrection[] = [],
): Recognition {
  const complete: RecognisedSheet[] = [];
  const partial: RecognisedSheet[] = [];
  const ignored: IgnoredSheet[] = [];
  for (const table of tables) {
    const correction = corrections.find((candidate) => candidate.sheet === table.name);
    const sheet = recogniseSheet(table, kind, correction);
    if (table.rows.every(isBlankRow)) ignored.push({ sheet: table.name, reason: 'empty' });
    else if (table.hidden && !correction) ignored.push({ sheet: table.name, reason: 'hidden' });
    else if (sheet && (sheet.missing.length === 0 || correction)) complete.push(sheet);
    else if (sheet) partial.push(sheet);
    else ignored.push({ sheet: table.name, reason: 'no-header' });
  }
  // Of several sheets that miss something, the one with most columns; the rest is not the list.
  partial.sort((a, b) => a.missing.length - b.missing.length || fieldCount(b) - fieldCount(a));
  const sheets = complete.length > 0 ? complete : partial.slice(0, 1);
  for (const sheet of partial) if (!sheets.includes(sheet)) ignored.push({ sheet: sheet.sheet, reason: 'no-header' });
  return {
    kind,
    isComplete: sheets.length > 0 && sheets.every((sheet) => sheet.missing.length === 0),
    sheets,
    ignored,
    notes: fileNotes(tables, sheets, ignored),
    year: yearNamed(sheets),
  };
}

function recogniseSheet(table: Table, kind: ImportKind, correction?: MappingCorrection): RecognisedSheet | null {
  const kinds = correction?.table ? [correction.table] : tablesOf[kind];
  let best: RecognisedSheet | null = null;
  for (const candidate of kinds) {
    const found = findHeader(table, candidate, correction?.headerRow);
    if (!found) continue;
    const sheet = describe(table, candidate, found, correction);
    const isBetter =
      best === null ||
      sheet.missing.length < best.missing.length ||
      (sheet.missing.length === best.missing.length && fieldCount(sheet) > fieldCount(best));
    if (isBetter) best = sheet;
  }
  return best;
}

function describe(table: Table, kind: TableKind, found: FoundHeader, correction?: MappingCorrection): RecognisedSheet {
  const mapping = correction?.mapping ? chosenColumns(correction.mapping, table.columnCount) : found.mapping;
  const fieldAt = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  return {
    sheet: table.name,
    table: kind,
    headerRow: found.headerRow,
    headerRowCount: found.headerRowCount,
    columns: found.headers.map((header, column) => ({
      column,
      letter: columnLetter(column),
      header,
      field: fieldAt.get(column) ?? null,
    })),
    mapping,
    missing: missingFields(mapping, kind),
    signature: headerSignature(found.headers),
    beforeHeader: table.rows
      .filter((row) => row.row < found.headerRow && !isBlankRow(row))
      .map((row) => ({ row: row.row, kind: 'title', text: rowText(row) })),
  };
}

function chosenColumns(mapping: Record<string, number | null>, columnCount: number): ColumnMapping {
  const chosen: ColumnMapping = {};
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== null && Number.isInteger(column) && column >= 0 && column < columnCount) chosen[field] = column;
  }
  return chosen;
}

function fieldCount(sheet: RecognisedSheet): number {
  return Object.keys(sheet.mapping).length;
}

function yearNamed(sheets: readonly RecognisedSheet[]): number | null {
  for (const sheet of sheets) {
    for (const text of [...sheet.beforeHeader.map((title) => title.text), sheet.sheet]) {
      const found = /(20\d{2})\s*年/.exec(text.normalize('NFKC'));
      if (found) return Number(found[1]);
    }
  }
  return null;
}
