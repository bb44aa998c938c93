// Notes in `meta` and `pack` whose bytes are spoilt: what they say is found out otherwise, and nobody is kept from working.
import { expect, test } from 'vitest';
import { outboxOf } from './commands.ts';
import type { FieldPackAnswer, FieldServer } from './field-server.ts';
import { packState, takeInPack, mendPack } from './pack.ts';
import { runOutbox } from './runner.ts';
import { UnreadableError, type Store, type StoreTable } from './store.ts';
import { accountId, deviceId, inspectionId, madeAt, plainStore, queue } from './testing/plain-store.ts';

/** A row cannot be read until it is written anew. */
function spoilt(store: Store, table: StoreTable, key: string): Store {
  let isSpoilt = true;
  const isIt = (of: StoreTable, name: string) => isSpoilt && of === table && name === key;
  return {
    ...store,
    get: (of, name) => (isIt(of, name) ? Promise.reject(new UnreadableError([name])) : store.get(of, name)),
    async list(of, prefix) {
      const rows = await store.list(of, prefix);
      const readable = rows.filter((row) => !isIt(of, row.key));
      if (readable.length === rows.length) return rows;
      throw new UnreadableError([key], readable);
    },
    async write(writes) {
      await store.write(writes);
      if (writes.some((write) => isIt(write.table, write.key))) isSpoilt = false;
    },
  };
}

const server: FieldServer = {
  deliver: ({ commandId }) =>
    Promise.resolve({ commandId, outcome: 'accepted', receivedAt: madeAt, countedAt: madeAt, problem: null }),
  findMissing: (hashes) => Promise.resolve(hashes),
  upload: () => Promise.resolve(),
  promise: () => Promise.resolve(),
  fetchPack: () => Promise.reject(new Error('not asked for')),
};
const run = (store: Store) =>
  runOutbox({ store, server, now: () => madeAt, accountId, deviceId, isStopped: () => false, random: () => 0 });

test.each([
  'outbox-sequence',
  `outbox-last/${accountId}/${inspectionId}`,
  `line/${accountId}`,
  `promised/${accountId}`,
])('%s: what waits is sent, and what is queued next stands behind what was queued before', async (key) => {
  const good = plainStore();
  await queue(good);
  const before = await queue(good);
  const store = spoilt(good, 'meta', key);
  const next = await queue(store);
  expect(next).toMatchObject({ sequence: 3, envelope: { afterId: before.envelope.commandId } });
  await run(store);
  expect((await outboxOf(store, accountId)).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
});

test('the number goes on behind a command that cannot be read either', async () => {
  const good = plainStore();
  await queue(good);
  const { sequence, envelope } = await queue(good);
  const key = `${String(sequence).padStart(12, '0')}-${envelope.commandId}`;
  const store = spoilt(spoilt(good, 'outbox', key), 'meta', 'outbox-sequence');
  expect(await queue(store)).toMatchObject({ sequence: 3 });
});

const bureau = (id: string) => ({ kind: 'bureau', id, name: id }) as unknown as FieldPackAnswer['upserts'][number];
const page = (more: Partial<FieldPackAnswer>): FieldPackAnswer => ({
  accountId,
  reset: false,
  upserts: [],
  deletes: [],
  cursor: '1',
  hasMore: false,
  now: madeAt,
  stamp: '',
  ...more,
});

test.each([true, false])(
  'the state of the pack: what is here stays in use until the whole pack has come anew',
  async (isMended) => {
    const good = plainStore();
    await takeInPack(good, page({ reset: true, upserts: [bureau('old')] }), madeAt);
    const store = spoilt(good, 'pack', 'state');
    if (isMended) await mendPack(store);
    expect(await packState(store)).toMatchObject({ cursor: '', generation: 1 });
    expect((await store.list('pack', 'bureau/')).map(({ key }) => key)).toEqual(['bureau/old']);
    await takeInPack(store, page({ reset: true, upserts: [bureau('new')] }), madeAt);
    expect((await store.list('pack', 'bureau/')).map(({ key }) => key)).toEqual(['bureau/new']);
  },
);

test('a page of the pack is taken in beside a command that cannot be read', async () => {
  const good = plainStore();
  const { sequence, envelope } = await queue(good);
  const key = `${String(sequence).padStart(12, '0')}-${envelope.commandId}`;
  const store = spoilt(good, 'outbox', key);
  const settled = {
    kind: 'inspection',
    id: inspectionId,
    view: { heldCount: 0 },
  } as unknown as FieldPackAnswer['upserts'][number];
  expect(await takeInPack(store, page({ upserts: [settled] }), madeAt)).toMatchObject({ isComplete: true });
});
