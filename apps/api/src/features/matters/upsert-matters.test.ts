// Imported lists of matters: what is new, what changes, and that published text stays.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CheckValues, MatterValues } from '@liangma/domain/imports/judge-matters';
import { setVisible, type Ctx, type Tx } from '../../db/scope.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { listKnownMatters, upsertMatters } from './public.ts';

let app: TestApp;
let bureauId: string;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  bureauId = await app.otherBureau();
});

const matter = (no: number, name: string, more: Partial<MatterValues> = {}): MatterValues => ({
  no,
  field: '民爆',
  name,
  basis: '《民用爆炸物品安全管理条例》第四条',
  penaltyBasis: '',
  object: '销售企业',
  content: '',
  method: '现场检查',
  capText: '每年不超过1次',
  capPerYear: 1,
  capByClass: null,
  minimumText: '',
  minimumPerYear: null,
  level: '市级',
  remark: '',
  ...more,
});
const check = (matterName: string, text: string, more: Partial<CheckValues> = {}): CheckValues => ({
  matterName,
  matterNo: null,
  no: null,
  text,
  clause: '第十四条',
  penaltyClause: '',
  remark: '',
  ...more,
});

function inBureau<T>(fn: (tx: Tx, ctx: Ctx) => Promise<T>) {
  const ctx: Ctx = { bureauId, actor: null, now: '2026-06-15T01:00:00.000Z', requestId: 'test', origin: '' };
  return app.deps.db.transaction().execute(async (tx) => {
    await setVisible(tx, bureauId);
    return fn(tx, ctx);
  });
}
const write = (rows: MatterValues[], checks?: CheckValues[]) =>
  inBureau((tx, ctx) => upsertMatters(tx, ctx, rows, checks));
const versions = () =>
  app.ownerDb
    .selectFrom('matter_version as v')
    .innerJoin('matter as m', 'm.id', 'v.matter_id')
    .select([
      'm.name',
      'm.sort',
      'm.current_version',
      'v.version',
      'v.basis',
      'v.cap_per_year',
      'v.checklist',
      'v.published_on',
    ])
    .where('v.bureau_id', '=', bureauId)
    .orderBy('m.sort')
    .orderBy('v.version')
    .execute();

test('a list comes in with its checks, in its order; the same list again changes nothing', async () => {
  const rows = [matter(1, '甲检查'), matter(2, '乙检查', { capText: '', capPerYear: null })];
  const checks = [
    check('乙检查', '是否超范围', { penaltyClause: '第四十五条' }),
    check('乙检查', '是否建立台账', { clause: '' }),
  ];
  expect(await write(rows, checks)).toEqual(['created', 'created']);
  const before = await versions();
  expect(before).toMatchObject([
    { name: '甲检查', sort: 1, version: 1, cap_per_year: 1, checklist: [], published_on: null },
    {
      name: '乙检查',
      sort: 2,
      checklist: [
        { no: 1, text: '是否超范围', clause: '第十四条', penaltyClause: '第四十五条' },
        { no: 2, text: '是否建立台账', clause: null, penaltyClause: null },
      ],
    },
  ]);
  expect(await write(rows, checks)).toEqual(['unchanged', 'unchanged']);
  expect(await versions()).toEqual(before);
  expect(await inBureau((tx) => listKnownMatters(tx, bureauId))).toMatchObject([
    { no: 1, name: '甲检查', capPerYear: 1, minimumPerYear: null },
    { no: 2, name: '乙检查', capPerYear: null },
  ]);
});

test('an unpublished matter changes in place; what the list leaves empty stays', async () => {
  await write([matter(1, '甲检查')], [check('甲检查', '是否超范围')]);
  expect(await write([matter(1, '甲检查', { basis: '新依据', capText: '', capPerYear: null })])).toEqual(['updated']);
  const [row, more] = await versions();
  expect(more).toBeUndefined();
  expect(row).toMatchObject({ version: 1, basis: '新依据', cap_per_year: 1, checklist: [{ text: '是否超范围' }] });
});

test('a published matter that differs gets a new version; the published one stays', async () => {
  await write([matter(1, '甲（一）检查')], [check('甲（一）检查', '是否超范围')]);
  await app.ownerDb
    .updateTable('matter_version')
    .set({ published_on: '2026-03-01' })
    .where('bureau_id', '=', bureauId)
    .execute();
  expect(await write([matter(1, '甲(一)检查')])).toEqual(['unchanged']);
  expect(await write([matter(1, '甲(一)检查', { basis: '新依据' })])).toEqual(['updated']);
  expect(await versions()).toMatchObject([
    { version: 1, current_version: 2, basis: '《民用爆炸物品安全管理条例》第四条', published_on: '2026-03-01' },
    { version: 2, basis: '新依据', published_on: null, checklist: [{ text: '是否超范围' }] },
  ]);
});

test('checks alone change the checklist of matters that are there, and are left out for those that are not', async () => {
  await write([matter(1, '甲检查')], [check('甲检查', '旧')]);
  expect(await write([], [check('甲检查', '新'), check('没有的事项', '无')])).toEqual([]);
  expect(await versions()).toMatchObject([{ version: 1, checklist: [{ no: 1, text: '新' }] }]);
});
