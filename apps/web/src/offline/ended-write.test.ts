// A write that the browser ends while a question is open: told as what it is, not as another window's.
import { StoreError } from '@liangma/offline/store';
import Dexie from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { FieldDatabase } from './database.ts';
import { sealedStore } from './sealed-store.ts';

const db = new FieldDatabase('ended');
afterEach(async () => {
  vi.restoreAllMocks();
  db.close();
  await Dexie.delete('ended');
});

const unspied = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as IDBObjectStore['put'];

test('a write that the browser ends is lost, and not refused by what it asked', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const store = sealedStore(db, 'anna', key);
  await store.write([{ table: 'draft', key: 'a', value: 1 }]);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row: unknown) {
    const request = unspied.call(this, row);
    if (this.name === 'outbox') this.transaction.abort();
    return request;
  });
  const writing = store.write([
    { table: 'draft', key: 'a', value: 2, expect: (standing) => standing !== 'unreadable' },
    { table: 'outbox', key: 'b', value: 3 },
  ]);
  const failure: unknown = await writing.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreError);
  expect(failure).toMatchObject({ failure: 'lost' });
  vi.restoreAllMocks();
  expect(await store.get('draft', 'a')).toBe(1);
  expect(await store.get('outbox', 'b')).toBeUndefined();
});
