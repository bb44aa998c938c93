/** Reads delimited text (csv-parse): comma, tab, semicolon, also the tab text that systems save as .xls. */
import type { Cell, SheetRow, Table } from '@liangma/domain/imports/table';
import { CsvError, parse } from 'csv-parse/sync';
import { textCell } from './cells.ts';
import { decodeText } from './decode-text.ts';
import { SheetError } from './sheet-error.ts';
import { SheetBudget, type SheetLimits } from './sheet-limits.ts';
import { trimTrailingBlanks } from './trim-rows.ts';

const separators = [',', '\t', ';', '|', '，'] as const;

/** One table; `row` is the number of the record (the header is 1), `line` the physical line on which it starts. */
export function readDelimited(bytes: Uint8Array, name: string, limits: SheetLimits): Table {
  const budget = new SheetBudget(limits);
  const decoded = decodeText(bytes);
  // Excel lets a first line sep=; name the separator.
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(decoded.text);
  const text = named ? decoded.text.slice(named[0].length) : decoded.text;
  const separator = named?.[1] ?? guessSeparator(text);
  const rows: SheetRow[] = [];
  let columnCount = 0;
  for (const { record, line } of records(text, separator)) {
    rows.push({ row: rows.length + 1, line: line + (named ? 1 : 0), hidden: false, cells: cellsOf(record, budget) });
    columnCount = Math.max(columnCount, Math.min(record.length, limits.maxColumns));
    budget.checkRows(name, rows.length);
  }
  return {
    name,
    format: 'csv',
    hidden: false,
    rows: trimTrailingBlanks(rows),
    merges: [],
    hiddenColumns: [],
    columnCount,
    encoding: decoded.encoding,
    separator,
  };
}

interface RecordAtLine {
  record: string[];
  line: number;
}

function records(text: string, separator: string): RecordAtLine[] {
  const found: RecordAtLine[] = [];
  let line = 1;
  const onRecord = (record: string[]): null => {
    // The parser counts lines at the end of a record only; its start follows from the breaks inside the fields.
    const breaks = record.reduce((sum, field) => sum + lineBreaks(field), 0);
    found.push({ record, line });
    line += 1 + breaks;
    // Kept above with its line; the parser need not keep it as well.
    return null;
  };
  const options = {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: onRecord,
  } as const;
  try {
    parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw new SheetError('sheet/damaged', { part: error.code }, error);
    // One stray quote must not swallow the rest of the file: read once more with quotes as plain characters.
    found.length = 0;
    line = 1;
    parse(text, { ...options, quote: null });
  }
  return found;
}

function lineBreaks(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count += 1;
  return count;
}

function cellsOf(record: readonly string[], budget: SheetBudget): Cell[] {
  const cells: Cell[] = [];
  for (const text of record.slice(0, budget.limits.maxColumns)) {
    if (text !== '') budget.addCell(text.length);
    // ="0123" is how some systems keep Excel from dropping zeros; the text is meant.
    const kept = /^="([^"]*)"$/.exec(text)?.[1] ?? text;
    cells.push(textCell(kept.replaceAll('\r\n', '\n')));
  }
  return cells;
}

/** The separator that parts most of the first lines into the same number of fields. */
function guessSeparator(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"[^"]*"/g, '""');
  const lines = sample
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
    const common = mostCommon(counts);
    const score = counts.filter((count) => count === common).length * Math.min(common, 10);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function mostCommon(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
