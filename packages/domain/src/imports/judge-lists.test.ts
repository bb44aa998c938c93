import { describe, expect, it } from 'vitest';
import { recordLimits } from '../inspection/record-limits.ts';
import { judgeTables, type JudgeContext } from './judge-tables.ts';
import type { ImportKind, JudgedRow } from './judged-row.ts';
import { recogniseTables } from './recognise-tables.ts';
import type { Table } from './table.ts';
import { sampleCode, sampleTable } from './testing/sample-table.ts';

const context: JudgeContext = { judgedOn: '2025-03-01' };

function judge(kind: ImportKind, tables: Table[], more: Partial<JudgeContext> = {}) {
  return judgeTables(tables, recogniseTables(tables, kind), { ...context, ...more });
}

const kindsOf = (row: JudgedRow<unknown> | undefined) => row?.warnings.map((finding) => finding.kind);
const refusalsOf = (row: JudgedRow<unknown> | undefined) => row?.refusals.map((finding) => finding.kind);

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

it('the clause of a check that no record could take is refused with its length, the longest that fits is not', () => {
  const matters = sampleTable(
    [
      ['序号', '检查事项', '检查对象', '检查内容', '检查方式'],
      [1, '食盐专营监督检查', '批发企业', '购销记录', '现场检查'],
    ],
    { name: '清单' },
  );
  const check = (clause: string) => ['食盐专营监督检查', '1', '是否保存记录', clause];
  const checks = sampleTable(
    [
      ['检查事项', '序号', '检查内容', '依据条款'],
      check('条'.repeat(recordLimits.clause)),
      check('条'.repeat(recordLimits.clause + 1)),
    ],
    { name: '检查表' },
  );
  const rows = judge('matters', [checks, matters]).checks;
  expect(rows.map(refusalsOf)).toEqual([[], ['clause-too-long']]);
  expect(rows[1]?.refusals[0]).toMatchObject({ column: '依据条款', params: { length: 301, limit: 300 } });
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

  it('a visit of the current year or later is refused, the last day of the year before is not', () => {
    const days = ['2024-12-31', '2025-01-01', '2025-02-28', '2026-01-01', '2042-05-06'];
    expect(ledger(...days.map((day) => [day, '示范市骏山铝业有限公司'])).map(refusalsOf)).toEqual([
      [],
      ['visit-not-past'],
      ['visit-not-past'],
      ['visit-not-past'],
      ['visit-not-past'],
    ]);
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
