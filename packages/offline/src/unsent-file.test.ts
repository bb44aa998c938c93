import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outboxOf } from './commands.ts';
import { readUnsentFile, UnsentFileError, writeUnsentFile } from './unsent-file.ts';
import { collectUnsent, takeInUnsent } from './unsent-work.ts';
import { accountId, deviceId, keepFile, madeAt, newId, plainStore, queue } from './testing/plain-store.ts';

const about = { accountId, accountName: '张示范', deviceId, deviceName: '一号平板', now: madeAt };

async function tabletWithWork() {
  const store = plainStore();
  const photo = await keepFile(store, '照片');
  await queue(store);
  await queue(store, {
    command: { kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence: [photo] },
  });
  return { store, photo };
}

async function fileOf(store: ReturnType<typeof plainStore>) {
  const parts = await writeUnsentFile(await collectUnsent(store, about));
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const failureOf = async (file: Uint8Array<ArrayBuffer>) => {
  const error: unknown = await readUnsentFile(file).catch((thrown: unknown) => thrown);
  return error instanceof UnsentFileError ? error.failure : 'read';
};

test('what one tablet could not send arrives whole on another, once', async () => {
  const { store, photo } = await tabletWithWork();
  const read = await readUnsentFile(await fileOf(store));
  expect(read).toMatchObject({ deviceName: '一号平板', accounts: [{ name: '张示范' }], damaged: [] });
  const there = plainStore();
  const taken = await takeInUnsent(there, read, accountId);
  const envelopes = async (of: typeof store) => (await outboxOf(of, accountId)).map(({ envelope }) => envelope);
  expect(await envelopes(there)).toEqual(await envelopes(store));
  expect(await there.get('blob', photo.hash)).toEqual(await store.get('blob', photo.hash));
  expect(taken).toHaveLength(2);
  expect(await takeInUnsent(there, read, accountId)).toEqual([]);
  // what is made here next follows what came
  expect((await queue(there)).envelope.afterId).toBe(taken[1]?.envelope.commandId);
});

test('nothing of it becomes the work of another account', async () => {
  const { store } = await tabletWithWork();
  const there = plainStore();
  expect(await takeInUnsent(there, await readUnsentFile(await fileOf(store)), newId())).toEqual([]);
  expect(await there.list('blob')).toEqual([]);
});

test('a file that is cut keeps its commands as long as their description is whole', async () => {
  const { store, photo } = await tabletWithWork();
  const file = await fileOf(store);
  const cut = await readUnsentFile(file.subarray(0, file.length - 1));
  expect(cut.items).toHaveLength(2);
  expect(cut).toMatchObject({ evidence: [], damaged: [photo.hash] });
});

test('any changed byte is noticed', async () => {
  const { store, photo } = await tabletWithWork();
  const file = await fileOf(store);
  const whole = await readUnsentFile(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = file.slice();
      changed[at] = ((changed[at] ?? 0) + by) % 256;
      const read = await readUnsentFile(changed).catch((error: unknown) => error);
      if (read instanceof UnsentFileError) return;
      expect(read).toEqual({ ...whole, evidence: [], damaged: [photo.hash] });
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
  expect(await failureOf(bytes(text.replace('liangma-unsent 1', 'liangma-unsent 2')))).toBe('newer-version');
  expect(await failureOf(bytes(text.replace('一号平板', '二号平板')))).toBe('damaged');
  expect(await failureOf(file.subarray(0, 400))).toBe('damaged');
});
