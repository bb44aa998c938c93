// Commands that belong together are queued in one write, each behind the one before it.
import type { FieldCommand } from '@liangma/contract/field-commands';
import { expect, test, vi } from 'vitest';
import { outboxOf } from './commands.ts';
import { StoreError } from './store.ts';
import { accountId, newId, plainStore, queue } from './testing/plain-store.ts';

const addition = (text: string): FieldCommand => ({
  kind: 'add-to-record',
  version: 1,
  additionId: newId(),
  text,
  evidence: [],
});

test('what follows a command stands in the outbox with it, in its order', async () => {
  const store = plainStore();
  const before = await queue(store);
  const write = vi.spyOn(store, 'write');
  const first = await queue(store, { command: addition('一'), following: [addition('二'), addition('三')] });
  expect(write).toHaveBeenCalledTimes(1);
  const after = await queue(store);
  const items = await outboxOf(store, accountId);
  expect(items.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  const ids = items.map(({ envelope }) => envelope.commandId);
  expect(ids.slice(0, 2)).toEqual([before.envelope.commandId, first.envelope.commandId]);
  expect(items.map(({ envelope }) => envelope.afterId)).toEqual([null, ...ids.slice(0, 4)]);
  expect(ids[4]).toBe(after.envelope.commandId);
});

test('when one of them cannot be queued, none is', async () => {
  const store = plainStore();
  await expect(queue(store, { command: addition('一'), following: [addition('')] })).rejects.toThrow('text');
  vi.spyOn(store, 'write').mockRejectedValueOnce(new StoreError('full'));
  await expect(queue(store, { command: addition('一'), following: [addition('二')] })).rejects.toThrow(StoreError);
  expect(await outboxOf(store, accountId)).toEqual([]);
});
