import { expect, test, vi } from 'vitest';
import type { FieldReceipt } from '@liangma/contract/field-commands';
import type { ProblemCode } from '@liangma/contract/problems';
import { outboxOf } from './commands.ts';
import { ServerFailure, type FieldServer } from './field-server.ts';
import { localProblem } from './local-problem.ts';
import { hasten, retryItem } from './retry.ts';
import { runOutbox } from './runner.ts';
import type { Store } from './store.ts';
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

const refused = (code: ProblemCode) => new ServerFailure({ kind: 'refused', problem: localProblem(code) });
const unreachable = () => new ServerFailure({ kind: 'unreachable' });
const receiptOf = (commandId: string, more: Partial<FieldReceipt> = {}): FieldReceipt => ({
  commandId,
  outcome: 'accepted',
  receivedAt: madeAt,
  countedAt: madeAt,
  problem: null,
  ...more,
});

/** Does what it is asked to, and remembers it; a test changes single answers. */
function serverOf() {
  return {
    deliver: vi.fn<FieldServer['deliver']>(async ({ commandId }) => receiptOf(commandId)),
    findMissing: vi.fn<FieldServer['findMissing']>(async (hashes) => hashes),
    upload: vi.fn<FieldServer['upload']>(async () => undefined),
    promise: vi.fn<FieldServer['promise']>(async () => undefined),
    fetchPack: vi.fn<FieldServer['fetchPack']>(),
  };
}

const run = (store: Store, server: FieldServer, now = madeAt) =>
  runOutbox({ store, server, now: () => now, accountId, deviceId, isStopped: () => false, random: () => 0 });
const states = async (store: Store) => (await outboxOf(store, accountId)).map(({ state }) => state);
const other = '01980000-0000-7000-8000-000000000002';
const addition = (evidence: Awaited<ReturnType<typeof keepFile>>[]) =>
  ({ kind: 'add-to-record', version: 1, additionId: newId(), text: '补充', evidence }) as const;

test('evidence first, then its command, in the order of making; each names the one before it', async () => {
  const [store, server] = [plainStore(), serverOf()];
  const first = await queue(store);
  const photo = await keepFile(store, '照片');
  const second = await queue(store, { command: addition([photo]) });
  expect(second.envelope.afterId).toBe(first.envelope.commandId);
  expect(await run(store, server)).toEqual({ nextAt: null, paused: null });
  expect(server.deliver.mock.calls.map(([{ commandId }]) => commandId)).toEqual([
    first.envelope.commandId,
    second.envelope.commandId,
  ]);
  expect(server.upload).toHaveBeenCalledTimes(1);
  expect(await store.get('evidence', photo.hash)).toMatchObject({ state: 'uploaded' });
  expect(await states(store)).toEqual(['delivered', 'delivered']);
  // the original stays to be seen until the items go
  expect(await store.get('blob', photo.hash)).toBeDefined();
});

test('what the server has already is not uploaded', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store, { command: addition([await keepFile(store, '照片')]) });
  server.findMissing.mockResolvedValue([]);
  await run(store, server);
  expect(server.upload).not.toHaveBeenCalled();
  expect(await states(store)).toEqual(['delivered']);
});

test('an upload goes on where it stopped', async () => {
  const [store, server] = [plainStore(), serverOf()];
  const photo = await keepFile(store, '照片');
  await queue(store, { command: addition([photo]) });
  server.upload.mockImplementationOnce(async (_file, _bytes, note) => {
    await note({ uploadedBytes: 3, uploadUrl: '/api/uploads/1' });
    throw unreachable();
  });
  expect((await run(store, server)).nextAt).toBe('2026-06-15T02:00:01.000Z');
  await run(store, server, '2026-06-15T02:00:01.000Z');
  expect(server.upload.mock.calls[1]?.[0]).toMatchObject({ uploadedBytes: 3, uploadUrl: '/api/uploads/1' });
  expect(await states(store)).toEqual(['delivered']);
});

test('an upload that the server has cleared away begins anew', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store, { command: addition([await keepFile(store, '照片')]) });
  server.upload.mockImplementationOnce(async (_file, _bytes, note) => {
    await note({ uploadedBytes: 3, uploadUrl: '/api/uploads/1' });
    throw refused('resource/not-found');
  });
  await run(store, server);
  await run(store, server, '2026-06-15T02:00:05.000Z');
  expect(server.upload.mock.calls[1]?.[0]).toMatchObject({ uploadedBytes: 0, uploadUrl: null });
  expect(await states(store)).toEqual(['delivered']);
});

test('evidence that the server lost is sent again', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store, { command: addition([await keepFile(store, '照片')]) });
  server.deliver.mockRejectedValueOnce(refused('evidence/missing'));
  await run(store, server);
  await run(store, server, '2026-06-15T02:00:05.000Z');
  expect(server.upload).toHaveBeenCalledTimes(2);
  expect(await states(store)).toEqual(['delivered']);
});

test('a file that is refused for good, or is gone here and there, needs a person; other inspections go on', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store, { command: addition([await keepFile(store, '坏')]) });
  await queue(store);
  await queue(store, { inspectionId: other });
  server.upload.mockRejectedValue(refused('evidence/wrong-type'));
  await run(store, server);
  const [first] = await outboxOf(store, accountId);
  expect(first).toMatchObject({ state: 'attention', problem: { code: 'evidence/wrong-type' } });
  expect(await states(store)).toEqual(['attention', 'waiting', 'delivered']);
  server.upload.mockResolvedValue(undefined);
  await retryItem(store, accountId, first?.envelope.commandId ?? '');
  await run(store, server);
  expect(await states(store)).toEqual(['delivered', 'delivered', 'delivered']);

  const lost = await keepFile(store, '丢');
  await store.write([{ table: 'blob', key: lost.hash }]);
  await queue(store, { command: addition([lost]) });
  await run(store, server);
  expect((await outboxOf(store, accountId)).at(-1)).toMatchObject({
    state: 'attention',
    problem: { code: 'evidence/missing' },
  });
});

test.each([
  ['session/required', 'login'],
  ['device/revoked', 'revoked'],
  ['device/unknown', 'unknown'],
] as const)('%s pauses everything and blames no command', async (code, paused) => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store);
  await queue(store, { inspectionId: other });
  server.deliver.mockRejectedValue(refused(code));
  expect(await run(store, server)).toEqual({ nextAt: null, paused });
  expect(await outboxOf(store, accountId)).toMatchObject([
    { state: 'waiting', attempts: 0 },
    { state: 'waiting', attempts: 0 },
  ]);
});

test('work of another tablet that was revoked since needs a person, and does not revoke this one', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store, { deviceId: newId() });
  server.deliver.mockRejectedValue(refused('device/revoked'));
  expect((await run(store, server)).paused).toBeNull();
  expect(await states(store)).toEqual(['attention']);
});

test('when the network is gone one try speaks for all, and the wait grows until somebody hastens it', async () => {
  const [store, server] = [plainStore(), serverOf()];
  for (const id of [inspectionId, other, newId(), newId(), newId()]) await queue(store, { inspectionId: id });
  server.deliver.mockRejectedValue(unreachable());
  const { nextAt } = await run(store, server);
  expect(nextAt).toBe('2026-06-15T02:00:01.000Z');
  expect(server.deliver.mock.calls.length).toBeLessThanOrEqual(3);
  server.deliver.mockClear();
  expect((await run(store, server)).nextAt).toBe(nextAt);
  expect(server.deliver).not.toHaveBeenCalled();
  expect((await run(store, server, '2026-06-15T02:00:01.000Z')).nextAt).toBe('2026-06-15T02:00:03.000Z');
  await hasten(store, accountId);
  server.deliver.mockImplementation(async ({ commandId }) => receiptOf(commandId));
  expect((await run(store, server, '2026-06-15T02:00:01.000Z')).nextAt).toBeNull();
  expect(new Set(await states(store))).toEqual(new Set(['delivered']));
});

test('a held command needs attention; the next one of its inspection follows', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store);
  await queue(store);
  server.deliver.mockImplementationOnce(async ({ commandId }) => receiptOf(commandId, { outcome: 'held' }));
  await run(store, server);
  expect(await states(store)).toEqual(['attention', 'delivered']);
});

test('an answer for another command is no receipt', async () => {
  const [store, server] = [plainStore(), serverOf()];
  await queue(store);
  server.deliver.mockImplementation(async () => receiptOf(newId()));
  await run(store, server);
  expect(await states(store)).toEqual(['waiting']);
});

test('the server is told what waits when it changed, and at last that nothing does', async () => {
  const [store, server] = [plainStore(), serverOf()];
  const photo = await keepFile(store, '照片');
  const { envelope } = await queue(store, { command: addition([photo]) });
  await run(store, server);
  expect(server.promise.mock.calls.map(([, items]) => items.map(({ item }) => item))).toEqual([
    [envelope.commandId, photo.hash],
    [],
  ]);
  await queue(store);
  await run(store, server);
  expect(server.promise).toHaveBeenCalledTimes(2);
});

test('after thirty days delivered items go with their files, but not with files that others need', async () => {
  const [store, server] = [plainStore(), serverOf()];
  const [own, shared, drafted] = [
    await keepFile(store, '甲'),
    await keepFile(store, '乙'),
    await keepFile(store, '丙'),
  ];
  await queue(store, { command: addition([own, shared, drafted]) });
  await run(store, server);
  await store.write([{ table: 'draft', key: 'd', value: { photos: [drafted.hash] } }]);
  await queue(store, { command: addition([shared]) });
  server.deliver.mockRejectedValue(refused('server/failed'));
  await run(store, server, '2026-07-16T02:00:00.000Z');
  expect(await states(store)).toEqual(['waiting']);
  const left = await Promise.all([own, shared, drafted].map(({ hash }) => store.get('blob', hash)));
  expect(left.map((bytes) => bytes !== undefined)).toEqual([false, true, true]);
});
