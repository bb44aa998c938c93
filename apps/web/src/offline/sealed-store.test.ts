import { StoreError, UnreadableError } from '@liangma/offline/store';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from './cipher.ts';
import { FieldDatabase } from './database.ts';
import type { SealedRow } from './database.ts';
import { sealedStore } from './sealed-store.ts';

const newKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

let db: FieldDatabase;
beforeEach(() => {
  db = new FieldDatabase('test');
});
afterEach(async () => {
  vi.restoreAllMocks();
  db.close();
  await Dexie.delete('test');
});

test('values and bytes come back as they were stored, in the order of their keys', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([
    { table: 'draft', key: 'b', value: { text: '不合格' } },
    { table: 'draft', key: 'a', value: [1, null] },
    { table: 'blob', key: 'x', value: new Uint8Array([0, 255, 7]) },
  ]);
  expect(await store.get('draft', 'b')).toEqual({ text: '不合格' });
  expect((await store.list('draft')).map(({ key }) => key)).toEqual(['a', 'b']);
  expect(await store.get('blob', 'x')).toEqual(new Uint8Array([0, 255, 7]));
  await store.write([{ table: 'draft', key: 'a' }]);
  expect(await store.get('draft', 'a')).toBeUndefined();
});

test('nothing of it can be read in the database', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: { text: 'a secret of some length' } }]);
  const rows = await db.rows('draft').toArray();
  const written = new TextDecoder('latin1').decode(rows[0]?.data);
  expect(rows[0]?.key).toBe('anna/a');
  expect(written).not.toContain('secret');
});

test('each account sees only its own, also where one id begins with the other', async () => {
  const key = await newKey();
  const anna = sealedStore(db, 'anna', key);
  const annabel = sealedStore(db, 'annabel', key);
  await anna.write([{ table: 'outbox', key: '1', value: 'of anna' }]);
  await annabel.write([{ table: 'outbox', key: '1', value: 'of annabel' }]);
  expect(await anna.list('outbox')).toEqual([{ key: '1', value: 'of anna' }]);
  expect(await annabel.get('outbox', '1')).toBe('of annabel');
});

test('a value does not open with another key, in another place, or with one bit changed', async () => {
  const key = await newKey();
  const sealed = await seal(key, 'draft/a', { n: 1 });
  expect(await unseal(key, 'draft/a', sealed)).toEqual({ n: 1 });
  await expect(unseal(await newKey(), 'draft/a', sealed)).rejects.toMatchObject({ name: 'OperationError' });
  await expect(unseal(key, 'draft/b', sealed)).rejects.toMatchObject({ name: 'OperationError' });
  const changed = sealed.slice();
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  await expect(unseal(key, 'draft/a', changed)).rejects.toMatchObject({ name: 'OperationError' });
});

const unspied = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as IDBObjectStore['put'];

test('a batch is written whole or not at all', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  put.mockImplementation(function refuse(this: IDBObjectStore, row: unknown) {
    if (this.name === 'blob') throw new DOMException('no room', 'QuotaExceededError');
    return unspied.call(this, row);
  });
  const writing = store.write([
    { table: 'evidence', key: 'h', value: { hash: 'h' } },
    { table: 'blob', key: 'h', value: new Uint8Array(3) },
  ]);
  await expect(writing).rejects.toMatchObject({ name: 'StoreError', failure: 'full' });
  vi.restoreAllMocks();
  expect(await store.get('evidence', 'h')).toBeUndefined();
});

test('a lost connection fails the call; the next one finds the store again, with what was written before', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: 1 }]);
  db.close();
  await expect(store.write([{ table: 'draft', key: 'b', value: 2 }])).rejects.toBeInstanceOf(StoreError);
  await store.write([{ table: 'draft', key: 'b', value: 2 }]);
  expect((await store.list('draft')).map(({ value }) => value)).toEqual([1, 2]);
});

test('a connection that the browser dropped without a word is opened again, and the write is made', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: 1 }]);
  // as after clearing the storage: Dexie has not heard that its connection is gone
  db.backendDB().close();
  await store.write([{ table: 'draft', key: 'b', value: 2 }]);
  expect((await store.list('draft')).map(({ value }) => value)).toEqual([1, 2]);
});

test('a write that the browser ends leaves what stood there', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: 1 }]);
  const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
  commit.mockImplementation(function fail(this: IDBTransaction) {
    this.abort();
  });
  await expect(store.write([{ table: 'draft', key: 'a', value: 2 }])).rejects.toBeInstanceOf(StoreError);
  vi.restoreAllMocks();
  expect(await store.get('draft', 'a')).toBe(1);
});

test('a write that expects something else changes nothing, and says what stands there', async () => {
  const key = await newKey();
  const [store, otherTab] = [sealedStore(db, 'anna', key), sealedStore(db, 'anna', key)];
  const standing: unknown[] = [];
  const writeOver = (isExpected: boolean) =>
    store.write([
      { table: 'outbox', key: '1', value: 1 },
      {
        table: 'draft',
        key: 'a',
        value: { mark: 'mine' },
        expect: (found) => {
          standing.push(found);
          return isExpected;
        },
      },
    ]);
  await expect(writeOver(false)).rejects.toMatchObject({ name: 'UnexpectedError', key: 'a', standing: 'nothing' });
  await otherTab.write([{ table: 'draft', key: 'a', value: { mark: 'theirs' } }]);
  await expect(writeOver(false)).rejects.toMatchObject({ standing: { mark: 'theirs' } });
  expect(await store.list('outbox')).toEqual([]);
  expect(await store.get('draft', 'a')).toEqual({ mark: 'theirs' });
  await writeOver(true);
  expect(standing).toEqual(['nothing', { mark: 'theirs' }, { mark: 'theirs' }]);
  expect(await otherTab.get('draft', 'a')).toEqual({ mark: 'mine' });
  expect(await store.get('outbox', '1')).toBe(1);
});

test('a removal expects, too', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: 'without a mark' }]);
  const removal = { table: 'draft', key: 'a' } as const;
  await expect(store.write([{ ...removal, expect: (found) => found === 'nothing' }])).rejects.toMatchObject({
    standing: { mark: '' },
  });
  expect(await store.get('draft', 'a')).toBe('without a mark');
  await store.write([{ ...removal, expect: (found) => found !== 'nothing' }]);
  expect(await store.list('draft')).toEqual([]);
});

test('a read finds the store again by itself, and closes it under no other', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([{ table: 'draft', key: 'a', value: 1 }]);
  db.close();
  expect(await Promise.all([store.get('draft', 'a'), store.list('draft'), store.get('draft', 'a')])).toEqual([
    1,
    [{ key: 'a', value: 1 }],
    1,
  ]);
});

test('a row whose bytes are spoilt is named; the others are read', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([
    { table: 'outbox', key: '1', value: 1 },
    { table: 'outbox', key: '2', value: 2 },
    { table: 'outbox', key: '3', value: 3 },
  ]);
  await db.rows('outbox').put({ key: 'anna/2', data: new Uint8Array(40) });
  await expect(store.get('outbox', '2')).rejects.toBeInstanceOf(UnreadableError);
  const error: unknown = await store.list('outbox').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    keys: ['2'],
    readable: [
      { key: '1', value: 1 },
      { key: '3', value: 3 },
    ],
  });
});

test('a value that the browser cannot read keeps no other back', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  await store.write([
    { table: 'outbox', key: '1', value: 1 },
    { table: 'outbox', key: '2', value: 2 },
  ]);
  const spoilt = () => Dexie.Promise.reject(new DOMException('large value', 'NotReadableError'));
  vi.spyOn(db, 'rows').mockImplementation((table) => {
    const rows = db.table<SealedRow, string>(table);
    const get = rows.get.bind(rows);
    rows.get = ((key: string) => (key === 'anna/2' ? spoilt() : get(key))) as typeof rows.get;
    const where = rows.where.bind(rows);
    rows.where = ((index: string) => {
      const clause = where(index);
      const startsWith = clause.startsWith.bind(clause);
      clause.startsWith = (key) => Object.assign(startsWith(key), { toArray: spoilt });
      return clause;
    }) as typeof rows.where;
    return rows;
  });
  await expect(store.get('outbox', '2')).rejects.toBeInstanceOf(UnreadableError);
  await expect(store.list('outbox')).rejects.toMatchObject({ keys: ['2'], readable: [{ key: '1', value: 1 }] });
});

test('a locked store answers nothing any more', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  store.close();
  await expect(store.get('draft', 'a')).rejects.toMatchObject({ failure: 'closed' });
  await expect(store.write([{ table: 'draft', key: 'a', value: 1 }])).rejects.toMatchObject({ failure: 'closed' });
});

test('whoever listens hears which tables were written', async () => {
  const store = sealedStore(db, 'anna', await newKey());
  const heard: string[][] = [];
  store.onWrite((tables) => heard.push([...tables]));
  await store.write([
    { table: 'outbox', key: '1', value: 1 },
    { table: 'draft', key: 'a' },
  ]);
  expect(heard).toEqual([['outbox', 'draft']]);
});
