import { describe, expect, it } from 'vitest';
import { headerSignature } from './header-signature.ts';
import { recogniseTables } from './recognise-tables.ts';
import { range, sampleCode, sampleTable } from './testing/sample-table.ts';

const data = [sampleCode(1), '示范市一号厂'];

function mappingOf(rows: (string | number | null)[][], more = {}) {
  const [sheet] = recogniseTables([sampleTable(rows, more)], 'enterprises').sheets;
  return {
    headerRow: sheet?.headerRow,
    count: sheet?.headerRowCount,
    mapping: sheet?.mapping,
    missing: sheet?.missing,
  };
}

describe('headers', () => {
  it.each([
    [['单位名称', '社会信用代码']],
    [['企业名称', '信用代码']],
    [['市场主体名称', '统一代码']],
    [['*企业名称', '统一社会信用代码(必填)']],
    [['企 业 名 称', '统一社会\n信用代码']],
    [['企业名称：', '统一社会信用代码（18位）']],
    [['检查对象名称', '统一社会信用代码/注册号']],
  ])('%j are understood', (headers) => {
    expect(mappingOf([headers, ['示范市一号厂', sampleCode(1)]])).toMatchObject({
      mapping: { name: 0, creditCode: 1 },
      missing: [],
    });
  });

  it('stand below titles, in any order, with columns nobody knows', () => {
    const rows = [
      ['示范市检查对象名录'],
      ['填报单位:示范县局', null, '2025年1月'],
      ['统一社会信用代码', '车间数', '企业名称', ''],
      [...data],
    ];
    expect(mappingOf(rows)).toMatchObject({ headerRow: 3, count: 1, mapping: { creditCode: 0, name: 2 } });
  });

  it('in two rows with merged headings', () => {
    const rows = [
      ['名录'],
      ['序号', '企业名称', '统一社会信用代码', '许可证', null, null, '联系方式', null],
      [null, null, null, '名称', '编号', '有效期至', '联系人', '电话'],
      [1, '示范市一号厂', sampleCode(1), '许可证', '示证1', '2027-01-01', '李四', '16300000000'],
    ];
    const merges = [
      range(1, 0, 1, 7),
      range(2, 0, 3, 0),
      range(2, 1, 3, 1),
      range(2, 2, 3, 2),
      range(2, 3, 2, 5),
      range(2, 6, 2, 7),
    ];
    const expected = {
      no: 0,
      name: 1,
      creditCode: 2,
      licenceName: 3,
      licenceNumber: 4,
      licenceValidUntil: 5,
      contactName: 6,
      contactPhone: 7,
    };
    expect(mappingOf(rows, { merges })).toEqual({ headerRow: 2, count: 2, mapping: expected, missing: [] });
    // The same list saved as text has no merged cells.
    expect(mappingOf(rows)).toEqual({ headerRow: 2, count: 2, mapping: expected, missing: [] });
  });

  it('the first of several header-like rows counts', () => {
    const headers = ['企业名称', '统一社会信用代码'];
    expect(mappingOf([headers, headers, ['示范市一号厂', sampleCode(1)]])).toMatchObject({ headerRow: 1, count: 1 });
  });
});

describe('sheets', () => {
  const headers = ['企业名称', '统一社会信用代码'];
  const county = (name: string, number: number) =>
    sampleTable([headers, [`${name}一号厂`, sampleCode(number)]], { name });

  it('all with the same header are read, others are named', () => {
    const tables = [
      county('城东区', 1),
      county('北山县', 2),
      sampleTable([['填报说明'], ['1.按执照填写']], { name: '说明' }),
    ];
    const recognition = recogniseTables(tables, 'enterprises');
    expect(recognition.sheets.map((sheet) => sheet.sheet)).toEqual(['城东区', '北山县']);
    expect(recognition.ignored).toEqual([{ sheet: '说明', reason: 'no-header' }]);
    expect(recognition.notes).toContainEqual({ kind: 'other-sheet', sheet: '说明' });
  });

  it('hidden ones are left out and named, unless a person asks for them', () => {
    const tables = [county('城东区', 1), { ...county('旧名录', 2), hidden: true }];
    const recognition = recogniseTables(tables, 'enterprises');
    expect(recognition.sheets.map((sheet) => sheet.sheet)).toEqual(['城东区']);
    expect(recognition.notes).toContainEqual({ kind: 'hidden-sheet', sheet: '旧名录' });
    expect(recogniseTables(tables, 'enterprises', [{ sheet: '旧名录' }]).sheets).toHaveLength(2);
  });

  it('with a missing column are shown with what they miss, and completed by a person', () => {
    const table = sampleTable([
      ['厂名', '统一社会信用代码', '备注'],
      ['示范市一号厂', sampleCode(1), '新增'],
    ]);
    const recognition = recogniseTables([table], 'enterprises');
    expect(recognition.isComplete).toBe(false);
    expect(recognition.sheets[0]?.missing).toEqual(['name']);
    const correction = { sheet: 'Sheet1', mapping: { name: 0, creditCode: 1, remark: null } };
    const corrected = recogniseTables([table], 'enterprises', [correction]);
    expect(corrected).toMatchObject({
      isComplete: true,
      sheets: [{ mapping: { name: 0, creditCode: 1 }, missing: [] }],
    });
    expect(corrected.notes).toContainEqual({
      kind: 'column-without-field',
      sheet: 'Sheet1',
      column: 'C',
      header: '备注',
    });
  });

  it('take a header row and a mapping that a person names, and ignore columns that do not exist', () => {
    const table = sampleTable([
      ['甲', '乙'],
      ['丙', '丁'],
      ['示范市一号厂', sampleCode(1)],
    ]);
    const mapping = { name: 0, creditCode: 1, county: 99, remark: -1 };
    const recognition = recogniseTables([table], 'enterprises', [{ sheet: 'Sheet1', headerRow: 2, mapping }]);
    expect(recognition.sheets[0]).toMatchObject({ headerRow: 2, mapping: { name: 0, creditCode: 1 } });
  });

  it('say nothing when the file is another list altogether', () => {
    expect(
      recogniseTables(
        [
          sampleTable([
            ['菜名', '价格'],
            ['米粉', 8],
          ]),
        ],
        'enterprises',
      ),
    ).toMatchObject({
      isComplete: false,
      sheets: [],
      ignored: [{ sheet: 'Sheet1', reason: 'no-header' }],
    });
  });
});

it('a row of data under a header is data, whatever words are in it', () => {
  const table = sampleTable([
    ['编号', '登记号', '单位', '原因'],
    [1, '91', '甲公司', '统一社会信用代码不对;企业名称为空'],
  ]);
  const [sheet] = recogniseTables([table], 'enterprises', [
    { sheet: 'Sheet1', table: 'enterprises', headerRow: 1, mapping: { creditCode: 1, name: 2 } },
  ]).sheets;
  expect(sheet).toMatchObject({ headerRow: 1, headerRowCount: 1 });
  expect(recogniseTables([table], 'enterprises').isComplete).toBe(false);
});

it('matters and checklists are told apart, also without the column of their basis', () => {
  const matters = sampleTable(
    [
      ['序号', '检查事项', '检查对象', '检查内容', '检查方式'],
      [1, '食盐专营监督检查', '批发企业', '购销记录', '现场检查'],
    ],
    { name: '清单' },
  );
  const checks = sampleTable(
    [
      ['检查事项', '序号', '检查内容(是/否)', '罚则条款'],
      ['食盐专营监督检查', 1, '是否保存记录', '第二十七条'],
    ],
    { name: '检查表' },
  );
  const recognition = recogniseTables([checks, matters], 'matters');
  expect(recognition.sheets.map((sheet) => [sheet.sheet, sheet.table])).toEqual([
    ['检查表', 'checks'],
    ['清单', 'matters'],
  ]);
  expect(recognition.isComplete).toBe(true);
});

it('the year is found in a title or the name of the sheet', () => {
  const rows = [
    ['检查事项', '检查对象', '检查频次'],
    ['食盐专营监督检查', '5家', '每年1次'],
  ];
  expect(recogniseTables([sampleTable([['示范市２０２６年度检查计划'], ...rows])], 'plan').year).toBe(2026);
  expect(recogniseTables([sampleTable(rows, { name: '2027年' })], 'plan').year).toBe(2027);
  expect(recogniseTables([sampleTable(rows)], 'plan').year).toBeNull();
});

it('the signature is the same for the same headers, not for others', () => {
  const signature = headerSignature(['企业名称', '统一社会信用代码']);
  expect(headerSignature(['企业 名称', '*统一社会信用代码', ''])).toBe(signature);
  expect(headerSignature(['统一社会信用代码', '企业名称'])).not.toBe(signature);
  expect(signature).toMatch(/^[0-9a-f]{16}$/);
});
