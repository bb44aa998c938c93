/** An import as the server shows it, for the tests of its screens. */
import type { importRowSchema, ImportRunView } from '@liangma/contract/imports';
import type { z } from 'zod';

export type RowView = z.output<typeof importRowSchema>;

export const importId = '01990000-0000-7000-8000-0000000000a1';

const counts = {
  rows: 796,
  accepted: 788,
  acceptedWithWarning: 23,
  refused: 5,
  merged: 3,
  notData: 10,
  created: 0,
  updated: 0,
  unchanged: 0,
};

const fields = [
  { field: 'name', zh: '企业名称', en: 'Name', isRequired: true },
  { field: 'creditCode', zh: '统一社会信用代码', en: 'Social credit code', isRequired: true },
  { field: 'county', zh: '所属县(市区)', en: 'County', isRequired: false },
];

/** A register that waits to be checked; `part` replaces some of it. */
export function sampleRun(part: Partial<ImportRunView> = {}): ImportRunView {
  return {
    id: importId,
    kind: 'enterprises',
    state: 'ready',
    fileName: '检查对象名录.xlsx',
    options: { year: null, hasPaperRecords: false },
    recognition: {
      format: 'xlsx',
      encoding: null,
      sheets: [
        {
          sheet: '名录',
          rows: 800,
          table: 'enterprises',
          headerRow: 1,
          headers: ['企业名称', '统一社会信用代码', '地区'],
          sample: [
            { row: 1, cells: ['企业名称', '统一社会信用代码', '地区'] },
            { row: 2, cells: ['示范市甲厂', '91439902569830375X', '城东区'] },
          ],
          missing: [],
        },
      ],
      fields: { enterprises: fields },
      notes: [{ code: 'hidden-rows', zh: '有隐藏行（78），已照常读取', en: 'Hidden rows were read' }],
      isRemembered: false,
    },
    mapping: {
      sheets: [{ sheet: '名录', table: 'enterprises', headerRow: 1, columns: { name: 0, creditCode: 1 } }],
    },
    counts,
    progress: { done: 0, total: 0 },
    failure: null,
    createdBy: '张三',
    createdAt: '2026-03-02T01:00:00.000Z',
    confirmedAt: null,
    finishedAt: null,
    ...part,
  };
}

/** The same file while a required column is missing. */
export function sampleWithoutCodeColumn(): ImportRunView {
  const run = sampleRun();
  const recognition = run.recognition;
  if (!recognition) throw new Error('the sample has a recognition');
  return {
    ...run,
    recognition: {
      ...recognition,
      sheets: recognition.sheets.map((sheet) => ({
        ...sheet,
        headers: ['企业名称', '号码', '地区'],
        sample: [{ row: 1, cells: ['企业名称', '号码', '地区'] }, ...sheet.sample.slice(1)],
        missing: ['creditCode'],
      })),
    },
    mapping: { sheets: [{ sheet: '名录', table: 'enterprises', headerRow: 1, columns: { name: 0 } }] },
    counts: { ...counts, rows: 0, accepted: 0, acceptedWithWarning: 0, refused: 0, merged: 0, notData: 0 },
  };
}

/** A row with a code whose check character does not fit. */
export const refusedRow: RowView = {
  position: 500,
  sheet: '名录',
  row: 501,
  outcome: 'refused',
  applied: null,
  table: 'enterprises',
  cells: ['示范市浩宇机床有限责任公司', '91439921MA7DBN2271', '北山县'],
  refusals: [
    {
      column: '统一社会信用代码',
      code: 'code-check-digit',
      from: '91439921MA7DBN2271',
      to: null,
      zh: '统一社会信用代码校验位不符',
      en: 'The check character does not fit',
    },
  ],
  warnings: [],
  mergedInto: null,
  notData: null,
};

/** A row whose name had a space too many. */
export const warnedRow: RowView = {
  ...refusedRow,
  position: 20,
  row: 21,
  outcome: 'accepted',
  cells: ['示范市 甲厂', '91439902569830375X', '城东区'],
  refusals: [],
  warnings: [
    {
      column: '企业名称',
      code: 'name-inner-spaces',
      from: '示范市 甲厂',
      to: '示范市甲厂',
      zh: '名称中间的空格已去掉',
      en: 'Spaces inside the name were taken out',
    },
  ],
};

/** The last row of the sheet. */
export const totalRow: RowView = {
  ...refusedRow,
  position: 805,
  row: 806,
  outcome: 'not-data',
  cells: ['合计', '796'],
  refusals: [],
  notData: 'total',
};

export const pageOfRows = (...items: RowView[]) => ({
  items,
  nextCursor: null,
  total: { count: items.length, atLeast: false },
});
