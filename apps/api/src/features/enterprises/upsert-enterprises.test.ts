// Imported chunks: what is new, what changes, what stays untouched.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnterpriseValues } from '@liangma/domain/imports/judge-enterprises';
import { setVisible, type Ctx, type Tx } from '../../db/scope.ts';
import { newCreditCode } from '../../testing/rows.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { listKnownEnterprises, upsertEnterprises } from './public.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const row = (more: Partial<EnterpriseValues> = {}): EnterpriseValues => ({
  creditCode: newCreditCode(),
  name: '示范市云峰泵业有限公司',
  formerNames: [],
  subject: 'enterprise',
  subjectLabel: '企业',
  legalRepresentative: '宋玉林',
  registeredAddress: '示范市城东区纺织路73号',
  businessAddress: '',
  county: '城东区',
  industry: '泵及真空设备制造',
  industryCode: '3441',
  contactName: '马静',
  contactPhone: '16800007609',
  creditGrade: 'A',
  riskGrade: '低',
  supervisionCategory: '',
  status: 'active',
  remark: '',
  licence: null,
  ...more,
});

function inBureau<T>(fn: (tx: Tx, ctx: Ctx) => Promise<T>, now = '2026-06-15T01:00:00.000Z', bureauId = app.bureauId) {
  const ctx: Ctx = { bureauId, actor: null, now, requestId: 'test', origin: 'http://liangma.test' };
  return app.deps.db.transaction().execute(async (tx) => {
    await setVisible(tx, bureauId);
    return fn(tx, ctx);
  });
}
const write = (rows: EnterpriseValues[], now?: string, bureauId?: string) =>
  inBureau((tx, ctx) => upsertEnterprises(tx, ctx, rows), now, bureauId);

const later = '2026-06-16T01:00:00.000Z';

async function stored(creditCode: string) {
  const enterprise = await app.ownerDb
    .selectFrom('enterprise')
    .selectAll()
    .where('bureau_id', '=', app.bureauId)
    .where('credit_code', '=', creditCode)
    .executeTakeFirstOrThrow();
  const licences = await app.ownerDb
    .selectFrom('enterprise_licence')
    .select(['name', 'number', 'valid_until', 'is_long_term'])
    .where('enterprise_id', '=', enterprise.id)
    .orderBy('number')
    .execute();
  return { ...enterprise, licences };
}

test('new rows are added in the order of the file; the same rows again touch nothing', async () => {
  const rows = [
    row(),
    row({ licence: { name: '许可证', number: '湘A-1', validUntil: '2027-03-05', isLongTerm: false } }),
  ];
  expect(await write(rows)).toEqual(['created', 'created']);
  const before = await Promise.all(rows.map((one) => stored(one.creditCode)));
  expect((before[0]?.id ?? '') < (before[1]?.id ?? '')).toBe(true);
  expect(before[1]?.licences).toEqual([
    { name: '许可证', number: '湘A-1', valid_until: '2027-03-05', is_long_term: false },
  ]);
  expect(before[1]?.search_pairs).toContain('云峰');
  expect(await write(rows, later)).toEqual(['unchanged', 'unchanged']);
  expect(await Promise.all(rows.map((one) => stored(one.creditCode)))).toEqual(before);
});

test('a later list changes what it says and keeps what it leaves empty', async () => {
  const first = row({ remark: '重点企业' });
  await write([first]);
  expect(await write([{ ...first, contactPhone: '16800000000', riskGrade: '', remark: '' }], later)).toEqual([
    'updated',
  ]);
  expect(await stored(first.creditCode)).toMatchObject({
    contact_phone: '16800000000',
    risk_grade: '低',
    remark: '重点企业',
    revision: 2,
    created_at: '2026-06-15T01:00:00.000Z',
    updated_at: later,
  });
  expect(await write([{ ...first, contactPhone: '16800000000', status: 'deregistered' }])).toEqual(['updated']);
  expect((await stored(first.creditCode)).status).toBe('deregistered');
});

test('a changed name keeps the old one, findable; former names of the list are taken over', async () => {
  const first = row({ name: '示范市甲厂' });
  await write([first]);
  expect(await write([{ ...first, name: '示范市乙厂', formerNames: ['示范市丙厂'] }])).toEqual(['updated']);
  const after = await stored(first.creditCode);
  expect(after).toMatchObject({ name: '示范市乙厂', former_names: ['示范市甲厂', '示范市丙厂'] });
  expect(after.search_pairs).toEqual(expect.arrayContaining(['甲厂', '乙厂', '丙厂']));
  expect(await write([{ ...first, name: '示范市乙厂' }])).toEqual(['unchanged']);
});

test('licences are added and updated by name and number, never removed', async () => {
  const licence = { name: '许可证', number: '湘A-1', validUntil: '2027-03-05', isLongTerm: false };
  const first = row({ licence });
  await write([first]);
  expect(await write([{ ...first, licence: null }])).toEqual(['unchanged']);
  expect(await write([{ ...first, licence: { ...licence, validUntil: null } }])).toEqual(['unchanged']);
  expect(await write([{ ...first, licence: { ...licence, validUntil: '2030-03-05' } }])).toEqual(['updated']);
  expect(
    await write([{ ...first, licence: { ...licence, number: '湘A-2', validUntil: null, isLongTerm: true } }]),
  ).toEqual(['updated']);
  expect((await stored(first.creditCode)).licences).toEqual([
    { name: '许可证', number: '湘A-1', valid_until: '2030-03-05', is_long_term: false },
    { name: '许可证', number: '湘A-2', valid_until: null, is_long_term: true },
  ]);
});

test('one code twice in a chunk is one enterprise, the later row on top', async () => {
  const first = row({ contactName: '甲' });
  expect(await write([first, { ...first, contactName: '乙' }, { ...first, contactName: '乙' }])).toEqual([
    'created',
    'updated',
    'unchanged',
  ]);
  expect(await stored(first.creditCode)).toMatchObject({ contact_name: '乙', revision: 1 });
});

test('each bureau has its own register', async () => {
  const first = row({ name: '示范市独一厂' });
  await write([first]);
  const other = await app.otherBureau();
  expect(await write([{ ...first, name: '外地独一厂' }], later, other)).toEqual(['created']);
  expect((await stored(first.creditCode)).name).toBe('示范市独一厂');
  const theirs = await inBureau((tx) => listKnownEnterprises(tx, other), later, other);
  expect(theirs).toMatchObject([{ creditCode: first.creditCode, name: '外地独一厂', formerNames: [] }]);
});

test('two imports of the same thousand rows at a time end with one of each', async () => {
  const rows = Array.from({ length: 1000 }, () => row());
  await write(rows);
  const changed = rows.map((one) => ({ ...one, contactPhone: '1' }));
  const [one, two] = await Promise.all([write(changed), write(changed.toReversed())]);
  const all = [...one, ...two];
  expect(all.filter((outcome) => outcome === 'updated')).toHaveLength(1000);
  expect(all.filter((outcome) => outcome === 'unchanged')).toHaveLength(1000);
});
