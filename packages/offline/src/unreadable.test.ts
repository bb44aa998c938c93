// Rows whose bytes are spoilt: they need a person, and keep nothing else back.
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { describe, expect, test } from 'vitest';
import { outboxOf, unreadableCommands } from './commands.ts';
import type { FieldServer } from './field-server.ts';
import type { OutboxItem } from './outbox-item.ts';
import { outboxKey } from './outbox.ts';
import { removeOld } from './remove-old.ts';
import { runOutbox } from './runner.ts';
import { UnreadableError, type Store, type StoreTable } from './store.ts';
import { accountId, deviceId, keepFile, madeAt, newId, plainStore, queue } from './testing/plain-store.ts';
import { contentOf, openUnsentFile, writeUnsentFile } from './unsent-file.ts';
import { leavingFiles, planUnsent } from './unsent-work.ts';

const inspection = (n: number) => `01980000-0000-7000-8000-00000000010${n}`;
const about = { accountId, accountName: '张示范', deviceId, deviceName: '一号平板', now: madeAt };

const additionWith = (photo: EvidenceItem): FieldCommand => ({
  kind: 'add-to-record',
  version: 1,
  additionId: newId(),
  text: '补充',
  evidence: [photo],
});

/** The same store, where some rows cannot be read. */
function spoilt(store: Store, table: StoreTable, keys: ReadonlySet<string>): Store {
  return {
    ...store,
    get: (from, key) =>
      from === table && keys.has(key) ? Promise.reject(new UnreadableError([key])) : store.get(from, key),
    async list(from, prefix) {
      const rows = await store.list(from, prefix);
      const bad = rows.filter(({ key }) => from === table && keys.has(key));
      if (bad.length === 0) return rows;
      throw new UnreadableError(
        bad.map(({ key }) => key),
        rows.filter((row) => !bad.includes(row)),
      );
    },
  };
}

const server = (isThere: (hash: string) => boolean = () => false): FieldServer => ({
  deliver: ({ commandId }) =>
    Promise.resolve({ commandId, outcome: 'accepted', receivedAt: madeAt, countedAt: madeAt, problem: null }),
  findMissing: (hashes) => Promise.resolve(hashes.filter((hash) => !isThere(hash))),
  upload: () => Promise.resolve(),
  promise: () => Promise.resolve(),
  fetchPack: () => Promise.reject(new Error('not asked for')),
});

const run = (store: Store, to = server()) =>
  runOutbox({ store, server: to, now: () => madeAt, accountId, deviceId, isStopped: () => false, random: () => 0 });

/** Eight inspections with a photo each, of which the first three cannot be read. */
async function eightVisits() {
  const store = plainStore();
  const bad = new Set<string>();
  for (let n = 0; n < 8; n += 1) {
    const photo = await keepFile(store, `照片 ${n}`);
    if (n < 3) bad.add(photo.hash);
    await queue(store, { inspectionId: inspection(n), command: additionWith(photo) });
  }
  return { store, bad };
}

describe.each(['blob', 'evidence'] as const)('unreadable rows of %s', (table) => {
  test('need a person; all the rest is delivered', async () => {
    const { store, bad } = await eightVisits();
    await run(spoilt(store, table, bad));
    const items = await outboxOf(store, accountId);
    expect(items.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 3 }, () => 'attention'),
      ...Array.from({ length: 5 }, () => 'delivered'),
    ]);
    expect(items[0]?.problem).toMatchObject({ code: 'evidence/unreadable', retry: 'never' });
  });

  test('are no matter when the server has the file', async () => {
    const { store, bad } = await eightVisits();
    await run(
      spoilt(store, table, bad),
      server((hash) => bad.has(hash)),
    );
    expect((await outboxOf(store, accountId)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  test('are named by the export, which holds all the rest', async () => {
    const { store, bad } = await eightVisits();
    const broken = spoilt(store, table, bad);
    const plan = await planUnsent(broken, about);
    const opened = await openUnsentFile(writeUnsentFile({ ...plan, part: 1 }, leavingFiles(broken, plan, 1)));
    expect(opened.description.items).toHaveLength(8);
    const contents = [];
    for await (const arriving of opened.files()) contents.push(await contentOf(arriving));
    expect(contents.filter((content) => content !== null)).toHaveLength(5);
    expect([...opened.description.unreadable.evidence, ...(opened.unreadable() ?? [])]).toEqual([...bad]);
  });
});

test('an unreadable command keeps no other from being sent or exported, and is named', async () => {
  const store = plainStore();
  const lost = await queue(store, { inspectionId: inspection(0) });
  const kept = await queue(store, { inspectionId: inspection(1) });
  const broken = spoilt(store, 'outbox', new Set([outboxKey(lost)]));
  expect((await planUnsent(broken, about)).unreadable.commands).toEqual([lost.envelope.commandId]);
  await run(broken);
  expect(await unreadableCommands(broken)).toEqual([lost.envelope.commandId]);
  expect(await outboxOf(broken, accountId)).toMatchObject([
    { state: 'delivered', envelope: { commandId: kept.envelope.commandId } },
  ]);
});

test.each(['outbox', 'draft'] as const)('nothing is cleared away while a row of %s cannot be read', async (table) => {
  const store = plainStore();
  const photo = await keepFile(store, '照片');
  const old = await queue(store, { command: additionWith(photo) });
  await run(store);
  const other = await queue(store, { inspectionId: inspection(1) });
  await store.write([{ table: 'draft', key: 'd', value: {} }]);
  const key = table === 'draft' ? 'd' : outboxKey(other);
  const muchLater = '2026-09-15T02:00:00.000Z';
  const items = await outboxOf(store, accountId);
  await removeOld(spoilt(store, table, new Set([key])), items, muchLater);
  expect(await store.get('outbox', outboxKey(old))).toBeDefined();
  expect(await store.get('blob', photo.hash)).toBeDefined();
  await removeOld(store, items, muchLater);
  expect(await store.get('blob', photo.hash)).toBeUndefined();
});

test('the export holds what needs attention as well as what waits', async () => {
  const store = plainStore();
  const refused = await queue(store, { inspectionId: inspection(0) });
  const waiting = await queue(store, { inspectionId: inspection(1) });
  const attention: OutboxItem = { ...refused, state: 'attention' };
  await store.write([{ table: 'outbox', key: outboxKey(refused), value: attention }]);
  const { items } = await planUnsent(store, about);
  expect(items.map(({ envelope }) => envelope.commandId)).toEqual(
    [refused, waiting].map(({ envelope }) => envelope.commandId),
  );
});
