/** Judges all rows of a recognised file: each row by itself, then the rows against each other. */
import { indexMatters, judgeCheck, judgeMatter, settleMatters } from './judge-matters.ts';
import type { CheckValues, KnownMatter, MatterValues } from './judge-matters.ts';
import { judgeEnterprise, settleEnterprises, type EnterpriseValues } from './judge-enterprises.ts';
import type { ImportKind, JudgedRow, TableKind } from './judged-row.ts';
import { judgeVisit, type KnownOfficer, type VisitValues } from './judge-ledger.ts';
import { judgeOfficer, settleOfficers, type OfficerValues } from './judge-officers.ts';
import { judgePlanLine, type PlanLineValues } from './judge-plan.ts';
import { enterpriseMatcher, type KnownEnterprise } from './match-enterprise.ts';
import { mergedCells } from './merged-cells.ts';
import { notDataTest } from './not-data-row.ts';
import type { Recognition, RecognisedSheet } from './recognition.ts';
import { RowReader } from './row-reader.ts';
import { mergeExactCopies, type OpenRow } from './same-rows.ts';
import { rowText, type SheetRow, type Table } from './table.ts';

/** What the bureau knows already; lists that the kind of import does not need may be left out. */
export interface JudgeContext {
  /** Day on which the validity of certificates and what is past are judged, 'YYYY-MM-DD'. */
  judgedOn: string;
  /** Published list: for plans, ledgers and checklists. */
  matters?: readonly KnownMatter[];
  /** Register of firms: for ledgers. */
  enterprises?: readonly KnownEnterprise[];
  /** Register of officers: for ledgers. */
  officers?: readonly KnownOfficer[];
}

/** Rows of one kind, in the order of the file. Only the lists of the import's kind are filled. */
export interface Judgement {
  kind: ImportKind;
  enterprises: JudgedRow<EnterpriseValues>[];
  officers: JudgedRow<OfficerValues>[];
  matters: JudgedRow<MatterValues>[];
  checks: JudgedRow<CheckValues>[];
  plan: JudgedRow<PlanLineValues>[];
  ledger: JudgedRow<VisitValues>[];
}

export interface JudgeProgress {
  done: number;
  total: number;
}

/** Blank rows that a file leaves out are told one by one up to this many in a row; more is empty space. */
const reportedGap = 100;
const stepRows = 2000;

/** Judges a file in one go. Deterministic: the same tables, recognition and context give the same rows. */
export function judgeTables(tables: readonly Table[], recognition: Recognition, context: JudgeContext): Judgement {
  const steps = judgeInSteps(tables, recognition, context);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Judges a file and yields after every 2,000 rows, so that a worker can report progress or let others work. Sheets with
 * a missing required column are judged too: their rows are refused for what is missing.
 */
export function* judgeInSteps(
  tables: readonly Table[],
  recognition: Recognition,
  context: JudgeContext,
): Generator<JudgeProgress, Judgement> {
  const sheets = recognition.sheets.flatMap((sheet) => {
    const table = tables.find((candidate) => candidate.name === sheet.sheet);
    return table ? [{ sheet, table }] : [];
  });
  const progress = { done: 0, total: sheets.reduce((sum, { table }) => sum + table.rows.length, 0) };
  const of = (kind: TableKind) => sheets.filter(({ sheet }) => sheet.table === kind);
  const enterprises = yield* judgeSheets(of('enterprises'), progress, judgeEnterprise);
  settleEnterprises(enterprises.open);
  const officers = yield* judgeSheets(of('officers'), progress, (reader) => judgeOfficer(reader, context.judgedOn));
  settleOfficers(officers.open);
  const matters = yield* judgeSheets(of('matters'), progress, judgeMatter);
  settleMatters(matters.open);
  const known = indexMatters([...(context.matters ?? []), ...acceptedMatters(matters.rows)]);
  const checks = yield* judgeSheets(of('checks'), progress, (reader) => judgeCheck(reader, known));
  mergeExactCopies(checks.open);
  const plan = yield* judgeSheets(of('plan'), progress, (reader) => judgePlanLine(reader, known));
  mergeExactCopies(plan.open);
  const ledgerContext = {
    judgedOn: context.judgedOn,
    matchEnterprise: enterpriseMatcher(context.enterprises ?? []),
    matters: known,
    officers: officersByName(context.officers ?? []),
  };
  const ledger = yield* judgeSheets(of('ledger'), progress, (reader) => judgeVisit(reader, ledgerContext));
  mergeExactCopies(ledger.open);
  yield { done: progress.total, total: progress.total };
  return {
    kind: recognition.kind,
    enterprises: enterprises.rows,
    officers: officers.rows,
    matters: matters.rows,
    checks: checks.rows,
    plan: plan.rows,
    ledger: ledger.rows,
  };
}

interface JudgedSheets<Values> {
  rows: JudgedRow<Values>[];
  open: OpenRow<Values>[];
}

function* judgeSheets<Values>(
  sheets: readonly { sheet: RecognisedSheet; table: Table }[],
  progress: JudgeProgress,
  judge: (reader: RowReader, position: number) => Values,
): Generator<JudgeProgress, JudgedSheets<Values>> {
  const judged: JudgedSheets<Values> = { rows: [], open: [] };
  for (const { sheet, table } of sheets) {
    const merges = mergedCells(table);
    const testNotData = notDataTest(table, sheet);
    let expected = sheet.headerRow + sheet.headerRowCount;
    for (const row of table.rows) {
      progress.done += 1;
      if (progress.done % stepRows === 0) yield { ...progress };
      if (row.row < expected) continue;
      if (row.row - expected <= reportedGap) {
        for (; expected < row.row; expected += 1) judged.rows.push(notData(sheet, { row: expected }, 'blank', ''));
      }
      expected = row.row + 1;
      const kind = testNotData(row);
      if (kind !== null) {
        judged.rows.push(notData(sheet, row, kind, rowText(row)));
        continue;
      }
      const reader = new RowReader(row, sheet, merges);
      const values = judge(reader, judged.open.length + 1);
      const result = judgedRow(sheet, row, reader, values);
      judged.rows.push(result);
      judged.open.push({ judged: result, source: { row, sheet, merges } });
    }
  }
  return judged;
}

function judgedRow<Values>(
  sheet: RecognisedSheet,
  row: SheetRow,
  reader: RowReader,
  values: Values,
): JudgedRow<Values> {
  return {
    table: sheet.table,
    sheet: sheet.sheet,
    row: row.row,
    ...(row.line !== undefined && { line: row.line }),
    outcome: reader.refusals.length > 0 ? 'refused' : 'accepted',
    values,
    warnings: reader.warnings,
    refusals: reader.refusals,
    silent: reader.silent,
  };
}

function notData(
  sheet: RecognisedSheet,
  row: Pick<SheetRow, 'row' | 'line'>,
  kind: NonNullable<JudgedRow<never>['notData']>,
  text: string,
): JudgedRow<never> {
  return {
    table: sheet.table,
    sheet: sheet.sheet,
    row: row.row,
    ...(row.line !== undefined && { line: row.line }),
    outcome: 'not-data',
    notData: kind,
    text,
    values: null,
    warnings: [],
    refusals: [],
    silent: [],
  };
}

function acceptedMatters(rows: readonly JudgedRow<MatterValues>[]): KnownMatter[] {
  return rows.flatMap(({ outcome, values }) => (outcome === 'accepted' && values ? [values] : []));
}

function officersByName(officers: readonly KnownOfficer[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { name, certificateNo } of officers) byName.set(name, [...(byName.get(name) ?? []), certificateNo]);
  return byName;
}
