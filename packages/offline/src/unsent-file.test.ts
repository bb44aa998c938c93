import type { FieldCommand } from '@liangma/contract/field-commands';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outboxOf } from './commands.ts';
import { changeDraftEvidence, readDraftEvidence } from './draft-evidence.ts';
import type { Bytes } from './hash.ts';
import { outboxKey } from './outbox.ts';
import type { Store } from './store.ts';
import { takeDraft, takeInUnsent } from './take-in-unsent.ts';
import { contentOf, openUnsentFile, UnsentFileError, writeUnsentFile, type UnsentEvidence } from './unsent-file.ts';
import { leavingFiles, planUnsent } from './unsent-work.ts';
import {
  accountId,
  deviceId,
  inspectionId,
  keepFile,
  madeAt,
  newId,
  plainStore,
  queue,
} from './testing/plain-store.ts';

const about = { accountId, accountName: '张示范', deviceId, deviceName: '一号平板', now: madeAt };
/** Of an end that names nothing. */
const endLength = 89;
const later = '2026-06-16T02:00:00.000Z';

/** Queues an addition with a photo of these words. */
async function withPhoto(store: Store, words: string, of = inspectionId) {
  const photo = await keepFile(store, words);
  const command = {
    kind: 'add-to-record' as const,
    version: 1 as const,
    additionId: newId(),
    text: '补充',
    evidence: [photo],
  } satisfies FieldCommand;
  await queue(store, { command, inspectionId: of });
  return photo;
}

async function tabletWithWork() {
  const store = plainStore();
  await queue(store);
  return { store, photo: await withPhoto(store, '照片') };
}

/** The files of an export, part by part. */
async function partsOf(store: Store, partBytes?: number): Promise<Uint8Array[]> {
  const plan = await planUnsent(store, about, partBytes);
  const parts: Uint8Array[] = [];
  for (let part = 1; part <= plan.parts; part += 1) {
    const pieces: Bytes[] = [];
    for await (const piece of writeUnsentFile({ ...plan, part }, leavingFiles(store, plan, part))) pieces.push(piece);
    parts.push(new Uint8Array(await new Blob(pieces).arrayBuffer()));
  }
  return parts;
}
const fileOf = async (store: Store) => (await partsOf(store))[0] ?? new Uint8Array();

async function* stream(file: Uint8Array, size = 11) {
  for (let at = 0; at < file.length; at += size) yield await Promise.resolve(file.subarray(at, at + size));
}

async function read(file: Uint8Array) {
  const opened = await openUnsentFile(stream(file));
  const files: { file: UnsentEvidence; content: Bytes | null }[] = [];
  for await (const one of opened.files()) files.push({ file: one.file, content: await contentOf(one) });
  async function* again() {
    yield* await Promise.resolve(files);
  }
  const { description, unreadItems } = opened;
  return { description, unreadItems, files: again(), found: files, unreadable: opened.unreadable() };
}

const takeIn = async (store: Store, file: Uint8Array, who = accountId) =>
  takeInUnsent(store, await read(file), who, later);

const failureOf = async (file: Uint8Array) => {
  const error: unknown = await read(file).catch((thrown: unknown) => thrown);
  return error instanceof UnsentFileError ? error.failure : 'read';
};

const envelopes = async (of: Store) => (await outboxOf(of, accountId)).map(({ envelope }) => envelope);

test('what one tablet could not send arrives whole on another, once', async () => {
  const { store, photo } = await tabletWithWork();
  const file = await fileOf(store);
  expect(await read(file)).toMatchObject({
    description: { deviceName: '一号平板', account: { name: '张示范' }, part: 1, parts: 1 },
    unreadable: [],
  });
  const there = plainStore();
  const taken = await takeIn(there, file);
  expect(await envelopes(there)).toEqual(await envelopes(store));
  expect(await there.get('blob', photo.hash)).toEqual(await store.get('blob', photo.hash));
  expect(taken).toMatchObject({ waiting: { items: 0, parts: [] }, missing: [] });
  expect(taken.items).toHaveLength(2);
  expect((await takeIn(there, file)).items).toEqual([]);
  // what is made here next follows what came
  expect((await queue(there)).envelope.afterId).toBe(taken.items[1]?.envelope.commandId);
});

test('nothing of it becomes the work of another account', async () => {
  const { store } = await tabletWithWork();
  await store.write([{ table: 'draft', key: 'record/x', value: { version: 1 } }]);
  const there = plainStore();
  expect(await takeIn(there, await fileOf(store), newId())).toMatchObject({ items: [], drafts: 0, questions: [] });
  for (const table of ['blob', 'draft', 'outbox', 'meta'] as const) expect(await there.list(table)).toEqual([]);
});

test('a file that is cut keeps its commands as long as their description is whole, and is mended by a whole one', async () => {
  const { store, photo } = await tabletWithWork();
  const file = await fileOf(store);
  const cut = file.subarray(0, file.length - endLength - 1);
  expect(await read(cut)).toMatchObject({ found: [{ content: null }], unreadable: null });
  const there = plainStore();
  expect(await takeIn(there, cut)).toMatchObject({ items: [{}, {}], missing: [photo.name] });
  expect(await there.get('blob', photo.hash)).toBeUndefined();
  expect(await takeIn(there, file)).toMatchObject({ items: [], missing: [] });
  expect(await there.get('blob', photo.hash)).toEqual(await store.get('blob', photo.hash));
});

test('any changed byte is noticed', async () => {
  const { store, photo } = await tabletWithWork();
  const file = await fileOf(store);
  const whole = await read(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = file.slice();
      changed[at] = ((changed[at] ?? 0) + by) % 256;
      const got = await read(changed).catch((error: unknown) => error);
      if (got instanceof UnsentFileError) return;
      const { description, found, unreadable } = got as typeof whole;
      expect(description).toEqual(whole.description);
      // the byte stood in the photo, in the line before it, or in the end of the file
      const kept = found.filter(({ content }) => content !== null);
      const isEndSpoilt = unreadable === null;
      expect([[], [photo.hash]]).toContainEqual(kept.map(({ file: { hash } }) => hash));
      expect(isEndSpoilt || kept.length === 0).toBe(true);
    }),
  );
});

test('other files, newer versions and damaged descriptions are refused', async () => {
  const { store } = await tabletWithWork();
  const file = await fileOf(store);
  const text = new TextDecoder().decode(file);
  const bytes = (of: string) => new TextEncoder().encode(of);
  expect(await failureOf(new Uint8Array())).toBe('not-unsent-file');
  expect(await failureOf(bytes('PK\u0003\u0004'))).toBe('not-unsent-file');
  expect(await failureOf(bytes('x'.repeat(5000)))).toBe('not-unsent-file');
  expect(await failureOf(bytes(text.replace('liangma-unsent 1', 'liangma-unsent 2')))).toBe('newer-version');
  expect(await failureOf(bytes(text.replace('一号平板', '二号平板')))).toBe('damaged');
  expect(await failureOf(file.subarray(0, 400))).toBe('damaged');
});

test('a command that is refused today is named, and all others come in', async () => {
  const store = plainStore();
  const empty = await queue(store, { label: '第一家公司' });
  // as an older version of the app let it through
  const envelope = { ...empty.envelope, command: { ...empty.envelope.command, text: '' } };
  await store.write([{ table: 'outbox', key: outboxKey(empty), value: { ...empty, envelope } }]);
  const next = await queue(store, { command: { kind: 'close', version: 1 } });
  const other = await queue(store, { command: { kind: 'close', version: 1 }, inspectionId: newId() });
  const file = await fileOf(store);
  expect((await read(file)).unreadItems).toEqual([{ commandId: empty.envelope.commandId, label: '第一家公司' }]);
  const there = plainStore();
  expect(await takeIn(there, file)).toMatchObject({ items: [{}, {}], waiting: { items: 0 } });
  // what follows it still says so, and waits at the server for it
  expect(next.envelope.afterId).toBe(empty.envelope.commandId);
  expect(await envelopes(there)).toEqual([next.envelope, other.envelope]);
});

test('large work is several files; each works for itself, in any order', async () => {
  const store = plainStore();
  const other = newId();
  const photos = [
    await withPhoto(store, '第一张照片'),
    await withPhoto(store, '第二张照片'),
    await withPhoto(store, '第三张照片', other),
  ];
  await queue(store);
  const parts = await partsOf(store, 20);
  expect(parts).toHaveLength(3);
  expect((await read(parts[1] ?? new Uint8Array())).description).toMatchObject({ part: 2, parts: 3 });
  const there = plainStore();
  const [one, two, three] = parts as [Uint8Array, Uint8Array, Uint8Array];
  expect(await takeIn(there, three)).toMatchObject({ items: [{}], waiting: { items: 3, parts: [1, 2] }, missing: [] });
  // the second of the inspection does not go before the first
  expect(await takeIn(there, two)).toMatchObject({ items: [], waiting: { items: 3, parts: [1] } });
  expect(await takeIn(there, two)).toMatchObject({ items: [], waiting: { items: 3, parts: [1] } });
  expect(await takeIn(there, one)).toMatchObject({ items: [{}, {}, {}], waiting: { items: 0, parts: [] } });
  for (const { hash } of photos) expect(await there.get('blob', hash)).toEqual(await store.get('blob', hash));
  const ids = (of: Awaited<ReturnType<typeof envelopes>>) => of.map(({ commandId }) => commandId).toSorted();
  expect(ids(await envelopes(there))).toEqual(ids(await envelopes(store)));
});

const draftKey = `record/${inspectionId}`;
const saved = (statement: string, savedAt = madeAt) => ({ version: 1, savedAt, draft: { statement } });

async function tabletWithDraft() {
  const store = plainStore();
  const photo = await keepFile(store, '草稿照片');
  await changeDraftEvidence(store, draftKey, (before) => [...before, photo]);
  await store.write([{ table: 'draft', key: draftKey, value: saved('口述') }]);
  return { store, photo };
}

test('a draft with its photos is a draft again on the other tablet, and no command', async () => {
  const { store, photo } = await tabletWithDraft();
  const file = await fileOf(store);
  const there = plainStore();
  expect(await takeIn(there, file)).toMatchObject({ items: [], drafts: 1, questions: [], missing: [] });
  expect(await there.get('draft', draftKey)).toEqual(saved('口述'));
  expect(await readDraftEvidence(there, draftKey)).toEqual([photo]);
  expect(await there.get('blob', photo.hash)).toEqual(await store.get('blob', photo.hash));
  expect(await outboxOf(there, accountId)).toEqual([]);
  expect(await takeIn(there, file)).toMatchObject({ drafts: 0, questions: [] });
});

test('a draft that stands here is written over only when somebody says so, and its photos stay', async () => {
  const { store, photo } = await tabletWithDraft();
  const there = plainStore();
  const mine = await keepFile(there, '这里的照片');
  await changeDraftEvidence(there, draftKey, (before) => [...before, mine]);
  await there.write([{ table: 'draft', key: draftKey, value: saved('这里的话', later) }]);
  const file = await fileOf(store);
  const { questions, drafts } = await takeIn(there, file);
  expect(drafts).toBe(0);
  expect(questions).toMatchObject([{ reason: 'differs', hereSavedAt: later, draft: { savedAt: madeAt } }]);
  expect(await there.get('draft', draftKey)).toEqual(saved('这里的话', later));
  const { description } = await read(file);
  for (const { draft } of questions) await takeDraft(there, { description, draft, now: later });
  expect(await there.get('draft', draftKey)).toEqual(saved('口述'));
  expect(await readDraftEvidence(there, draftKey)).toEqual([photo, mine]);
  expect((await there.list('draft', 'kept/')).map(({ value }) => value)).toEqual([saved('这里的话', later)]);
});

test('a draft that was handed in or thrown away here does not come back unasked', async () => {
  const { store } = await tabletWithDraft();
  const file = await fileOf(store);
  const there = plainStore();
  await takeIn(there, file);
  await there.write([
    { table: 'draft', key: draftKey },
    { table: 'draft', key: `evidence-of/${draftKey}` },
  ]);
  expect(await takeIn(there, file)).toMatchObject({ drafts: 0, questions: [{ reason: 'was-here' }] });
  expect(await there.get('draft', draftKey)).toBeUndefined();
});

test('a draft waits for the part with its photos, and comes without those that nobody can read', async () => {
  const { store, photo } = await tabletWithDraft();
  const second = await keepFile(store, '第二张草稿照片');
  await changeDraftEvidence(store, draftKey, (before) => [...before, second]);
  const [one, two] = (await partsOf(store, 1)) as [Uint8Array, Uint8Array];
  const there = plainStore();
  expect(await takeIn(there, one)).toMatchObject({ drafts: 0, waiting: { drafts: 1, parts: [2] } });
  const spoilt = two.slice();
  spoilt[spoilt.length - endLength - 3] = 0;
  expect(await takeIn(there, spoilt)).toMatchObject({ drafts: 1, missing: [second.name] });
  expect(await readDraftEvidence(there, draftKey)).toEqual([photo]);
});
