// What became of the rows of a file: the data that `import --json` prints, and the same as lines to read.
import { findingText } from '@liangma/domain/imports/finding-texts';
import type { Finding, ImportKind, JudgedRow, TableKind } from '@liangma/domain/imports/judged-row';

export type Language = 'zh' | 'en';

/** Something about one cell or row; `row` is the number of the row in the sheet. */
type OutcomeItem = { sheet: string; row: number; column: string; code: string; message: string };

type TableOutcome = {
  /** Rows that hold data: accepted, refused or duplicates. */
  rows: number;
  accepted: number;
  /** Of accepted rows: normalised, and a person should look. */
  warnings: OutcomeItem[];
  refused: OutcomeItem[];
  /** Rows that went into another one, which `into` names. */
  duplicates: (OutcomeItem & { into: number })[];
};

/** `checks`: the checklists on the second sheet of a list of matters. */
export type ImportOutcome = TableOutcome & { checks?: TableOutcome };

/** A row as preview and staged rows both have it. */
export type RowWithOutcome = {
  sheet: string;
  row: number;
  outcome: 'accepted' | 'refused' | 'merged' | 'not-data';
  content: {
    table: TableKind;
    warnings: readonly Finding[];
    refusals: readonly Finding[];
    mergedInto: number | null;
    mergeKind?: JudgedRow<unknown>['mergeKind'] | null;
  };
};

/** Sorts the rows of a file by what became of them. */
export function outcomeOf(kind: ImportKind, rows: readonly RowWithOutcome[], language: Language): ImportOutcome {
  const of = (table: TableKind) =>
    tableOutcome(
      rows.filter((row) => row.content.table === table),
      language,
    );
  return kind === 'matters' ? { ...of(kind), checks: of('checks') } : of(kind);
}

function tableOutcome(rows: readonly RowWithOutcome[], language: Language): TableOutcome {
  const accepted = rows.filter((row) => row.outcome === 'accepted');
  const say = (row: RowWithOutcome, finding: Finding): OutcomeItem => ({
    sheet: row.sheet,
    row: row.row,
    column: finding.column,
    code: finding.kind,
    message: findingText(finding, language),
  });
  return {
    rows: rows.filter((row) => row.outcome !== 'not-data').length,
    accepted: accepted.length,
    warnings: accepted.flatMap((row) => row.content.warnings.map((finding) => say(row, finding))),
    refused: rows
      .filter((row) => row.outcome === 'refused')
      .flatMap((row) => row.content.refusals.map((finding) => say(row, finding))),
    duplicates: rows
      .filter((row) => row.outcome === 'merged')
      .map((row) => {
        const into = row.content.mergedInto ?? 0;
        return { ...say(row, mergeFinding(row, into, accepted)), into };
      }),
  };
}

/** Why a row went into another; where they differ, the row that was kept says in which columns. */
function mergeFinding(row: RowWithOutcome, into: number, accepted: readonly RowWithOutcome[]): Finding {
  const kind = row.content.mergeKind ?? 'exact-duplicate';
  const kept = accepted.find((one) => one.sheet === row.sheet && one.row === into);
  const difference = kept?.content.warnings.find(
    (finding) => finding.kind === kind && finding.params?.['otherRow'] === row.row,
  );
  return { column: '(整行)', kind, from: '', params: { ...difference?.params, otherRow: into } };
}

const mostShown = 50;

/** The outcome in lines to read. */
export function outcomeLines(outcome: ImportOutcome): string[] {
  const lines = tableLines(outcome);
  if (outcome.checks) lines.push('', '检查表：', ...tableLines(outcome.checks));
  return lines;
}

function tableLines(outcome: TableOutcome): string[] {
  const { rows, accepted, warnings, refused, duplicates } = outcome;
  const refusedRows = new Set(refused.map(placeOf)).size;
  const warnedRows = new Set(warnings.map(placeOf)).size;
  return [
    `数据行 ${rows}：可导入 ${accepted}（其中 ${warnedRows} 行有提醒），不能导入 ${refusedRows}，重复合并 ${duplicates.length}`,
    ...section('不能导入：', refused),
    ...section('重复合并：', duplicates),
    ...section('提醒：', warnings),
  ];
}

const placeOf = ({ sheet, row }: OutcomeItem) => `${sheet}#${row}`;

function section(title: string, items: readonly OutcomeItem[]): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, mostShown).map(({ row, column, message }) => `  第 ${row} 行 ${column}：${message}`);
  const rest = items.length - shown.length;
  return [title, ...shown, ...(rest > 0 ? [`  …… 另有 ${rest} 条`] : [])];
}
