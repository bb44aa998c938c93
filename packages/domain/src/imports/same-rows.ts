/** Rows of a list that say the same thing twice: exact copies, and records with the same key. */
import { headerOrLetter } from './header-text.ts';
import type { Finding, JudgedRow } from './judged-row.ts';
import type { MergedCells } from './merged-cells.ts';
import type { RecognisedSheet } from './recognition.ts';
import { cellAt, type SheetRow } from './table.ts';

/** A judged row while cross-row checks still work on it. */
export interface OpenRow<Values> {
  judged: JudgedRow<Values>;
  source: { row: SheetRow; sheet: RecognisedSheet; merges: MergedCells };
}

const separator = '\u001F';

/** Texts of the row's cells with merged values, without the numbering: two rows with equal texts are copies. */
function contentOf({ source: { row, sheet, merges } }: OpenRow<unknown>): string {
  const numbering = sheet.mapping['no'];
  let content = '';
  for (let column = 0; column < sheet.columns.length; column += 1) {
    if (column !== numbering) content += textAt(row, column, merges) + separator;
  }
  return content;
}

function textAt(row: SheetRow, column: number, merges: MergedCells): string {
  const own = cellAt(row, column).text;
  return (own === '' ? (merges.fill(row.row, column)?.text ?? '') : own).trim();
}

function cellsOf({ source: { row, sheet, merges } }: OpenRow<unknown>): Map<string, string> {
  const numbering = sheet.mapping['no'];
  const cells = new Map<string, string>();
  for (const { column, header } of sheet.columns) {
    if (column !== numbering) cells.set(headerOrLetter(header, column), textAt(row, column, merges));
  }
  return cells;
}

/**
 * Merges exact copies into the first of them. Copies have the same key, so only rows with one key are compared in full;
 * without a key all rows are.
 */
export function mergeExactCopies<Values>(rows: readonly OpenRow<Values>[], keyOf?: (values: Values) => string): void {
  const groups = keyOf ? groupsOf(rows, keyOf) : [rows];
  for (const group of groups) {
    const first = new Map<string, JudgedRow<Values>>();
    for (const row of group) {
      if (row.judged.outcome !== 'accepted') continue;
      const content = contentOf(row);
      const kept = first.get(content);
      if (kept) mergeInto(row.judged, kept, 'exact-duplicate');
      else first.set(content, row.judged);
    }
  }
}

/** Groups of two or more accepted rows with the same key, each group in the order of the rows. */
export function groupsOf<Values>(
  rows: readonly OpenRow<Values>[],
  keyOf: (values: Values) => string,
): OpenRow<Values>[][] {
  const first = new Map<string, OpenRow<Values>>();
  const groups = new Map<string, OpenRow<Values>[]>();
  for (const row of rows) {
    if (row.judged.outcome !== 'accepted' || row.judged.values === null) continue;
    const key = keyOf(row.judged.values);
    const earlier = first.get(key);
    const group = groups.get(key);
    if (!earlier) first.set(key, row);
    else if (group) group.push(row);
    else groups.set(key, [earlier, row]);
  }
  return [...groups.values()];
}

export function mergeInto<Values>(
  row: JudgedRow<Values>,
  kept: JudgedRow<Values>,
  kind: NonNullable<JudgedRow<Values>['mergeKind']>,
): void {
  row.outcome = 'merged';
  row.mergeKind = kind;
  row.mergedInto = { sheet: kept.sheet, row: kept.row };
}

/** The later of two rows with one key is kept, and says where it differs from the earlier. */
export function keepLater<Values>(earlier: OpenRow<Values>, later: OpenRow<Values>): void {
  mergeInto(earlier.judged, later.judged, 'same-key-differs');
  const before = cellsOf(earlier);
  const after = cellsOf(later);
  const columns = [...before.keys()].filter((header) => after.has(header) && after.get(header) !== before.get(header));
  const column = columns[0] ?? '(整行)';
  addWarning(later.judged, {
    column,
    kind: 'same-key-differs',
    from: before.get(column) ?? '',
    to: after.get(column) ?? '',
    params: { otherRow: earlier.judged.row, columns: columns.join('、') },
  });
}

/** Findings of clean rows are shared empty lists, so a new list is made. */
export function addWarning<Values>(row: JudgedRow<Values>, finding: Finding): void {
  row.warnings = [...row.warnings, finding];
}
