/** Officers, matters with checklists, plan, ledger: every expectation of docs/examples/expected, compared whole. */
import { importFields } from '@liangma/domain/imports/import-fields';
import type { KnownMatter } from '@liangma/domain/imports/judge-matters';
import type { JudgeContext } from '@liangma/domain/imports/judge-tables';
import type { TableKind } from '@liangma/domain/imports/judged-row';
import type { QuantityReading } from '@liangma/domain/imports/read-quantity';
import type { Recognition } from '@liangma/domain/imports/recognition';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeExample, readExpected, type JudgedFile } from './testing/example-files.ts';
import { columnsLike, comparable, inExpectedShape, notesLike, silentChanges } from './testing/expected-shape.ts';
import type { ExpectedFile } from './testing/expected-shape.ts';

const officersFile = '执法人员名录.xlsx';
const mattersFile = '行政检查事项清单.xlsx';
const planFile = '2025年度涉企行政检查计划.xlsx';
const ledgerFile = '2024年检查台账.xlsx';
const registerFiles = ['检查对象名录(2025年).xlsx', '检查对象名录(县市区补报).csv'];

function expectSheet(table: TableKind, recognition: Recognition, expected: ExpectedFile): void {
  const labels = new Map(importFields(table).map((field) => [field.field, field.label]));
  const sheet = recognition.sheets.find((candidate) => candidate.table === table);
  expect(recognition.isComplete).toBe(true);
  expect(sheet).toMatchObject({ sheet: expected.sheet, headerRow: expected.headerRow });
  const own = { ...recognition, sheets: sheet ? [sheet] : [] };
  expect(columnsLike(expected, own, labels)).toEqual(expected.columns);
  expect((sheet?.beforeHeader ?? []).map(({ row, kind }) => ({ row, kind }))).toEqual(expected.beforeHeader ?? []);
  const notes = expected.fileNotes ?? [];
  expect(notesLike(notes, recognition)).toEqual(notes);
}

/** Members that are null or empty stand in no expected record. */
function stated(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

describe('officers', () => {
  const expected = readExpected<ExpectedFile & { validityJudgedOn: string; assignable: number; officers: unknown[] }>(
    officersFile,
  );
  let judged: JudgedFile;
  beforeAll(async () => {
    judged = await judgeExample(officersFile, 'officers', { judgedOn: expected.validityJudgedOn });
  });

  it('judges every row as expected', () => {
    expect(inExpectedShape(judged.judgement.officers)).toEqual(comparable(expected));
    expect(silentChanges(judged.judgement.officers, expected)).toEqual(expected.normalisedSilently);
    expectSheet('officers', judged.recognition, expected);
  });

  it('gives the expected records and says who may be assigned', () => {
    const accepted = judged.judgement.officers.filter((row) => row.outcome === 'accepted');
    const records = accepted.map(({ row, values }) => ({
      row,
      name: values?.name,
      cert: values?.certificateNo,
      type: values?.certificateKindText,
      issued: values?.issuedOn,
      until: values?.validUntil,
      status: values?.statusText,
      assignable: values?.isAssignable,
    }));
    expect(records).toEqual(expected.officers);
    expect(accepted.filter((row) => row.values?.isAssignable)).toHaveLength(expected.assignable);
  });
});

describe('matters and checklists', () => {
  const expected = readExpected<ExpectedFile & { matters: unknown[] }>(mattersFile);
  const expectedChecks = readExpected<ExpectedFile & { checks: unknown[]; mattersWithChecks: number[] }>(
    `${mattersFile}.检查表`,
  );
  let judged: JudgedFile;
  beforeAll(async () => {
    judged = await judgeExample(mattersFile, 'matters');
  });

  it('judges every matter as expected', () => {
    expect(inExpectedShape(judged.judgement.matters)).toEqual(comparable(expected));
    expect(silentChanges(judged.judgement.matters, expected)).toEqual(expected.normalisedSilently);
    expectSheet('matters', judged.recognition, expected);
  });

  it('gives the expected matters with caps and minimums', () => {
    const records = judged.judgement.matters
      .filter((row) => row.outcome === 'accepted')
      .map(({ row, values }) => ({
        row,
        no: values?.no,
        name: values?.name,
        capPerYear: values?.capPerYear,
        ...stated({ minimumPerYear: values?.minimumPerYear, capByClass: values?.capByClass }),
      }));
    expect(records).toEqual(expected.matters);
  });

  it('reads the checklists of the second sheet', () => {
    expect(inExpectedShape(judged.judgement.checks)).toEqual(comparable(expectedChecks));
    expectSheet('checks', judged.recognition, expectedChecks);
    const records = judged.judgement.checks.map(({ row, values }) => ({
      row,
      matterNo: values?.matterNo,
      text: values?.text,
      clause: values?.clause === '' ? null : values?.clause,
      penaltyClause: values?.penaltyClause === '' ? null : values?.penaltyClause,
    }));
    expect(records).toEqual(expectedChecks.checks);
    expect([...new Set(records.map((record) => record.matterNo))]).toEqual(expectedChecks.mattersWithChecks);
  });
});

async function knownMatters(): Promise<KnownMatter[]> {
  const { judgement } = await judgeExample(mattersFile, 'matters');
  return judgement.matters.flatMap(({ outcome, values }) => (outcome === 'accepted' && values ? [values] : []));
}

describe('plan', () => {
  const expected = readExpected<ExpectedFile & { planLines: unknown[] }>(planFile);
  let judged: JudgedFile;
  beforeAll(async () => {
    judged = await judgeExample(planFile, 'plan', { matters: await knownMatters() });
  });

  it('judges every line as expected', () => {
    expect(inExpectedShape(judged.judgement.plan)).toEqual(comparable(expected));
    expect(silentChanges(judged.judgement.plan, expected)).toEqual(expected.normalisedSilently);
    expectSheet('plan', judged.recognition, expected);
    expect(judged.recognition.year).toBe(expected.planYear);
  });

  it('says what the free text means', () => {
    const quantity = ({ total, isApproximate, parts, ...rest }: QuantityReading) => ({
      total,
      approximate: isApproximate,
      ...stated({ ...rest, parts: parts.length > 0 ? parts : null }),
    });
    const records = judged.judgement.plan
      .filter((row) => row.outcome === 'accepted')
      .map(({ row, values }) => ({
        row,
        matterNo: values?.matterNo,
        quantity: values?.quantity ? quantity(values.quantity) : null,
        frequency: values?.frequency,
        capPerYear: values?.capPerYear,
        months: values?.months,
        ...stated({ perPeriod: values?.perPeriod }),
      }));
    expect(records).toEqual(expected.planLines);
  });
});

describe('ledger', () => {
  const expected = readExpected<
    ExpectedFile & { matchAgainst: string[]; officersFrom: string; facts: Record<string, number>; visits: unknown[] }
  >(ledgerFile);
  let judged: JudgedFile;
  beforeAll(async () => {
    judged = await judgeExample(ledgerFile, 'ledger', await ledgerContext());
  });

  async function ledgerContext(): Promise<Partial<JudgeContext>> {
    expect(expected.matchAgainst).toEqual(registerFiles);
    const registers = await Promise.all(registerFiles.map((file) => judgeExample(file, 'enterprises')));
    const officers = await judgeExample(expected.officersFrom, 'officers');
    const accepted = <Values>(rows: readonly { outcome: string; values: Values | null }[]): Values[] =>
      rows.flatMap(({ outcome, values }) => (outcome === 'accepted' && values !== null ? [values] : []));
    const byCode = new Map(
      registers.flatMap(({ judgement }) => accepted(judgement.enterprises)).map((firm) => [firm.creditCode, firm]),
    );
    return {
      matters: await knownMatters(),
      enterprises: [...byCode.values()],
      officers: accepted(officers.judgement.officers),
    };
  }

  it('judges every row as expected', () => {
    expect(inExpectedShape(judged.judgement.ledger)).toEqual(comparable(expected));
    expectSheet('ledger', judged.recognition, expected);
  });

  it('gives the expected visits', () => {
    const records = judged.judgement.ledger
      .filter((row) => row.outcome === 'accepted')
      .map(({ row, values }) => ({
        row,
        date: values?.visitOn,
        code: values?.creditCode,
        name: values?.enterpriseName,
        match: values?.match,
        matterNos: values?.matterNos,
        officers: values?.officers.map((officer) => officer.certificateNo),
        type: values?.type,
        scanned: values?.isScanned,
        result: values?.result,
        penalty: values?.penalty
          ? { docNo: values.penalty.docNo, amountFen: values.penalty.amountFen, kinds: values.penalty.kinds }
          : null,
      }));
    expect(records).toEqual(expected.visits);
  });

  it('adds up to the expected facts', () => {
    const visits = judged.judgement.ledger.flatMap(({ outcome, values }) =>
      outcome === 'accepted' && values ? [values] : [],
    );
    const count = (test: (visit: (typeof visits)[number]) => boolean) => visits.filter(test).length;
    expect({
      acceptedRows: visits.length,
      visits: visits.length,
      rowsWithPenalty: count((visit) => visit.penalty !== null),
      penaltyAmountFen: visits.reduce((sum, visit) => sum + (visit.penalty?.amountFen ?? 0), 0),
      scanned: count((visit) => visit.isScanned === true),
      notScanned: count((visit) => visit.isScanned === false),
      scanUnknown: count((visit) => visit.isScanned === null),
      withProblems: count((visit) => visit.problems !== ''),
    }).toEqual(expected.facts);
  });
});
