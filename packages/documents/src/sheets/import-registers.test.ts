/** The two registers of firms: every expectation of docs/examples/expected, compared whole. */
import { importFields } from '@liangma/domain/imports/import-fields';
import type { EnterpriseValues } from '@liangma/domain/imports/judge-enterprises';
import type { JudgedRow } from '@liangma/domain/imports/judged-row';
import { mergeRegisters } from '@liangma/domain/imports/merge-registers';
import { describe, expect, it } from 'vitest';
import { judgeExample, readExpected } from './testing/example-files.ts';
import { columnsLike, comparable, inExpectedShape, notesLike, silentChanges } from './testing/expected-shape.ts';
import type { ExpectedFile } from './testing/expected-shape.ts';

interface ExpectedRegister extends ExpectedFile {
  enterprises: {
    row: number;
    line?: number;
    name: string;
    code: string;
    county: string;
    phone: string | null;
    until: string | null;
    status: string;
    subject: string;
    formerName?: string;
  }[];
}

const workbook = '检查对象名录(2025年).xlsx';
const text = '检查对象名录(县市区补报).csv';
const labels = new Map(importFields('enterprises').map((field) => [field.field, field.label]));
const statusText = { active: '在业', deregistered: '注销' };

function expectedRecord(row: JudgedRow<EnterpriseValues>): ExpectedRegister['enterprises'][number] | null {
  if (row.values === null) return null;
  const { values } = row;
  return {
    row: row.row,
    ...(row.line !== undefined && { line: row.line }),
    name: values.name,
    code: values.creditCode,
    county: values.county,
    phone: values.contactPhone === '' ? null : values.contactPhone,
    until: values.licence?.isLongTerm === true ? '长期' : (values.licence?.validUntil ?? null),
    status: statusText[values.status],
    subject: values.subject === 'non-enterprise' ? values.subjectLabel : values.subject,
    ...(values.formerNames[0] !== undefined && { formerName: values.formerNames[0] }),
  };
}

describe.each([workbook, text])('%s', (file) => {
  const expected = readExpected<ExpectedRegister>(file);

  it('judges every row as expected: counts, kinds, refusals, warnings, merges, rows that are not data', async () => {
    const { judgement } = await judgeExample(file, 'enterprises');
    expect(inExpectedShape(judgement.enterprises)).toEqual(comparable(expected));
  });

  it('gives the expected records', async () => {
    const { judgement } = await judgeExample(file, 'enterprises');
    const accepted = judgement.enterprises.filter((row) => row.outcome === 'accepted');
    expect(accepted.map(expectedRecord)).toEqual(expected.enterprises);
  });

  it('normalises silently what needs no report', async () => {
    const { judgement } = await judgeExample(file, 'enterprises');
    expect(silentChanges(judgement.enterprises, expected)).toEqual(expected.normalisedSilently);
  });

  it('finds header, columns and what is special about the file', async () => {
    const { recognition } = await judgeExample(file, 'enterprises');
    expect(recognition.isComplete).toBe(true);
    expect(recognition.sheets.map((sheet) => sheet.headerRow)).toEqual([expected.headerRow]);
    expect(columnsLike(expected, recognition, labels)).toEqual(expected.columns);
    const notes = expected.fileNotes ?? [];
    expect(notesLike(notes, recognition)).toEqual(notes);
  });
});

describe('both registers', () => {
  it('say together what is expected: distinct firms, codes in both, what differs', async () => {
    const expected = readExpected<{
      files: string[];
      acceptedRowsInAllFiles: number;
      distinctEnterprisesAfterAll: number;
      alsoInOtherFile: {
        code: string;
        file: string;
        row: number;
        otherFile: string;
        otherRow: number;
        sameContent: boolean;
        differs?: string[];
      }[];
    }>('检查对象名录-合并');
    const files = await Promise.all(
      expected.files.map(async (file) => ({
        file,
        rows: (await judgeExample(file, 'enterprises')).judgement.enterprises,
      })),
    );
    const merged = mergeRegisters(files);
    const inBoth = merged.alsoInOtherFile.map(({ creditCode, isSameContent, differs, ...rows }) => ({
      code: creditCode,
      ...rows,
      sameContent: isSameContent,
      ...(differs.length > 0 && { differs }),
    }));
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    expect(merged.acceptedRows).toBe(expected.acceptedRowsInAllFiles);
    expect(merged.distinctEnterprises).toBe(expected.distinctEnterprisesAfterAll);
    expect(inBoth.sort(byCode)).toEqual([...expected.alsoInOtherFile].sort(byCode));
  });

  it('keep the former name of a firm that stands twice under one code', async () => {
    for (const file of [workbook, text]) {
      const expected = readExpected<ExpectedRegister>(file);
      const { judgement } = await judgeExample(file, 'enterprises');
      const notes = expected.duplicatesToMerge.filter((merge) => merge.kind === 'same-code-two-names');
      const ours = notes.map((merge) => judgement.enterprises.find((row) => row.row === merge.keepRow)?.values);
      expect(ours.map((values) => `现名 ${values?.name};曾用名 ${values?.formerNames.join('、')}`)).toEqual(
        notes.map((merge) => merge.note),
      );
    }
  });
});
