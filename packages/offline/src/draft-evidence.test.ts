// Evidence of drafts: never on disk without being named, never named without being on disk, and gone only by a person.
import { beforeEach, expect, test } from 'vitest';
import {
  addEvidenceToDraft,
  changeDraftEvidence,
  countDrafts,
  draftEvidenceKey,
  readDraftEvidence,
} from './draft-evidence.ts';
import { openDraft, saveDraft } from './drafts.ts';
import { sweepFiles } from './evidence-files.ts';
import type { Bytes } from './hash.ts';
import type { StoredEvidence } from './outbox-item.ts';
import { StoreError, type Store } from './store.ts';
import { keepFile, madeAt, newId, plainStore, queue } from './testing/plain-store.ts';

const draftKey = 'record/1';
const later = (hours: number) => new Date(Date.parse(madeAt) + hours * 3_600_000).toISOString();

let store: Store;
beforeEach(() => {
  store = plainStore();
});

/** A file whose hash is known, ready to be taken. */
async function made(text: string) {
  const aside = plainStore();
  const item = await keepFile(aside, text);
  const file = { ...((await aside.get('evidence', item.hash)) as StoredEvidence), storedAt: madeAt };
  return { item, file, bytes: (await aside.get('blob', item.hash)) as Bytes };
}

/** A file as a form takes it: into the store and into the draft at once. */
async function takeMade({ item, file, bytes }: Awaited<ReturnType<typeof made>>, into: Store = store) {
  await addEvidenceToDraft(into, draftKey, item, [{ file, bytes }]);
  return item;
}

const take = async (text: string, into?: Store) => takeMade(await made(text), into);

/** A pen that has saved a draft. */
async function writtenDraft() {
  const { pen } = await openDraft(store, draftKey, { version: 1, newId });
  await saveDraft(store, pen, { text: '补充' });
  return pen;
}

const addition = (evidence: Awaited<ReturnType<typeof take>>[]) =>
  ({ kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence }) as const;

test('photos taken at once are all entered, in their order, each with its bytes', async () => {
  const photos = [await made('一'), await made('二'), await made('三')];
  const taken = await Promise.all(photos.map((photo) => takeMade(photo)));
  expect(await readDraftEvidence(store, draftKey)).toEqual(taken);
  expect((await store.list('blob')).map(({ key }) => key).toSorted()).toEqual(taken.map(({ hash }) => hash).toSorted());
});

test('what could not be written is neither in the draft nor on disk', async () => {
  const full: Store = { ...store, write: () => Promise.reject(new StoreError('full')) };
  await expect(take('一', full)).rejects.toThrow(StoreError);
  expect(await readDraftEvidence(full, draftKey)).toEqual([]);
  expect(await store.list('evidence')).toEqual([]);
});

test('a draft with evidence is one draft', async () => {
  await take('一');
  await store.write([{ table: 'draft', key: draftKey, value: { text: '补充' } }]);
  expect(countDrafts((await store.list('draft')).map(({ key }) => key))).toBe(1);
  expect(countDrafts(['record/1', 'evidence-of/record/2', 'paper/1/2'])).toBe(3);
});

test('a command takes its draft and the evidence it names along, in the same write', async () => {
  const photo = await take('一');
  const pen = await writtenDraft();
  await queue(store, { command: addition([photo]), drafts: [pen] });
  expect(await store.list('draft')).toEqual([]);
  expect(await store.list('outbox')).toHaveLength(1);
});

test('when the command is not written, its draft is still there', async () => {
  const photo = await take('一');
  const pen = await writtenDraft();
  const full: Store = { ...store, write: () => Promise.reject(new StoreError('full')) };
  await expect(queue(full, { command: addition([photo]), drafts: [pen] })).rejects.toThrow(StoreError);
  expect((await store.list('draft')).map(({ key }) => key)).toEqual([draftEvidenceKey(draftKey), draftKey]);
});

test('a photo that came too late for the command stays entered, and no sweep takes it', async () => {
  const first = await take('一');
  const late = await take('二');
  await queue(store, { command: addition([first]), drafts: [await writtenDraft()] });
  expect(await readDraftEvidence(store, draftKey)).toEqual([late]);
  await sweepFiles(store, later(1000));
  expect((await store.list('blob')).map(({ key }) => key).toSorted()).toEqual([first.hash, late.hash].toSorted());
});

test('a file that a person removed from the draft goes after a day, and nothing else does', async () => {
  const [kept, gone] = [await take('一'), await take('二')];
  await changeDraftEvidence(store, draftKey, (before) => before.filter(({ hash }) => hash !== gone.hash));
  await sweepFiles(store, later(23));
  expect(await store.get('blob', gone.hash)).toBeDefined();
  await sweepFiles(store, later(25));
  expect(await store.get('blob', gone.hash)).toBeUndefined();
  expect(await store.get('evidence', gone.hash)).toBeUndefined();
  expect(await store.get('blob', kept.hash)).toBeDefined();
});

test('a file that was taken again is young again, and what the server has of it stays known', async () => {
  const photo = await made('一');
  const half = { uploadedBytes: 2, uploadUrl: '/u/1' };
  await store.write([
    { table: 'evidence', key: photo.item.hash, value: { ...photo.file, ...half } },
    { table: 'blob', key: photo.item.hash, value: photo.bytes },
  ]);
  await takeMade({ ...photo, file: { ...photo.file, storedAt: later(48) } });
  expect(await store.get('evidence', photo.item.hash)).toMatchObject({ ...half, storedAt: later(48) });
});

test('files that come with a command are stored with it, or not at all', async () => {
  const signature = await made('签名');
  const input = { command: addition([signature.item]), files: [signature] };
  const full: Store = { ...store, write: () => Promise.reject(new StoreError('full')) };
  await expect(queue(full, input)).rejects.toThrow(StoreError);
  expect(await store.list('blob')).toEqual([]);
  await queue(store, input);
  expect((await store.list('blob')).map(({ key }) => key)).toEqual([signature.item.hash]);
});
