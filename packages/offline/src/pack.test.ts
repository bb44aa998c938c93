import { expect, test } from 'vitest';
import type { PackItem } from '@liangma/contract/field-pack';
import { outboxOf } from './commands.ts';
import type { FieldPackAnswer } from './field-server.ts';
import { onReceipt, outboxKey } from './outbox.ts';
import { packBureau, packEnterprises, packInspection, packInspections, packState, takeInPack } from './pack.ts';
import { sampleView } from './simulation/sample-view.ts';
import { accountId, inspectionId, madeAt, plainStore, queue } from './testing/plain-store.ts';

const other = '01980000-0000-7000-8000-000000000002';
const serverNow = '2026-06-15T02:10:00.000Z';

const answer = (more: Partial<FieldPackAnswer>): FieldPackAnswer => ({
  reset: false,
  upserts: [],
  deletes: [],
  cursor: 'c1',
  hasMore: false,
  now: serverNow,
  stamp: 'stamp',
  accountId: '01980000-0000-7000-8000-00000000000a',
  ...more,
});
const inspection = (id: string, more: Parameters<typeof sampleView>[1] = {}): PackItem => ({
  kind: 'inspection',
  id,
  view: sampleView(id, more),
  codeSecret: null,
  enterpriseCodeHash: '',
});
const enterprises = (id: string, ...names: string[]): PackItem => ({
  kind: 'enterprises',
  id,
  rows: names.map((name) => ({
    id: name.slice(0, 1),
    name,
    formerNames: [],
    pinyin: '',
    creditCode: '',
    address: '',
    contactName: '',
    contactPhone: '',
    status: 'active',
  })),
});

test('before the first answer there is nothing, and the clock is not known', async () => {
  const store = plainStore();
  expect(await packState(store)).toMatchObject({ cursor: '', syncedAt: null, isComplete: false, clock: null });
  expect(await packInspections(store)).toEqual([]);
  expect(await packBureau(store)).toBeNull();
});

test('a page brings its cursor and how far the clock is off', async () => {
  const store = plainStore();
  await takeInPack(store, answer({ reset: true, upserts: [inspection(inspectionId)], hasMore: true }), madeAt);
  expect(await packState(store)).toMatchObject({
    cursor: 'c1',
    syncedAt: madeAt,
    isComplete: false,
    clock: { offsetMs: 600_000, stamp: 'stamp' },
  });
  expect((await packInspection(store, inspectionId))?.view.id).toBe(inspectionId);
  expect(await packInspection(store, other)).toBeNull();
});

test('after a reset the old pack stays until the new one is complete', async () => {
  const store = plainStore();
  await takeInPack(
    store,
    answer({ reset: true, upserts: [inspection(inspectionId), enterprises('p1', 'A', 'B')] }),
    madeAt,
  );
  await takeInPack(
    store,
    answer({ reset: true, upserts: [enterprises('p1', 'A'), inspection(other)], hasMore: true }),
    madeAt,
  );
  expect(await packInspections(store)).toHaveLength(2);
  await takeInPack(store, answer({ upserts: [enterprises('p2', 'C')] }), madeAt);
  expect((await packInspections(store)).map(({ id }) => id)).toEqual([other]);
  expect((await packEnterprises(store)).map(({ name }) => name)).toEqual(['A', 'C']);
});

test('a changed enterprise is there once, a deleted one not at all, nor an inspection that is over', async () => {
  const store = plainStore();
  const whole = [inspection(inspectionId), inspection(other), enterprises('p1', 'A old', 'B'), enterprises('p2', 'C')];
  await takeInPack(store, answer({ reset: true, upserts: whole }), madeAt);
  const deletes: FieldPackAnswer['deletes'] = [
    { kind: 'enterprise', id: 'C' },
    { kind: 'inspection', id: other },
  ];
  await takeInPack(store, answer({ upserts: [enterprises('p3', 'A new')], deletes }), madeAt);
  expect((await packEnterprises(store)).map(({ name }) => name).toSorted()).toEqual(['A new', 'B']);
  expect((await packInspections(store)).map(({ id }) => id)).toEqual([inspectionId]);
});

test('a held command needs no attention once nothing is held any more, by word that is newer than the receipt', async () => {
  const store = plainStore();
  const item = await queue(store);
  const { commandId } = item.envelope;
  const receipt = { commandId, outcome: 'held', receivedAt: serverNow, countedAt: serverNow, problem: null } as const;
  await store.write([{ table: 'outbox', key: outboxKey(item), value: onReceipt(item, receipt, madeAt) }]);
  const state = async () => (await outboxOf(store, accountId))[0]?.state;
  const page = (heldCount: number, now: string) =>
    takeInPack(store, answer({ upserts: [inspection(inspectionId, { heldCount })], now }), madeAt);
  await page(0, '2026-06-15T02:09:59.000Z');
  expect(await state()).toBe('attention');
  await page(1, '2026-06-15T02:11:00.000Z');
  expect(await state()).toBe('attention');
  await page(0, '2026-06-15T02:12:00.000Z');
  expect(await state()).toBe('delivered');
});
