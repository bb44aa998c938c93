import { describe, expect, it } from 'vitest';
import { findingTexts } from './finding-texts.ts';
import { judgeInSteps, judgeTables, type JudgeContext } from './judge-tables.ts';
import { countJudged, type ImportKind, type JudgedRow } from './judged-row.ts';
import { recogniseTables } from './recognise-tables.ts';
import type { Table } from './table.ts';
import { range, sampleCode, sampleTable } from './testing/sample-table.ts';

const context: JudgeContext = { judgedOn: '2025-03-01' };

function judge(kind: ImportKind, tables: Table[], more: Partial<JudgeContext> = {}) {
  return judgeTables(tables, recogniseTables(tables, kind), { ...context, ...more });
}

const outcomes = (rows: readonly JudgedRow<unknown>[]) => rows.map((row) => [row.row, row.notData ?? row.outcome]);
const kindsOf = (row: JudgedRow<unknown> | undefined) => row?.warnings.map((finding) => finding.kind);
const refusalsOf = (row: JudgedRow<unknown> | undefined) => row?.refusals.map((finding) => finding.kind);

describe('rows that are no records', () => {
  it('are told apart: page heads, headings, subtotals, notes, gaps, numbered empty rows', () => {
    const headers = ['序号', '企业名称', '统一社会信用代码', '所属县', '备注'];
    const table = sampleTable([
      headers,
      ['一、城东区'],
      [1, '示范市一号厂', sampleCode(1), '城东区', null],
      [2],
      ['小 计', '1家'],
      [],
      headers,
      [null, null, null, null, null],
      [3, '合计机械厂', sampleCode(2), '城东区', '规模以上'],
      ['城西区小计', 1],
      ['合计', null, '2家'],
      ['共2家'],
      ['注:以营业执照为准'],
      ['审核人:王示范', null, '2025年1月'],
    ]);
    expect(outcomes(judge('enterprises', [table]).enterprises)).toEqual([
      [2, 'heading'],
      [3, 'accepted'],
      [4, 'blank'],
      [5, 'subtotal'],
      [6, 'blank'],
      [7, 'header'],
      [8, 'blank'],
      [9, 'accepted'],
      [10, 'subtotal'],
      [11, 'total'],
      [12, 'total'],
      [13, 'note'],
      [14, 'note'],
    ]);
  });

  it('a firm that is called like a total is a firm', () => {
    const names = ['合计机械厂', '总计设备有限公司', '小计量器具厂', '共9'];
    const rows = names.map((name, index) => [name, sampleCode(index), '城东区']);
    const table = sampleTable([['企业名称', '统一社会信用代码', '所属县'], ...rows]);
    const judged = judge('enterprises', [table]).enterprises;
    expect(judged.map((row) => [row.outcome, row.values?.name])).toEqual(names.map((name) => ['accepted', name]));
  });

  it('a wide merged heading is no record, even in the column of names', () => {
    const table = sampleTable([['企业名称', '统一社会信用代码', '备注'], ['城东区'], ['示范市一号厂', sampleCode(1)]], {
      merges: [range(2, 0, 2, 2)],
    });
    expect(outcomes(judge('enterprises', [table]).enterprises)).toEqual([
      [2, 'heading'],
      [3, 'accepted'],
    ]);
  });
});

describe('registers', () => {
  const headers = ['企业名称', '统一社会信用代码', '联系电话', '有效期至', '经营状态'];
  const register = (...rows: (string | number | null)[][]) =>
    judge('enterprises', [sampleTable([headers, ...rows])]).enterprises;

  it('rows of several sheets are judged against each other and keep the name of their sheet', () => {
    const sheet = (name: string) =>
      sampleTable([headers, [`示范市${name}厂`, sampleCode(1)], ['示范市同名厂', sampleCode(2)]], { name });
    const rows = judge('enterprises', [sheet('城东区'), sheet('北山县')]).enterprises;
    expect(rows.map((row) => [row.sheet, row.row, row.outcome, row.mergeKind])).toEqual([
      ['城东区', 2, 'merged', 'same-code-two-names'],
      ['城东区', 3, 'accepted', undefined],
      ['北山县', 2, 'accepted', undefined],
      ['北山县', 3, 'merged', 'exact-duplicate'],
    ]);
    expect(rows[0]?.mergedInto).toEqual({ sheet: '北山县', row: 2 });
    expect(rows[2]?.values?.formerNames).toEqual(['示范市城东区厂']);
    expect(rows[3]?.mergedInto).toEqual({ sheet: '城东区', row: 3 });
  });

  it('one firm with other contents: the later row holds, and says what differs', () => {
    const rows = register(
      ['示范市一号厂', sampleCode(1), '16300000001'],
      ['示范市一号厂', sampleCode(1), '16300000002'],
    );
    expect(rows.map((row) => row.outcome)).toEqual(['merged', 'accepted']);
    expect(rows[1]?.warnings).toEqual([
      {
        column: '联系电话',
        kind: 'same-key-differs',
        from: '16300000001',
        to: '16300000002',
        params: { otherRow: 2, columns: '联系电话' },
      },
    ]);
  });

  it('three names under one code leave the last, and both former ones', () => {
    const rows = register(['甲厂', sampleCode(1)], ['乙厂', sampleCode(1)], ['丙厂', sampleCode(1)]);
    expect(rows.map((row) => row.outcome)).toEqual(['merged', 'merged', 'accepted']);
    expect(rows[2]?.values).toMatchObject({ name: '丙厂', formerNames: ['甲厂', '乙厂'] });
  });

  it.each([
    ['2027.3', 'date-month-only'],
    [2027.3, 'date-month-only'],
    ['2027年3月', 'date-month-only'],
    [-45678, 'date-not-understood'],
    ['2027-02-30', 'date-not-real'],
  ])('the validity %s gives no day and a warning', (until, kind) => {
    const [row] = register(['示范市一号厂', sampleCode(1), null, until]);
    expect(kindsOf(row)).toEqual([kind]);
    expect(row?.values?.licence).toMatchObject({ validUntil: null, isLongTerm: false });
  });

  it.each([
    [null, 'code-empty'],
    ['无', 'code-length'],
    [Number('914399025698303756'), 'code-scientific'],
    ['9.14399E+17', 'code-scientific'],
    [439902590013079, 'code-15-digit'],
  ])('the code %s is refused', (code, kind) => {
    expect(refusalsOf(register(['示范市一号厂', code, '16300000000'])[0])).toEqual([kind]);
  });

  it('a status column and a remark both say that a firm is gone; a remark about something else does not', () => {
    const closed = register(
      ['甲厂', sampleCode(1), null, null, '吊销,未注销'],
      ['乙厂', sampleCode(2), null, null, '存续'],
    );
    expect(closed.map((row) => row.values?.status)).toEqual(['deregistered', 'active']);
    const remarks = ['已注销', '2024年注销', '已办理注销登记', '许可证已注销,重新申领'];
    const table = sampleTable([
      ['企业名称', '统一社会信用代码', '备注'],
      ...remarks.map((text, index) => [`${index}厂`, sampleCode(index), text]),
    ]);
    const rows = judge('enterprises', [table]).enterprises;
    expect(rows.map((row) => row.values?.status)).toEqual(['deregistered', 'deregistered', 'deregistered', 'active']);
  });

  it('formula errors and formulas without result leave nothing and say so', () => {
    const table = sampleTable([
      headers,
      [
        '甲厂',
        sampleCode(1),
        { kind: 'text', text: '#REF!', formula: true },
        { kind: 'empty', text: '', formula: true },
      ],
    ]);
    const [row] = judge('enterprises', [table]).enterprises;
    expect(kindsOf(row)).toEqual(['formula-without-result', 'cell-error']);
    expect(row?.values?.contactPhone).toBe('');
  });

  it('signed numbers and dashes are no formulas', () => {
    const [row] = judge('enterprises', [
      sampleTable([
        ['企业名称', '统一社会信用代码', '备注', '注册地址'],
        ['甲厂', sampleCode(1), '-12.5', '—'],
      ]),
    ]).enterprises;
    expect(kindsOf(row)).toEqual([]);
    expect(row?.values).toMatchObject({ remark: '-12.5', registeredAddress: '' });
  });
});

it('tall merged cells hold for their rows, wide ones do not spread', () => {
  const table = sampleTable(
    [
      ['企业名称', '统一社会信用代码', '所属县', '联系人'],
      ['甲厂', sampleCode(1), '城东区', '李四'],
      ['乙厂', sampleCode(2), null, null],
      ['丙厂', sampleCode(3), null, null],
    ],
    { merges: [range(2, 2, 4, 2), range(2, 3, 2, 3)] },
  );
  const rows = judge('enterprises', [table]).enterprises;
  expect(rows.map((row) => row.values?.county)).toEqual(['城东区', '城东区', '城东区']);
  expect(rows.map((row) => row.values?.contactName)).toEqual(['李四', '', '']);
});

it('judging in steps reports progress and gives what judging at once gives', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => [`示范市${index}号厂`, sampleCode(index % 4900)]);
  const tables = [sampleTable([['企业名称', '统一社会信用代码'], ...rows])];
  const recognition = recogniseTables(tables, 'enterprises');
  const steps = judgeInSteps(tables, recognition, context);
  const done: number[] = [];
  let step = steps.next();
  while (step.done !== true) {
    done.push(step.value.done);
    step = steps.next();
  }
  expect(done).toEqual([2000, 4000, 5001]);
  expect(step.value).toEqual(judgeTables(tables, recognition, context));
  expect(countJudged(step.value.enterprises)).toMatchObject({ dataRows: 5000, accepted: 4900, merged: 100 });
});

it('every kind has a text in both languages that differs', () => {
  const texts = Object.values(findingTexts);
  expect(texts.every(({ zh, en }) => /[\u4E00-\u9FFF]/.test(zh) && !/[\u4E00-\u9FFF]/.test(en) && en !== '')).toBe(
    true,
  );
});
