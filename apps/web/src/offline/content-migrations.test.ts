import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { NewerContentError, contentFormat, migrateContent } from '@liangma/offline/content-migrations';
import type { ContentMigration } from '@liangma/offline/content-migrations';
import { FieldDatabase } from './database.ts';
import { sealedStore } from './sealed-store.ts';

const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** A row as version 1 of the app wrote it: layout 1, JSON, twelve bytes of IV, then the sealed text. */
const rowOfVersion1 = Uint8Array.from(atob('AQDWpSw1GwfAeHcj7ouhnGasv3zlYNdTztVWZhXmBaQUET0/EblKFPrEcYstNVaR'), (c) =>
  c.charCodeAt(0),
);

const opened: string[] = [];
async function databaseOfVersion1(name: string): Promise<FieldDatabase> {
  opened.push(name);
  // Made without our classes, as the first version did: Dexie counts in tens.
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.addEventListener('upgradeneeded', () => {
      const { result } = request;
      for (const table of ['draft', 'outbox', 'evidence', 'blob', 'pack', 'meta'])
        result.createObjectStore(table, { keyPath: 'key' });
      result.createObjectStore('account', { keyPath: 'id' });
      result.createObjectStore('device', { keyPath: 'name' });
    });
    request.addEventListener('error', () => reject(new Error('not opened', { cause: request.error })));
    request.addEventListener('success', () => {
      const { result } = request;
      const writing = result.transaction(['draft'], 'readwrite');
      writing.objectStore('draft').put({ key: 'anna/record/1', data: rowOfVersion1 });
      writing.addEventListener('complete', () => {
        result.close();
        resolve();
      });
    });
  });
  return new FieldDatabase(name);
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((name) => Dexie.delete(name)));
});

test('what version 1 stored is read by this version', async () => {
  const db = await databaseOfVersion1('v1');
  const store = sealedStore(db, 'anna', key);
  await migrateContent(store, 1, async () => {});
  expect(await store.get('draft', 'record/1')).toEqual({ place: '仓库' });
  db.close();
});

const addFloor: ContentMigration = async (store) =>
  (await store.list('draft')).map((row) => ({
    table: 'draft',
    key: row.key,
    value: { floor: null, ...(row.value as object) },
  }));
const renamePlace: ContentMigration = async (store) =>
  (await store.list('draft')).flatMap(({ key: name, value }) => {
    const { place, ...rest } = value as { place?: string };
    return place === undefined ? [] : [{ table: 'draft' as const, key: name, value: { ...rest, site: place } }];
  });

test('version 1 comes to version 3 step by step, and each step is noted', async () => {
  const db = await databaseOfVersion1('steps');
  const store = sealedStore(db, 'anna', key);
  const notes: number[] = [];
  await migrateContent(store, 1, async (format) => void notes.push(format), [addFloor, renamePlace]);
  expect(notes).toEqual([2, 3]);
  expect(await store.get('draft', 'record/1')).toEqual({ floor: null, site: '仓库' });
  db.close();
});

test('an interrupted step is taken again, and nothing is lost by it', async () => {
  const db = await databaseOfVersion1('interrupted');
  const store = sealedStore(db, 'anna', key);
  const dies = () => Promise.reject(new Error('the tablet was switched off'));
  await expect(migrateContent(store, 1, dies, [addFloor, renamePlace])).rejects.toThrow('switched off');
  await expect(migrateContent(store, 2, dies, [addFloor, renamePlace])).rejects.toThrow('switched off');
  await migrateContent(store, 2, async () => {}, [addFloor, renamePlace]);
  expect(await store.get('draft', 'record/1')).toEqual({ floor: null, site: '仓库' });
  db.close();
});

test('an older app does not touch what a newer one stored', async () => {
  const db = await databaseOfVersion1('newer');
  const store = sealedStore(db, 'anna', key);
  await expect(migrateContent(store, contentFormat + 1, async () => {})).rejects.toBeInstanceOf(NewerContentError);
  db.close();
});
