// Drafts: whoever writes one knows what it goes on from, two tabs never write over each other, and nothing comes back.
import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidenceToDraft, readDraftEvidence } from './draft-evidence.ts';
import { openDraft, removalBy, saveDraft, takeOverDraft } from './drafts.ts';
import type { StoredEvidence } from './outbox-item.ts';
import { StoreError, UnexpectedError, UnreadableError, type Store } from './store.ts';
import { keepFile, newId, plainStore, queue } from './testing/plain-store.ts';
import { shareTurns } from './turns.ts';

const key = 'record/1';
const kept = async (of: Store) => (await of.list('draft', 'kept/')).map(({ value }) => value);

let disk: Store;
/** Two tabs on one disk. */
let one: Store;
let other: Store;
beforeEach(() => {
  disk = plainStore();
  [one, other] = [{ ...disk }, { ...disk }];
});

const open = (store: Store, version = 1) => openDraft<{ text: string }>(store, key, { version, newId });

/** Handed in from this tab. */
const handIn = async (store: Store, pen: Awaited<ReturnType<typeof open>>['pen']) => queue(store, { drafts: [pen] });

test('what was saved is found again, by a pen that goes on from it', async () => {
  const first = await open(one);
  expect(first).toMatchObject({ stored: null, isKept: false });
  await saveDraft(one, first.pen, { text: '甲' });
  await saveDraft(one, first.pen, { text: '甲乙' });
  const again = await open(one);
  expect(again.stored).toMatchObject({ text: '甲乙' });
  await saveDraft(one, again.pen, { text: '甲乙丙' });
  expect((await open(other)).stored).toMatchObject({ text: '甲乙丙' });
});

test('a draft that cannot be read is never taken for none', async () => {
  const { pen } = await open(one);
  await saveDraft(one, pen, { text: '甲' });
  for (const error of [new StoreError('lost'), new UnreadableError([key])]) {
    const failing: Store = { ...disk, get: () => Promise.reject(error) };
    await expect(open(failing)).rejects.toBe(error);
  }
  expect((await open(one)).stored).toMatchObject({ text: '甲' });
});

test('a draft of another version is put aside as it is', async () => {
  const before = await open(one);
  await saveDraft(one, before.pen, { text: '甲' });
  const row = await disk.get('draft', key);
  const found = await open(one, 2);
  expect(found).toMatchObject({ stored: null, isKept: true });
  await saveDraft(one, found.pen, { text: '乙' });
  expect(await kept(disk)).toEqual([row]);
  expect(await open(one, 2)).toMatchObject({ stored: { text: '乙' }, isKept: true });
});

test('a row without a mark, of an earlier app, is gone on with', async () => {
  await disk.write([{ table: 'draft', key, value: { version: 1, text: '甲' } }]);
  const [mine, theirs] = [await open(one), await open(other)];
  await saveDraft(one, mine.pen, { text: '甲乙' });
  await expect(saveDraft(other, theirs.pen, { text: '甲丙' })).rejects.toMatchObject({ conflict: 'changed' });
});

describe('two tabs with one draft', () => {
  test('the second to save is told, and nothing was written', async () => {
    const [mine, theirs] = [await open(one), await open(other)];
    await saveDraft(one, mine.pen, { text: '甲' });
    await expect(saveDraft(other, theirs.pen, { text: '乙' })).rejects.toMatchObject({ conflict: 'changed' });
    expect((await open(one)).stored).toMatchObject({ text: '甲' });
  });

  test('whoever decides for the own one puts the other aside, and the first is told in turn', async () => {
    const [mine, theirs] = [await open(one), await open(other)];
    await saveDraft(one, mine.pen, { text: '甲' });
    await expect(saveDraft(other, theirs.pen, { text: '乙' })).rejects.toMatchObject({ conflict: 'changed' });
    await takeOverDraft(other, theirs.pen);
    await saveDraft(other, theirs.pen, { text: '乙' });
    expect(await open(other)).toMatchObject({ stored: { text: '乙' }, isKept: true });
    expect(await kept(disk)).toMatchObject([{ text: '甲' }]);
    await expect(saveDraft(one, mine.pen, { text: '甲丙' })).rejects.toMatchObject({ conflict: 'changed' });
  });

  test('what was handed in is not saved again, not handed in again, and does not come back', async () => {
    const first = await open(one);
    await saveDraft(one, first.pen, { text: '甲' });
    const theirs = await open(other);
    await handIn(one, first.pen);
    await expect(saveDraft(other, theirs.pen, { text: '甲乙' })).rejects.toMatchObject({ conflict: 'gone' });
    await expect(handIn(other, theirs.pen)).rejects.toMatchObject({ conflict: 'gone' });
    await expect(takeOverDraft(other, theirs.pen)).rejects.toMatchObject({ conflict: 'gone' });
    expect(await disk.list('draft')).toEqual([]);
    expect(await disk.list('outbox')).toHaveLength(1);
  });

  test('an older state is not handed in over a newer one', async () => {
    const [mine, theirs] = [await open(one), await open(other)];
    await saveDraft(one, mine.pen, { text: '甲' });
    await expect(handIn(other, theirs.pen)).rejects.toMatchObject({ conflict: 'changed' });
    expect(await disk.list('outbox')).toEqual([]);
    expect((await open(one)).stored).toMatchObject({ text: '甲' });
  });

  test('only what its pen has seen is thrown away, and nothing that goes with it is written otherwise', async () => {
    const more = { table: 'meta', key: 'numbers', value: '还回的编号' } as const;
    const first = await open(one);
    await saveDraft(one, first.pen, { text: '甲' });
    const theirs = await open(other);
    await saveDraft(one, first.pen, { text: '甲乙' });
    await expect(other.write([more, ...removalBy(theirs.pen)])).rejects.toThrow(UnexpectedError);
    expect((await open(one)).stored).toMatchObject({ text: '甲乙' });
    const last = await open(other);
    await handIn(one, first.pen);
    await expect(other.write([more, ...removalBy(last.pen)])).rejects.toThrow(UnexpectedError);
    expect(await disk.get('meta', 'numbers')).toBeUndefined();
    const next = await open(one);
    await saveDraft(one, next.pen, { text: '新' });
    await one.write([more, ...removalBy(next.pen)]);
    expect(await disk.list('draft')).toEqual([]);
    expect(await disk.get('meta', 'numbers')).toBe('还回的编号');
  });

  test('a new draft under the same key is another draft', async () => {
    const first = await open(one);
    await saveDraft(one, first.pen, { text: '甲' });
    const theirs = await open(other);
    await handIn(one, first.pen);
    const next = await open(one);
    await saveDraft(one, next.pen, { text: '新' });
    await expect(saveDraft(other, theirs.pen, { text: '甲乙' })).rejects.toMatchObject({ conflict: 'changed' });
  });

  test('photos taken in both at once are all entered', async () => {
    let last: Promise<unknown> = Promise.resolve();
    const alone = <T>(job: () => Promise<T>): Promise<T> => {
      const turn = last.then(job, job);
      last = turn.catch(() => undefined);
      return turn;
    };
    for (const tab of [one, other]) shareTurns(tab, alone);
    const take = async (tab: Store, text: string) => {
      const aside = plainStore();
      const item = await keepFile(aside, text);
      const file = (await aside.get('evidence', item.hash)) as StoredEvidence;
      await addEvidenceToDraft(tab, key, item, [{ file, bytes: new TextEncoder().encode(text) }]);
    };
    await Promise.all([take(one, '一'), take(other, '二'), take(one, '三'), take(other, '四')]);
    expect(await readDraftEvidence(one, key)).toHaveLength(4);
  });
});

test('a save that was written and not answered is no conflict with itself', async () => {
  const { pen } = await open(one);
  const deaf: Store = {
    ...disk,
    async write(writes) {
      await disk.write(writes);
      throw new StoreError('lost');
    },
  };
  await expect(saveDraft(deaf, pen, { text: '甲' })).rejects.toThrow(StoreError);
  await saveDraft(one, pen, { text: '甲乙' });
  expect((await open(one)).stored).toMatchObject({ text: '甲乙' });
});

test('a hand-in that was written and not answered is known; when even that is not, a second one is refused', async () => {
  const deaf: Store = {
    ...disk,
    async write(writes) {
      await disk.write(writes);
      throw new StoreError('lost');
    },
  };
  const first = await open(one);
  await saveDraft(one, first.pen, { text: '甲' });
  expect(await handIn(deaf, first.pen)).toMatchObject({ sequence: 1 });
  const second = await open(one);
  await saveDraft(one, second.pen, { text: '乙' });
  const blind: Store = {
    ...deaf,
    get: (table, name) => (table === 'outbox' ? Promise.reject(new StoreError('lost')) : disk.get(table, name)),
  };
  await expect(handIn(blind, second.pen)).rejects.toThrow(StoreError);
  await expect(handIn(one, second.pen)).rejects.toMatchObject({ conflict: 'gone' });
  await expect(saveDraft(one, second.pen, { text: '乙' })).rejects.toMatchObject({ conflict: 'gone' });
  expect(await disk.list('outbox')).toHaveLength(2);
  expect(await disk.list('draft')).toEqual([]);
});

test('what another tab saves while a hand-in is prepared is not taken along', async () => {
  const first = await open(one);
  await saveDraft(one, first.pen, { text: '甲' });
  const theirs = await open(other);
  const slow: Store = {
    ...disk,
    async write(writes) {
      await saveDraft(other, theirs.pen, { text: '甲乙' });
      await disk.write(writes);
    },
  };
  await expect(handIn(slow, first.pen)).rejects.toMatchObject({ conflict: 'changed' });
  expect(await disk.list('outbox')).toEqual([]);
  expect((await open(one)).stored).toMatchObject({ text: '甲乙' });
});

test('a draft of another version that two tabs open at once is put aside once', async () => {
  const { pen } = await open(one);
  await saveDraft(one, pen, { text: '甲' });
  await Promise.allSettled([open(one, 2), open(other, 2), open(one, 2)]);
  expect(await kept(disk)).toMatchObject([{ text: '甲' }]);
});

test('a save waits for no turn, and an opening waits for the save', async () => {
  const { pen } = await open(one);
  await saveDraft(one, pen, { text: '甲' });
  const { promise, resolve } = Promise.withResolvers<void>();
  shareTurns(one, async (job) => {
    await promise;
    return job();
  });
  const reading = open(one);
  const saving = saveDraft(one, pen, { text: '甲乙' });
  const again = open(one);
  await saving;
  resolve();
  expect([(await reading).stored, (await again).stored]).toMatchObject([{ text: '甲乙' }, { text: '甲乙' }]);
});

test('what cannot be read is not written over, unless a person says so', async () => {
  const { pen } = await open(one);
  await saveDraft(one, pen, { text: '甲' });
  const spoilt: Store = {
    ...disk,
    get: () => Promise.reject(new UnreadableError([key])),
    async write(writes) {
      for (const write of writes)
        if (write.expect?.('unreadable') === false) throw new UnexpectedError(write, 'unreadable');
      await disk.write(writes.map(({ expect: _, ...write }) => write));
    },
  };
  await expect(saveDraft(spoilt, pen, { text: '乙' })).rejects.toMatchObject({ conflict: 'unreadable' });
  expect((await open(other)).stored).toMatchObject({ text: '甲' });
  await takeOverDraft(spoilt, pen);
  await saveDraft(spoilt, pen, { text: '乙' });
  expect((await open(other)).stored).toMatchObject({ text: '乙' });
});
