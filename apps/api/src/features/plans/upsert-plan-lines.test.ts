// Imported plans: lines find their lines again, and only a draft takes them.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PlanLineValues } from '@liangma/domain/imports/judge-plan';
import { setVisible, type Ctx } from '../../db/scope.ts';
import { insertMatter } from '../../testing/rows.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { upsertPlanLines } from './public.ts';

let app: TestApp;
let bureauId: string;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  bureauId = await app.otherBureau();
  for (const name of ['甲检查', '乙（一）检查']) await insertMatter(app.ownerDb, bureauId, { name });
});

const row = (no: number | null, matterName: string, more: Partial<PlanLineValues> = {}): PlanLineValues => ({
  no,
  matterName,
  matterNo: null,
  basis: '条例第四条',
  objectText: '约10座',
  quantity: { total: 10, isApproximate: true, base: null, ratioPercent: null, unit: '座', parts: [] },
  content: '',
  method: '现场检查',
  frequencyText: '每年1-2次',
  frequency: { min: 1, max: 2, per: 'year' },
  capPerYear: 2,
  timeText: '2—3月',
  months: [2, 3],
  perPeriod: null,
  sectionName: '民爆管理科',
  jointText: '否',
  jointRole: null,
  jointWith: [],
  remark: '',
  ...more,
});

const write = (rows: PlanLineValues[], year = 2026) => {
  const ctx: Ctx = { bureauId, actor: null, now: '2026-03-10T01:00:00.000Z', requestId: 'test', origin: '' };
  return app.deps.db.transaction().execute(async (tx) => {
    await setVisible(tx, bureauId);
    return upsertPlanLines(tx, ctx, year, rows);
  });
};
const lines = () =>
  app.ownerDb
    .selectFrom('plan_line as l')
    .innerJoin('matter as m', 'm.id', 'l.matter_id')
    .leftJoin('section as s', 's.id', 'l.section_id')
    .selectAll('l')
    .select(['m.name as matter', 's.name as section'])
    .where('l.bureau_id', '=', bureauId)
    .orderBy('l.no')
    .execute();

test('a plan comes in with numbers beside its texts; the same file again changes nothing', async () => {
  const rows = [
    row(1, '甲检查'),
    row(2, '乙(一)检查', { quantity: null, frequency: null, months: null, capPerYear: null, sectionName: '' }),
  ];
  expect(await write(rows)).toEqual(['created', 'created']);
  const before = await lines();
  expect(before).toMatchObject([
    {
      no: 1,
      matter: '甲检查',
      section: '民爆管理科',
      quantity: 10,
      is_approximate: true,
      frequency_min: 1,
      frequency_max: 2,
      months: [2, 3],
    },
    {
      no: 2,
      matter: '乙（一）检查',
      section: null,
      quantity: null,
      frequency_min: null,
      months: [],
      object_text: '约10座',
    },
  ]);
  expect(await write(rows)).toEqual(['unchanged', 'unchanged']);
  expect(await lines()).toEqual(before);
});

test('a changed line is updated by its number, or by its objects where the desk has numbered otherwise', async () => {
  await write([row(1, '甲检查'), row(2, '甲检查', { objectText: '8家' })]);
  expect(
    await write([row(1, '甲检查', { remark: '改' }), row(7, '甲检查', { objectText: '8家', remark: '改' })]),
  ).toEqual(['updated', 'updated']);
  expect(await lines()).toMatchObject([
    { no: 1, remark: '改', revision: 2 },
    { no: 2, remark: '改', revision: 2 },
  ]);
});

test('a number that another line has is not taken from it', async () => {
  await write([row(1, '甲检查')]);
  const rows = [row(1, '乙（一）检查'), row(null, '乙（一）检查', { objectText: '8家' })];
  expect(await write(rows)).toEqual(['created', 'created']);
  expect((await lines()).map((line) => [line.no, line.matter])).toEqual([
    [1, '甲检查'],
    [2, '乙（一）检查'],
    [3, '乙（一）检查'],
  ]);
  expect(await write(rows)).toEqual(['unchanged', 'unchanged']);
});

test('two lines about the same matter and objects stay two', async () => {
  const rows = [row(null, '甲检查'), row(null, '甲检查', { months: [9] })];
  expect(await write(rows)).toEqual(['created', 'created']);
  expect(await write(rows)).toEqual(['unchanged', 'unchanged']);
  expect(await lines()).toHaveLength(2);
});

test('a plan that was handed in takes nothing, and neither does one whose matter has gone', async () => {
  await write([row(1, '甲检查')]);
  await expect(write([row(2, '丙检查')])).rejects.toThrow('resource/changed');
  await app.ownerDb.updateTable('plan').set({ state: 'approved' }).where('bureau_id', '=', bureauId).execute();
  await expect(write([row(1, '甲检查', { remark: '改' })])).rejects.toThrow('plan/wrong-state');
  expect(await write([row(1, '甲检查')], 2027)).toEqual(['created']);
  expect((await lines()).map((line) => line.remark)).toEqual(['', '']);
});
