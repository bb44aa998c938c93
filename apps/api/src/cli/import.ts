// `import`: a list from a file, through the same reading and the same registers as the import in the browser.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importKinds } from '@liangma/contract/imports';
import { importFields } from '@liangma/domain/imports/import-fields';
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import type { RecognisedSheet } from '@liangma/domain/imports/recognition';
import type { AppDeps } from '../app-deps.ts';
import { failureText, importFile, previewFile, rowsOfRun } from '../features/imports/public.ts';
import { ProblemException } from '../http/problem.ts';
import { OperatorError } from '../operator-error.ts';
import { chooseBureau, findChosenBureau, readerOf, writerOf, yearFrom } from './choose-bureau.ts';
import { defineCommand, UsageError } from './command.ts';
import { outcomeLines, outcomeOf, type ImportOutcome, type Language } from './import-outcome.ts';

type Request = {
  kind: ImportKind;
  fileName: string;
  bytes: Uint8Array;
  bureau: string | undefined;
  year: number | null;
  hasPaperRecords: boolean;
  language: Language;
};

/** What a real import adds: what became of the accepted rows. */
type Written = { importId: string; created: number; updated: number; unchanged: number };

export const command = defineCommand({
  name: 'import',
  summary:
    'Imports a list (xlsx, xls, csv, tab-separated text): the register of enterprises, the officers, the matters with ' +
    'their checklists, an annual plan, or the ledger of an earlier year. Good rows are written, refused rows are named.',
  usage: `<${importKinds.join('|')}> FILE [--dry-run] [--bureau CODE] [--year YEAR] [--json]`,
  options: {
    'dry-run': { type: 'boolean', summary: 'write nothing, only say what would become of each row' },
    bureau: { type: 'string', value: 'CODE', summary: 'code of the bureau; may be left out when there is only one' },
    year: { type: 'string', value: 'YEAR', summary: 'year of the plan; the one that the file names when absent' },
    'paper-records': {
      type: 'boolean',
      summary: 'ledger: full records of these inspections are on file on paper, so that they count',
    },
    lang: { type: 'string', value: 'zh|en', summary: 'language of the messages; zh when absent' },
    json: { type: 'boolean', summary: 'print { rows, accepted, warnings, refused, duplicates }' },
  },
  positionals: { least: 2, most: 2 },
  async run({ terminal, withApp }, { values, positionals: [kind = '', file = ''] }) {
    if (!isImportKind(kind))
      throw new UsageError(`There is no list "${kind}"; it is one of ${importKinds.join(', ')}.`);
    const request: Request = {
      kind,
      fileName: basename(file).slice(-200),
      bytes: readBytes(file),
      bureau: values.bureau,
      year: readYear(values.year),
      hasPaperRecords: values['paper-records'],
      language: readLanguage(values.lang),
    };
    const outcome: ImportOutcome & Partial<Written> = await withApp(({ deps }) =>
      values['dry-run'] ? preview(deps, request, terminal.note) : write(deps, request),
    );
    if (values.json) {
      terminal.json(outcome);
      return;
    }
    for (const line of outcomeLines(outcome)) terminal.line(line);
    if (outcome.importId === undefined) terminal.line('试运行：没有写入任何数据。');
    else {
      const { created, updated, unchanged } = outcome;
      terminal.line(`已写入：新增 ${created}，更新 ${updated}，无变化 ${unchanged}`);
    }
  },
});

function isImportKind(text: string): text is ImportKind {
  return (importKinds as readonly string[]).includes(text);
}

function readBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new OperatorError(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readYear(text: string | undefined): number | null {
  const year = yearFrom(text);
  if (text !== undefined && year === null) throw new UsageError(`"${text}" is no year.`);
  return year;
}

function readLanguage(text = 'zh'): Language {
  if (text !== 'zh' && text !== 'en') throw new UsageError(`--lang is zh or en, not "${text}".`);
  return text;
}

function unreadable(code: string, language: Language): OperatorError {
  return new OperatorError(failureText({ code })[language]);
}

async function preview(deps: AppDeps, request: Request, note: (text: string) => void): Promise<ImportOutcome> {
  const { kind, language } = request;
  const bureau = await findChosenBureau(deps, request.bureau);
  if (!bureau && (kind === 'plan' || kind === 'ledger'))
    note('There is no bureau yet, so there are no registers to judge this file against.');
  const read = await previewFile(deps, bureau && readerOf(deps, bureau), request);
  if (!read.ok) throw unreadable(read.failure.code, language);
  if (read.understanding.recognition.sheets.length === 0) throw unreadable('import/no-list', language);
  return outcomeOf(kind, read.rows, language);
}

async function write(deps: AppDeps, request: Request): Promise<ImportOutcome & Written> {
  const { kind, fileName, bytes, year, language } = request;
  const bureau = await chooseBureau(deps, request.bureau);
  const actor = await writerOf(deps, bureau);
  const query = {
    kind,
    fileName,
    hasPaperRecords: request.hasPaperRecords ? ('yes' as const) : ('no' as const),
    ...(year === null ? {} : { year }),
  };
  const run = await importFile(deps, { bureauId: bureau.id, actor }, { query, bytes }).catch((error: unknown) => {
    if (!(error instanceof ProblemException)) throw error;
    throw new OperatorError(error.errors?.map(({ detail }) => detail).join(';') || error.code);
  });
  if (run.failure) throw unreadable(run.failure.code, language);
  if (run.state !== 'done') throw incomplete(run.recognition?.recognition.sheets ?? [], language);
  const { created = 0, updated = 0, unchanged = 0 } = run.counts ?? {};
  const outcome = outcomeOf(kind, await rowsOfRun(deps, bureau.id, run.id), language);
  return { ...outcome, importId: run.id, created, updated, unchanged };
}

/** The upload is kept: columns that were not recognised can be named in the browser. */
function incomplete(sheets: readonly RecognisedSheet[], language: Language): OperatorError {
  const missing = sheets.flatMap((sheet) =>
    importFields(sheet.table)
      .filter(({ field }) => sheet.missing.includes(field))
      .map(({ label, labelEn }) => (language === 'zh' ? `“${label}”` : `“${labelEn}”`)),
  );
  if (missing.length === 0) return unreadable('import/no-list', language);
  const names = [...new Set(missing)].join(language === 'zh' ? '、' : ', ');
  return new OperatorError(
    language === 'zh'
      ? `没有识别出这些列：${names}。请在网页的导入页面指定。`
      : `These columns were not recognised: ${names}. Name them on the import page of the web app.`,
  );
}
