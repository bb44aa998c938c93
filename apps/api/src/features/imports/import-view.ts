/** What leaves: runs and staged rows in the words of the contract. */
import type { z } from 'zod';
import type { importRowSchema, importRunSchema } from '@liangma/contract/imports';
import { findingText } from '@liangma/domain/imports/finding-texts';
import { importFields } from '@liangma/domain/imports/import-fields';
import type { Finding, ImportKind, TableKind } from '@liangma/domain/imports/judged-row';
import type { FileNote, Recognition } from '@liangma/domain/imports/recognition';
import { failureText } from './failure-texts.ts';
import type { RowView } from './import-row-store.ts';
import type { ImportRun } from './import-run-store.ts';
import type { Understanding } from './reading.ts';

type RunView = z.input<typeof importRunSchema>;
type RecognitionView = NonNullable<RunView['recognition']>;

const tablesOf = (kind: ImportKind): TableKind[] => (kind === 'matters' ? ['matters', 'checks'] : [kind]);

const noteTexts: Record<FileNote['kind'], { zh: (note: FileNote) => string; en: (note: FileNote) => string }> = {
  'hidden-column': {
    zh: ({ column, header }) => `隐藏的列 ${column ?? ''}（${header ?? ''}）已照常读取`,
    en: ({ column, header }) => `Hidden column ${column ?? ''} (${header ?? ''}) was read as any other`,
  },
  'hidden-rows': {
    zh: ({ rows }) => `有隐藏行（${rows?.join('、') ?? ''}），已照常读取`,
    en: ({ rows }) => `Hidden rows (${rows?.join(', ') ?? ''}) were read as any other`,
  },
  'hidden-sheet': { zh: () => '是隐藏的工作表', en: () => 'This sheet is hidden' },
  'merged-range': {
    zh: ({ range, value }) => `合并单元格 ${range ?? ''} 的值“${value ?? ''}”用于整个区域`,
    en: ({ range, value }) => `Merged cells ${range ?? ''}: “${value ?? ''}” holds for the whole range`,
  },
  'formula-cells': {
    zh: ({ column }) => `${column ?? ''} 列有公式，采用保存的结果`,
    en: ({ column }) => `Column ${column ?? ''} has formulas; their stored results are used`,
  },
  'other-sheet': { zh: () => '不是要导入的内容，未读取', en: () => 'Not part of the list, left out' },
  'column-without-field': {
    zh: ({ column, header }) => `${column ?? ''} 列（${header ?? ''}）没有对应的字段，不导入`,
    en: ({ column, header }) => `Column ${column ?? ''} (${header ?? ''}) has no field and is not imported`,
  },
};

/** More notes than this help nobody. */
const mostNotes = 40;

function recognitionView(kind: ImportKind, read: Understanding): RecognitionView {
  return {
    format: read.format,
    encoding: read.encoding,
    sheets: read.sheets,
    fields: Object.fromEntries(
      tablesOf(kind).map((table) => [
        table,
        importFields(table).map(({ field, label, labelEn, isRequired }) => ({
          field,
          zh: label,
          en: labelEn,
          isRequired,
        })),
      ]),
    ),
    notes: read.recognition.notes.slice(0, mostNotes).map((note) => ({
      code: note.kind,
      zh: `工作表“${note.sheet}”：${noteTexts[note.kind].zh(note)}`,
      en: `Sheet “${note.sheet}”: ${noteTexts[note.kind].en(note)}`,
    })),
    isRemembered: read.isRemembered,
  };
}

/** The mapping as it was recognised, for a person to correct. */
export function mappingOf(recognition: Recognition): NonNullable<RunView['mapping']> {
  return {
    sheets: recognition.sheets.map(({ sheet, table, headerRow, mapping }) => ({
      sheet,
      table,
      headerRow,
      columns: mapping,
    })),
  };
}

/** A run for the wizard. */
export function runView(run: ImportRun): RunView {
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    fileName: run.file_name,
    options: run.options,
    recognition: run.recognition ? recognitionView(run.kind, run.recognition) : null,
    mapping: run.recognition ? mappingOf(run.recognition.recognition) : null,
    counts: run.counts,
    progress: { done: run.progress_done, total: run.progress_total },
    failure: run.failure ? { code: run.failure.code, ...failureText(run.failure) } : null,
    createdBy: run.created_by_name,
    createdAt: run.created_at,
    confirmedAt: run.confirmed_at,
    finishedAt: run.finished_at,
  };
}

const findingView = (finding: Finding) => ({
  column: finding.column,
  code: finding.kind,
  from: finding.from,
  to: finding.to ?? null,
  zh: findingText(finding, 'zh'),
  en: findingText(finding, 'en'),
});

/** A staged row for the preview. */
export function rowView(row: RowView): z.input<typeof importRowSchema> {
  const { table, cells, warnings, refusals, mergedInto, notData } = row.content;
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    outcome: row.outcome,
    applied: row.applied,
    table,
    cells,
    refusals: refusals.map(findingView),
    warnings: warnings.map(findingView),
    mergedInto,
    notData,
  };
}
