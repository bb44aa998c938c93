/** Entry of the thread that reads a file: parsing and judging 100,000 rows must not keep the server from answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { readTables } from '@liangma/documents/sheets/read-tables';
import { SheetError } from '@liangma/documents/sheets/sheet-error';
import { headerSignature } from '@liangma/domain/imports/header-signature';
import { judgeInSteps, type Judgement } from '@liangma/domain/imports/judge-tables';
import { countJudged, type ImportKind, type JudgedRow, type TableKind } from '@liangma/domain/imports/judged-row';
import { missingFields } from '@liangma/domain/imports/map-columns';
import type { MappingCorrection, Recognition } from '@liangma/domain/imports/recognition';
import { recogniseTables } from '@liangma/domain/imports/recognise-tables';
import type { Table } from '@liangma/domain/imports/table';
import { RowPacker } from './packed-rows.ts';
import type { ReadingMessage, ReadingTask, SheetPreview } from './reading.ts';
import { withoutAddedColumns } from './refused-columns.ts';
import { stagedRow } from './staged-row.ts';

const sampleRows = 12;

const say = (message: ReadingMessage) => parentPort?.postMessage(message);

/**
 * What a person said about the file holds alone: sheets left out by them stay out. A file nobody corrected takes the
 * mapping kept from an earlier one with the same header.
 */
function recognise(tables: Table[], task: ReadingTask): { recognition: Recognition; isRemembered: boolean } {
  if (task.corrections.length > 0) {
    const chosen = tables.filter((table) => task.corrections.some((correction) => correction.sheet === table.name));
    return { recognition: recogniseTables(chosen, task.kind, task.corrections), isRemembered: false };
  }
  const first = recogniseTables(tables, task.kind);
  const kept = tables.flatMap((table) => keptMapping(table, first, task));
  if (kept.length === 0) return { recognition: first, isRemembered: false };
  return { recognition: recogniseTables(tables, task.kind, kept), isRemembered: true };
}

/** The mapping kept for the header of a sheet, also for one that only a person has ever recognised. */
function keptMapping(table: Table, first: Recognition, task: ReadingTask): MappingCorrection[] {
  const known = first.sheets.find((sheet) => sheet.sheet === table.name);
  if (known) {
    const mapping = task.remembered[signatureOf(known.columns.map((column) => column.header))];
    return mapping ? [{ sheet: table.name, table: known.table, headerRow: known.headerRow, mapping }] : [];
  }
  for (const { row, cells } of table.rows.slice(0, sampleRows)) {
    const mapping = task.remembered[signatureOf(cells.map(shownText))];
    if (mapping) return [{ sheet: table.name, table: tableOf(task.kind, mapping), headerRow: row, mapping }];
  }
  return [];
}

const signatureOf = (headers: readonly string[]) => headerSignature(withoutAddedColumns(headers));

/** Checklists come with the matters: what a kept mapping is about shows in the fields that it fills. */
function tableOf(kind: ImportKind, mapping: Record<string, number>): TableKind {
  return kind === 'matters' && missingFields(mapping, 'matters').length > 0 ? 'checks' : kind;
}

/** As much of a cell as the person sees who names the columns, and as the signature of their header is made of. */
const shownText = (cell: { text: string }) => cell.text.slice(0, 60);

function previewOf(table: Table, recognition: Recognition): SheetPreview {
  const known = recognition.sheets.find((sheet) => sheet.sheet === table.name);
  return {
    sheet: table.name,
    rows: table.rows.length,
    table: known?.table ?? null,
    headerRow: known?.headerRow ?? null,
    headers: known?.columns.map((column) => column.header) ?? [],
    sample: table.rows.slice(0, sampleRows).map(({ row, cells }) => ({ row, cells: cells.map(shownText) })),
    missing: known?.missing ?? [],
  };
}

function judge(tables: Table[], recognition: Recognition, task: ReadingTask): Judgement {
  const steps = judgeInSteps(tables, recognition, task.context);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    say({ kind: 'progress', ...step.value });
  }
}

function rowsOf(judgement: Judgement): JudgedRow<unknown>[] {
  const { enterprises, officers, matters, checks, plan, ledger } = judgement;
  return [...enterprises, ...officers, ...matters, ...checks, ...plan, ...ledger];
}

function sayRows(tables: Table[], rows: readonly JudgedRow<unknown>[]): void {
  const cells = new Map(
    tables.map((table) => [table.name, new Map(table.rows.map((row) => [row.row, row.cells]))] as const),
  );
  const packer = new RowPacker((packed) => say({ kind: 'rows', ...packed }));
  for (const [position, row] of rows.entries()) {
    const found = cells.get(row.sheet)?.get(row.row) ?? [];
    packer.add(
      stagedRow(
        position,
        row,
        found.map((cell) => cell.text),
      ),
    );
  }
  packer.finish();
}

async function read(task: ReadingTask): Promise<void> {
  const tables = await readTables(task.bytes, task.fileName);
  const { recognition, isRemembered } = recognise(tables, task);
  const rows = rowsOf(judge(tables, recognition, task));
  sayRows(tables, rows);
  const [first] = tables;
  say({
    kind: 'read',
    understanding: {
      format: first?.format ?? 'csv',
      encoding: first?.encoding ?? null,
      sheets: tables.map((table) => previewOf(table, recognition)),
      recognition,
      isRemembered,
    },
    counts: countJudged(rows),
  });
}

try {
  await read(workerData as ReadingTask);
} catch (error) {
  if (error instanceof SheetError) say({ kind: 'failed', code: error.code, params: error.params });
  else throw error;
}
