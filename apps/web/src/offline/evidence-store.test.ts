import { Blob as RealBlob } from 'node:buffer';
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import type { StoredEvidence } from '@liangma/offline/outbox-item';
import { StoreError } from '@liangma/offline/store';
import { beforeEach, expect, test, vi } from 'vitest';
import { openTablet } from '../testing/field-tablet.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { addEvidence, evidenceUrl } from './evidence-store.ts';
import type { NewEvidence } from './evidence-store.ts';
import type { SealedStore } from './sealed-store.ts';

const inspectionId = '01990000-0000-7000-8000-0000000000b1';
const jpeg = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];
const file = (...bytes: number[]) => new RealBlob([new Uint8Array(bytes)], { type: 'image/jpeg' }) as unknown as Blob;

let store: SealedStore;
beforeEach(async () => {
  ({ store } = await openTablet(fakeServer(), { isOnline: false }));
});

const photo = (more: Partial<NewEvidence> = {}): NewEvidence => ({
  file: file(...jpeg),
  kind: 'photo',
  name: 'IMG_1.jpg',
  inspectionId,
  accountId: 'a',
  checkKey: 'k1',
  caption: '消防通道',
  place: { latitude: 30.123456, longitude: 120.98765 },
  takenAt: '2026-03-02T02:00:00.000Z',
  ...more,
});

test('a photo is named by the SHA-256 of its bytes, stored with its preview, its place rounded', async () => {
  const item = await addEvidence(store, 'record/1', photo({ preview: file(...jpeg, 9) }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(jpeg)));
  expect(item.hash).toBe(Buffer.from(digest).toString('hex'));
  expect(item).toMatchObject({ mediaType: 'image/jpeg', bytes: 7, place: { latitude: 30.123, longitude: 120.988 } });
  expect(await store.get('blob', item.hash)).toEqual(new Uint8Array(jpeg));
  expect(item.previewHash).not.toBeNull();
  expect(await store.get('blob', item.previewHash ?? '')).toBeDefined();
});

test('the same photo for a second check is stored once, and what was uploaded of it stays known', async () => {
  const first = await addEvidence(store, 'record/1', photo());
  const row = (await store.get('evidence', first.hash)) as StoredEvidence;
  await store.write([{ table: 'evidence', key: first.hash, value: { ...row, uploadedBytes: 5, uploadUrl: '/u/1' } }]);
  const second = await addEvidence(store, 'record/1', photo({ checkKey: 'k2' }));
  expect(second).toMatchObject({ hash: first.hash, checkKey: 'k2' });
  expect(await store.get('evidence', first.hash)).toMatchObject({ uploadedBytes: 5, uploadUrl: '/u/1' });
});

test('what is empty, too large, or something else than its name says is refused, and nothing is stored', async () => {
  await expect(addEvidence(store, 'record/1', photo({ file: file() }))).rejects.toMatchObject({ fault: 'empty' });
  await expect(addEvidence(store, 'record/1', photo({ file: file(0x4d, 0x5a, 0, 0) }))).rejects.toMatchObject({
    fault: 'wrong-type',
  });
  const huge = { size: 26 * 1024 * 1024 } as Blob;
  await expect(addEvidence(store, 'record/1', photo({ file: huge }))).rejects.toMatchObject({ fault: 'too-large' });
  expect(await store.list('evidence')).toEqual([]);
});

test('a file of a draft is written in one batch with its entry, or not at all', async () => {
  const write = vi.spyOn(store, 'write');
  const item = await addEvidence(store, 'record/1', photo({ preview: file(...jpeg, 9) }));
  expect(write).toHaveBeenCalledTimes(1);
  expect(await readDraftEvidence(store, 'record/1')).toEqual([item]);
  write.mockRejectedValueOnce(new StoreError('full'));
  await expect(addEvidence(store, 'record/1', photo({ file: file(...jpeg, 1) }))).rejects.toThrow(StoreError);
  expect(await readDraftEvidence(store, 'record/1')).toEqual([item]);
  expect(await store.list('evidence')).toHaveLength(2);
});

test('a file that is not here any more has no address', async () => {
  await expect(evidenceUrl(store, 'f'.repeat(64))).rejects.toThrow(/not on this tablet/);
});
