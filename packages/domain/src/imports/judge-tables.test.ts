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
    [914399025698303756, 'code-scientific'],
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

describe('officers', () => {
  it('validity includes its last day; without one nobody can be assigned', () => {
    const table = sampleTable([
      ['姓名', '证号', '有效期', '证件种类'],
      ['甲', '1', '2025-03-01', '行政执法证'],
      ['乙', '2', '2025-02-28', '行政执法证'],
      ['丙', '3', null, '行政执法证'],
      ['丁', '4', '长期', '行政执法证'],
      ['戊', '5', '2027-01-01', '行政执法监督证'],
    ]);
    const rows = judge('officers', [table]).officers;
    expect(rows.map((row) => row.values?.isAssignable)).toEqual([true, false, false, true, false]);
    expect(rows.map(kindsOf)).toEqual([
      [],
      ['certificate-expired'],
      ['validity-missing'],
      [],
      ['supervision-certificate'],
    ]);
  });

  it('one person twice is one person; one number under two is refused for both, exact copies merged before', () => {
    const table = sampleTable([
      ['姓名', '执法证编号', '科室', '有效期至'],
      ['甲', '1', '一科', '2027-01-01'],
      ['甲', '1', '二科', '2027-01-01'],
      ['乙', '2', '一科', '2027-01-01'],
      ['乙', '2', '一科', '2027-01-01'],
      ['丙', '2', '一科', '2027-01-01'],
    ]);
    const rows = judge('officers', [table]).officers;
    expect(rows.map((row) => row.outcome)).toEqual(['merged', 'accepted', 'refused', 'merged', 'refused']);
    expect(rows[2]?.refusals[0]?.params).toEqual({ number: '2', names: '乙、丙' });
    expect(rows.filter((row) => row.outcome === 'refused').some((row) => row.values?.isAssignable)).toBe(false);
  });
});

describe('plans', () => {
  const matters = [
    { no: 1, name: '食盐专营监督检查', capPerYear: 1, minimumPerYear: null },
    { no: 2, name: '无线电发射设备销售(备案)巡检', capPerYear: null, minimumPerYear: null },
  ];
  const plan = (...rows: (string | null)[][]) =>
    judge('plan', [sampleTable([['检查事项', '检查对象', '频次', '检查时间'], ...rows])], { matters }).plan;

  it('a cap or minimum above the published cap is pointed out', () => {
    const rows = plan(
      ['食盐专营监督检查', '5家', '每年1次,上限2次', '全年'],
      ['食盐专营监督检查', '5家', '每年不少于2次', '适时'],
    );
    expect(rows.map(kindsOf)).toEqual([['cap-above-matter-cap'], ['minimum-may-exceed-cap', 'time-not-understood']]);
    expect(rows.map((row) => row.values?.capPerYear)).toEqual([2, 1]);
  });

  it('the width of brackets in a matter is no obstacle; an unknown matter is', () => {
    const rows = plan(
      ['无线电发射设备销售（备案）巡检', '5家', '每年1次', '4月'],
      ['自选动作检查', '5家', '每年1次', '4月'],
    );
    expect(rows[0]?.values).toMatchObject({ matterNo: 2, matterName: '无线电发射设备销售(备案)巡检' });
    expect(rows[0]?.silent.map((finding) => finding.kind)).toEqual(['matter-name-width']);
    expect(refusalsOf(rows[1])).toEqual(['matter-not-on-list']);
  });
});

describe('ledgers', () => {
  const headers = ['检查日期', '被检查单位', '检查人员', '是否扫码', '检查事项', '统一社会信用代码'];
  const enterprises = [
    { creditCode: sampleCode(1), name: '示范市骏山铝业有限公司', formerNames: ['示范市旧山铝业有限公司'] },
    { creditCode: sampleCode(2), name: '示范市骏山水泥有限公司', formerNames: [] },
    { creditCode: sampleCode(3), name: '示范市同名厂', formerNames: [] },
    { creditCode: sampleCode(4), name: '示范市同名厂', formerNames: [] },
  ];
  const officers = [
    { name: '王伟', certificateNo: '1' },
    { name: '李娜', certificateNo: '2' },
    { name: '张敏', certificateNo: '3' },
    { name: '张敏', certificateNo: '4' },
  ];
  const ledger = (...rows: (string | number | null)[][]) =>
    judge('ledger', [sampleTable([headers, ...rows])], { enterprises, officers }).ledger;

  it('several candidates are offered, never chosen; the code settles it', () => {
    const rows = ledger(
      ['2024-01-02', '骏山'],
      ['2024-01-02', '示范市同名厂'],
      ['2024-01-02', '骏山', null, null, null, sampleCode(2)],
    );
    expect(rows.map(refusalsOf)).toEqual([['name-ambiguous'], ['name-ambiguous'], []]);
    expect(rows[0]?.values?.candidates.map((candidate) => candidate.creditCode)).toEqual([
      sampleCode(1),
      sampleCode(2),
    ]);
    expect(rows[0]?.refusals[0]?.params).toEqual({ count: 2, part: '骏山' });
    expect(rows[2]?.values).toMatchObject({ creditCode: sampleCode(2), match: 'exact' });
  });

  it('one character or nothing of a name proposes nobody', () => {
    expect(
      ledger(['2024-01-02', '山'], ['2024-01-02', '有限公司'], ['2024-01-02', null, '王伟']).map(refusalsOf),
    ).toEqual([['name-not-found'], ['name-ambiguous'], ['name-empty']]);
  });

  it('a visit without a day is refused', () => {
    expect(ledger([null, '示范市骏山铝业有限公司'], ['2024年5月', '示范市骏山铝业有限公司']).map(refusalsOf)).toEqual([
      ['date-missing'],
      ['date-missing'],
    ]);
  });

  it.each([
    ['王伟、李娜', ['1', '2'], []],
    ['王伟 李娜', ['1', '2'], ['officer-separator']],
    ['王　伟,李　娜', ['1', '2'], ['officer-separator']],
    ['王伟；张敏', ['1', null], ['officer-separator', 'officer-ambiguous']],
    ['王伟、赵六', ['1', null], ['officer-not-found']],
  ])('the officers %s', (text, numbers, kinds) => {
    const [row] = ledger(['2024-01-02', '示范市骏山铝业有限公司', text]);
    expect(row?.values?.officers.map((officer) => officer.certificateNo)).toEqual(numbers);
    expect(kindsOf(row)).toEqual(kinds);
  });

  it.each([
    ['√', true, ['scan-mark']],
    ['已扫码', true, ['scan-mark']],
    ['×', false, ['scan-mark']],
    ['未扫码', false, ['scan-mark']],
    ['部分', null, ['scan-not-understood']],
    [null, null, []],
  ])('the scan mark %s', (text, isScanned, kinds) => {
    const [row] = ledger(['2024-01-02', '示范市骏山铝业有限公司', null, text]);
    expect(row?.values?.isScanned).toBe(isScanned);
    expect(kindsOf(row)).toEqual(kinds);
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
