// What waits for whom: each kind appears for the roles that can do something about it, with the first five.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getTodo, type TodoView } from '@liangma/contract/bureaus';
import type { Role } from '@liangma/contract/permissions';
import {
  insertAccount,
  insertEnterprise,
  insertInspection,
  insertMatter,
  insertOfficer,
  insertSection,
} from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

const today = '2026-06-15';
let app: TestApp;
let section: string;
let enterprise: string;
const accounts = new Map<string, string>();

beforeAll(async () => {
  app = await testApp('2026-06-15T01:00:00.000Z');
  section = await insertSection(app.ownerDb, app.bureauId);
  enterprise = await insertEnterprise(app.ownerDb, app.bureauId, { name: '甲公司' });
  for (const role of ['inspector', 'clerk'] as const)
    accounts.set(role, await insertAccount(app.ownerDb, app.bureauId, [role]));
});
afterAll(() => app.close());

type State = NonNullable<Parameters<typeof insertInspection>[2]['state']>;

const inspection = (state: State, more: object = {}) =>
  insertInspection(app.ownerDb, app.bureauId, {
    enterprise_id: enterprise,
    prepared_by: accounts.get('clerk') ?? '',
    state,
    ...more,
  });

const todoOf = async (role: Role, bureauId = app.bureauId): Promise<TodoView['items']> => {
  const caller = await app.as(role, bureauId);
  const answer = await caller.call(getTodo);
  expect(answer.status).toBe(200);
  return answer.body.items;
};

const counts = (items: TodoView['items']) => Object.fromEntries(items.map((item) => [item.kind, item.count]));

const finding = async (inspectionId: string, due_on: string, rectification: 'open' | 'reported' | 'closed') => {
  const id = newId();
  await app.ownerDb
    .insertInto('finding')
    .values({
      id,
      bureau_id: app.bureauId,
      inspection_id: inspectionId,
      sort: 1,
      description: '未建立台账',
      handling: 'order',
      due_on,
      rectification,
    })
    .execute();
  return id;
};

it('asks for a session, and has nothing for a bureau where nothing waits', async () => {
  expect((await app.anonymous.call(getTodo)).status).toBe(401);
  const bureauId = await app.otherBureau();
  for (const role of ['leader', 'inspector', 'clerk', 'administrator', 'supervisor'] as const)
    expect(await todoOf(role, bureauId), role).toEqual([]);
});

it('shows the leader what to approve, the first five by their last day', async () => {
  for (let day = 16; day < 23; day += 1)
    await inspection('submitted', { planned_from: '2026-06-10', planned_until: `2026-06-${day}` });
  await app.ownerDb
    .insertInto('plan')
    .values({
      id: newId(),
      bureau_id: app.bureauId,
      year: 2027,
      state: 'submitted',
      created_at: '2026-06-01T00:00:00Z',
    })
    .execute();
  const items = await todoOf('leader');
  expect(counts(items)).toEqual({ 'inspection-to-approve': 7, 'plan-to-approve': 1 });
  expect(items[0]?.examples.map((example) => [example.label, example.day])).toEqual(
    [16, 17, 18, 19, 20].map((day) => ['甲公司', `2026-06-${day}`]),
  );
  expect(items[1]?.examples).toEqual([{ id: '2027', label: '2027', day: null }]);
});

it('shows an inspector the own visits and a head those of the section', async () => {
  const inspector = await app.as('inspector');
  const head = await app.as('section-head');
  const officerId = await insertOfficer(app.ownerDb, app.bureauId);
  await app.ownerDb
    .updateTable('account')
    .set({ officer_id: officerId })
    .where('id', '=', inspector.accountId)
    .execute();
  await app.ownerDb.updateTable('account').set({ section_id: section }).where('id', '=', head.accountId).execute();
  const mine = async (state: State, more: object = {}) => {
    const id = await inspection(state, { section_id: section, ...more });
    await app.ownerDb
      .insertInto('inspection_officer')
      .values({ inspection_id: id, officer_id: officerId, bureau_id: app.bureauId, sort: 1, certificate_no: 'C1' })
      .execute();
    return id;
  };
  await mine('approved', { planned_from: '2026-06-14', planned_until: today });
  await mine('approved', { planned_from: '2026-06-16', planned_until: '2026-06-20' });
  await mine('approved', { planned_from: '2026-06-01', planned_until: '2026-06-14' });
  await mine('entered', { visit_on: today });
  await mine('entered', { visit_on: '2026-06-12' });
  await mine('recorded');
  await mine('returned', { prepared_by: inspector.accountId });
  const overdue = await finding(await mine('told'), '2026-06-14', 'open');
  await finding(await mine('told'), today, 'open');
  const reported = await finding(await mine('told'), '2026-06-13', 'reported');
  const corrected = await mine('told');
  await finding(corrected, '2026-06-14', 'closed');
  await mine('closed');
  const expected = {
    'inspection-returned': 1,
    'inspection-today': 2,
    'inspection-overdue': 2,
    'result-to-tell': 1,
    'order-overdue': 1,
    'order-to-recheck': 1,
    'inspection-to-close': 1,
  };
  // of somebody else, and of another section
  await inspection('approved', { planned_from: today, planned_until: today });

  const own = (await inspector.call(getTodo)).body.items;
  expect(counts(own)).toEqual(expected);
  expect(own.find((item) => item.kind === 'order-overdue')?.examples).toEqual([
    { id: overdue, label: '甲公司', day: '2026-06-14' },
  ]);
  expect(own.find((item) => item.kind === 'order-to-recheck')?.examples).toEqual([
    { id: reported, label: '甲公司', day: '2026-06-13' },
  ]);
  expect(own.find((item) => item.kind === 'inspection-to-close')?.examples[0]?.id).toBe(corrected);
  expect(counts((await head.call(getTodo)).body.items)).toMatchObject(expected);
});

it('shows the clerk what the desk must see to', async () => {
  await inspection('returned');
  await app.ownerDb
    .insertInto('plan')
    .values({ id: newId(), bureau_id: app.bureauId, year: 2026, state: 'approved', created_at: '2026-01-01T00:00:00Z' })
    .execute();
  await insertMatter(app.ownerDb, app.bureauId);
  const unpublished = await insertMatter(app.ownerDb, app.bureauId, { name: '待公布事项', published_on: null });
  for (const valid_until of ['2026-06-01', '2026-08-14', '2026-08-15'])
    await insertOfficer(app.ownerDb, app.bureauId, { name: `止${valid_until}`, valid_until });
  await insertOfficer(app.ownerDb, app.bureauId, { valid_until: '2026-07-01', status: 'cancelled' });
  const importId = newId();
  await app.ownerDb
    .insertInto('import_run')
    .values({
      id: importId,
      bureau_id: app.bureauId,
      kind: 'enterprises',
      state: 'ready',
      file_name: '名录.xlsx',
      file_hash: 'x',
      file_bytes: Buffer.from('x'),
      options: '{}',
      created_by: accounts.get('clerk') ?? '',
      created_at: '2026-06-15T00:00:00Z',
    })
    .execute();
  const items = await todoOf('clerk');
  expect(counts(items)).toEqual({
    'inspection-returned': 2,
    'plan-to-publish': 1,
    'matters-unpublished': 1,
    'certificate-expiring': 2,
    'import-to-confirm': 1,
  });
  const examples = (kind: string) => items.find((item) => item.kind === kind)?.examples;
  expect(examples('matters-unpublished')).toEqual([{ id: unpublished.matterId, label: '待公布事项', day: null }]);
  expect(examples('certificate-expiring')?.map((example) => example.label)).toEqual(['止2026-06-01', '止2026-08-14']);
  expect(examples('import-to-confirm')).toEqual([{ id: importId, label: '名录.xlsx', day: null }]);
});

it('tells the administrator that the bureau is not announced', async () => {
  const bureauId = await app.otherBureau();
  await app.ownerDb.updateTable('bureau').set({ announced_on: null }).where('id', '=', bureauId).execute();
  expect(counts(await todoOf('administrator', bureauId))).toEqual({ 'bureau-not-announced': 1 });
  expect(await todoOf('leader', bureauId)).toEqual([]);
});
