/** Reads the tables of a web page: many systems offer their "Excel export" as HTML under the name .xls. */
import { emptyCell, type Cell, type MergedRange, type SheetRow, type Table } from '@liangma/domain/imports/table';
import { textCell } from './cells.ts';
import { decodeText } from './decode-text.ts';
import { attribute, decodeEntities } from './scan-xml.ts';
import { SheetBudget, type SheetLimits } from './sheet-limits.ts';
import { trimTrailingBlanks } from './trim-rows.ts';

/** Every table with at least two rows becomes a sheet; nested tables are read as part of the outer cell's text. */
export function readHtmlTables(bytes: Uint8Array, name: string, limits: SheetLimits): Table[] {
  const budget = new SheetBudget(limits);
  const text = decodeHtml(bytes);
  const found = [...text.matchAll(/<table\b[^>]*>([\s\S]*?)(?=<table\b|<\/table\s*>|$)/gi)];
  const tables = found.map((match) => readTable(match[1] ?? '', name, budget)).filter((table) => table.rows.length > 1);
  return tables.map((table, index) => (index === 0 ? table : { ...table, name: `${name} ${index + 1}` }));
}

/** A page may name its encoding; what the bytes say comes first, because the name is often wrong. */
function decodeHtml(bytes: Uint8Array): string {
  return decodeText(bytes).text.replace(/<!--[\s\S]*?-->|<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '');
}

function readTable(html: string, name: string, budget: SheetBudget): Table {
  const rows: SheetRow[] = [];
  const merges: MergedRange[] = [];
  const covered = new Map<number, Set<number>>();
  let columnCount = 0;
  html
    .split(/<tr\b/i)
    .slice(1)
    .forEach((source, index) => {
      const row = index + 1;
      const cells: Cell[] = [];
      let column = 0;
      for (const { attributes, text } of cellsOf(source.slice(source.indexOf('>') + 1))) {
        while (covered.get(row)?.has(column)) column += 1;
        if (column >= budget.limits.maxColumns) break;
        while (cells.length < column) cells.push(emptyCell);
        if (text !== '') budget.addCell(text.length);
        cells[column] = textCell(text);
        const range = spanOf(attributes, row, column, budget.limits);
        if (range.lastRow > row || range.lastColumn > column) merges.push(range);
        cover(covered, range);
        column = range.lastColumn + 1;
      }
      covered.delete(row);
      if (cells.length > 0) rows.push({ row, hidden: /^[^>]*display:\s*none/i.test(source), cells });
      columnCount = Math.max(columnCount, cells.length);
      budget.checkRows(name, rows.length);
    });
  const trimmed = trimTrailingBlanks(rows);
  return { name, format: 'html', hidden: false, rows: trimmed, merges, hiddenColumns: [], columnCount };
}

function cellsOf(row: string): { attributes: string; text: string }[] {
  return row
    .split(/<t[dh]\b/i)
    .slice(1)
    .map((source) => {
      const end = source.indexOf('>');
      const attributes = ` ${source.slice(0, end).replace(/=\s*(?!["'])([^\s>]+)/g, '="$1"')}`;
      return { attributes, text: plainText(source.slice(end + 1)) };
    });
}

function plainText(html: string): string {
  const text = html
    .replace(/<\/t[drh]\s*>[\s\S]*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*>|<\/(p|div)\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ');
  return decodeEntities(text).trim();
}

function spanOf(attributes: string, row: number, column: number, limits: SheetLimits): MergedRange {
  const span = (name: string) =>
    Math.max(1, Number.parseInt(attribute(attributes.toLowerCase(), name) ?? '1', 10) || 1);
  return {
    firstRow: row,
    lastRow: row + Math.min(span('rowspan'), limits.maxRows) - 1,
    firstColumn: column,
    lastColumn: Math.min(column + span('colspan'), limits.maxColumns) - 1,
  };
}

/** Only the following 2,000 rows are marked: a span that claims a million rows must not cost a million entries. */
function cover(covered: Map<number, Set<number>>, range: MergedRange): void {
  for (let row = range.firstRow + 1; row <= Math.min(range.lastRow, range.firstRow + 2000); row += 1) {
    const columns = covered.get(row) ?? new Set<number>();
    for (let column = range.firstColumn; column <= range.lastColumn; column += 1) columns.add(column);
    covered.set(row, columns);
  }
}
