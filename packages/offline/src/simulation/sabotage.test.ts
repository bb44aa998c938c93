/** The simulation can fail: with one promise broken at a time, it must say so within some seeds. */
import { describe, expect, it } from 'vitest';
import type { ContentMigration } from '../content-migrations.ts';
import { ServerFailure, type FieldServer } from '../field-server.ts';
import type { OutboxItem } from '../outbox-item.ts';
import { StoreError, type Store, type StoreWrite } from '../store.ts';
import { simulateWithModel, type ModelRun } from './model-simulation.ts';
import type { World } from './world.ts';

async function firstWrong(run: Omit<ModelRun, 'seed'>, seeds = 150): Promise<string> {
  for (let seed = 1; seed <= seeds; seed++) {
    const { wrong } = await simulateWithModel({ seed, ...run });
    if (wrong.length > 0) return wrong.join('\n');
  }
  return 'nothing was noticed';
}

/** A store that says "on disk" before it is, as one without strict durability would. */
const hasty = (store: Store): Store => ({
  ...store,
  write(writes) {
    store.write(writes).catch(() => undefined);
    return Promise.resolve();
  },
});

/** A store that says nothing of a full disk. */
const silent = (store: Store): Store => ({
  ...store,
  write: (writes) =>
    store.write(writes).catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
    }),
});

/** A tablet that takes away a photo as soon as it is uploaded. */
const tidy = (store: Store): Store => ({
  ...store,
  async write(writes) {
    const sent = writes.filter(
      ({ table, value }) => table === 'evidence' && (value as { state?: string } | undefined)?.state === 'uploaded',
    );
    await store.write([...writes, ...sent.map(({ key }) => ({ table: 'blob' as const, key }))]);
  },
});

/** A tablet that throws a command away when it has failed often. */
const impatient = (store: Store): Store => ({
  ...store,
  write: (writes) =>
    store.write(
      writes.map((write) => {
        const item = write.table === 'outbox' ? (write.value as OutboxItem | undefined) : undefined;
        return item !== undefined && item.attempts > 3 && item.receipt === null
          ? { table: write.table, key: write.key }
          : write;
      }),
    ),
});

/** A new version that rewrites what waits as if it were new: the evidence it names is gone. */
const forgetful: ContentMigration = async (store) =>
  (await store.list('outbox')).map(({ key, value }) => ({
    table: 'outbox' as const,
    key,
    value: { ...(value as OutboxItem), evidence: [], envelope: { ...(value as OutboxItem).envelope, afterId: null } },
  }));

/** A new version that keeps only what is delivered. */
const clearing: ContentMigration = async (store) =>
  (await store.list('outbox'))
    .filter(({ value }) => (value as OutboxItem).receipt === null)
    .map(({ key }) => ({ table: 'outbox' as const, key }));

/** A new version that has no use for drafts of older shapes. */
const shapeless: ContentMigration = async (store) =>
  (await store.list('draft')).map(({ key }) => ({ table: 'draft' as const, key }));

/** Tabs whose saves ask for nothing that stands there. */
const unasking = (store: Store): Store => ({
  ...store,
  write: (writes) => store.write(writes.map(({ expect: _, ...write }) => write)),
});

/** A hand-in that leaves its draft where it is, so that a second press hands it in again. */
const leaving = (store: Store): Store => ({
  ...store,
  write(writes) {
    const isQueuing = writes.some(({ table, value }) => table === 'outbox' && value !== undefined);
    return store.write(writes.filter(({ table, value }) => !isQueuing || table !== 'draft' || value !== undefined));
  },
});

/** A batch in two writes: first what this chooses. */
const inTwo =
  (isFirst: (write: StoreWrite, batch: readonly StoreWrite[]) => boolean) =>
  (store: Store): Store => ({
    ...store,
    async write(writes) {
      const first = writes.filter((write) => isFirst(write, writes));
      if (first.length > 0) await store.write(first);
      if (first.length < writes.length) await store.write(writes.filter((write) => !first.includes(write)));
    },
  });

const storesFile = (batch: readonly StoreWrite[]) => batch.some(({ table }) => table === 'blob');

/** A tablet that looks for names of files only among drafts that one goes on with. */
const forgetfulOfLists = (store: Store): Store => ({
  ...store,
  list: async (table, prefix) =>
    (await store.list(table, prefix)).filter(({ key }) => table !== 'draft' || !key.startsWith('evidence-of/')),
});

/** A tablet that now and then cannot read its drafts, and takes that for nothing. */
const blind = (store: Store): Store => {
  let lists = 0;
  return {
    ...store,
    list(table, prefix) {
      if (table === 'draft') lists += 1;
      return table === 'draft' && lists % 3 === 0 ? Promise.resolve([]) : store.list(table, prefix);
    },
  };
};

/** A tablet that answers "nothing" when it cannot read a draft, and writes over it. */
const careless = (store: Store): Store => {
  const unread = new Set<string>();
  return {
    ...store,
    async get(table, key) {
      try {
        return unread.has(key) ? undefined : await store.get(table, key);
      } catch (error) {
        if (table !== 'draft' || key.startsWith('evidence-of/')) throw error;
        unread.add(key);
        return undefined;
      }
    },
    async write(writes) {
      await store.write(writes.map(({ expect, ...write }) => (unread.has(write.key) ? write : { ...write, expect })));
      for (const { key } of writes) unread.delete(key);
    },
  };
};

/** A client that makes a new id for every try. */
const renaming = (server: FieldServer, { random }: World): FieldServer => ({
  ...server,
  deliver: async (envelope) => {
    const receipt = await server.deliver({ ...envelope, commandId: random.id() });
    return { ...receipt, commandId: envelope.commandId };
  },
});

/** A client that takes silence for success. */
const hopeful = (server: FieldServer): FieldServer => ({
  ...server,
  upload: (file, bytes, note) =>
    server.upload(file, bytes, note).catch((error: unknown) => {
      if (!(error instanceof ServerFailure) || error.kind !== 'unreachable') throw error;
    }),
  deliver: (envelope) =>
    server.deliver(envelope).catch((error: unknown) => {
      if (!(error instanceof ServerFailure) || error.kind !== 'unreachable') throw error;
      const { commandId, deviceAt } = envelope;
      return { commandId, outcome: 'accepted', receivedAt: deviceAt, countedAt: deviceAt, problem: null } as const;
    }),
});

describe('the simulation notices', () => {
  it.each<[string, Omit<ModelRun, 'seed'>, RegExp]>([
    ['a server that forgets which commands it has', { broken: { forgetsIds: true } }, /at the server [2-9] times/],
    ['a server that checks no hash', { broken: { checksNoHash: true } }, /has the bytes of/],
    ['a store that answers before it has written', { wrap: { store: hasty } }, /was said to be saved and is nowhere/],
    ['a store that hides a full disk', { wrap: { store: silent } }, /at the server 0 times/],
    ['files that go before their receipt', { wrap: { store: tidy } }, /removed before its command arrived/],
    ['commands that go after many failures', { wrap: { store: impatient } }, /removed without a receipt/],
    ['a new version that clears the queue', { steps: [clearing] }, /removed without a receipt/],
    [
      'a new version that forgets what a command needs',
      { steps: [forgetful] },
      /at the server 0 times|has another content/,
    ],
    [
      'a new version that drops drafts of older shapes',
      { steps: [shapeless] },
      /draft .* removed without a command|was said to be saved and is nowhere/,
    ],
    ['tabs that write over each other', { wrap: { store: unasking } }, /was said to be saved and is nowhere/],
    [
      'a draft that stays when it is handed in',
      { wrap: { store: leaving } },
      /was handed in \d times|in a draft again/,
    ],
    ['tabs that do not wait for each other', { wrap: { tabsRunFree: true } }, /was said to be saved and is nowhere/],
    [
      'a draft that goes before its command is queued',
      { wrap: { store: inTwo(({ table, value }) => table === 'draft' && value === undefined) } },
      /draft .* removed without a command/,
    ],
    [
      'a photo that is entered before it is stored',
      { wrap: { store: inTwo(({ key }, batch) => key.startsWith('evidence-of/') && storesFile(batch)) } },
      /whose bytes are not there|evidence\/missing/,
    ],
    ['a sweep that forgets photos of drafts', { wrap: { store: forgetfulOfLists } }, /removed while a draft names it/],
    ['drafts that cannot be read taken for none', { wrap: { store: careless } }, /was said to be saved and is nowhere/],
    ['a sweep that goes on without what it cannot read', { wrap: { store: blind } }, /removed while a draft names it/],
    ['a new id for every try', { wrap: { server: renaming } }, /is nobody's/],
    ['silence taken for success', { wrap: { server: hopeful } }, /at the server 0 times/],
  ])('%s', { timeout: 60_000 }, async (_, run, expected) => {
    expect(await firstWrong(run)).toMatch(expected);
  });
});
