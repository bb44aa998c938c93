/** What a person can do about items: try one again, or everything now (also when the network comes back). */
import { outboxOf } from './commands.ts';
import { lineUp, writeOfLine } from './line-state.ts';
import type { StoredEvidence } from './outbox-item.ts';
import { onRetry, outboxKey } from './outbox.ts';
import { getReadable, type Store, type StoreWrite } from './store.ts';

/** Lets a command that needed attention be tried again, with its files. Held ones stay: the server has them. */
export async function retryItem(store: Store, accountId: string, commandId: string): Promise<void> {
  const item = (await outboxOf(store, accountId)).find(({ envelope }) => envelope.commandId === commandId);
  if (item === undefined || item.receipt !== null) return;
  const writes: StoreWrite[] = [
    { table: 'outbox', key: outboxKey(item), value: onRetry(item) },
    writeOfLine(accountId, lineUp),
  ];
  for (const hash of item.evidence) {
    const file = (await getReadable(store, 'evidence', hash)) as StoredEvidence | undefined;
    if (file !== undefined && file.problem !== null)
      writes.push({ table: 'evidence', key: hash, value: { ...file, problem: null } });
  }
  await store.write(writes);
}

/** Ends all waits of an account; what needs attention stays so. */
export async function hasten(store: Store, accountId: string): Promise<void> {
  const writes: StoreWrite[] = [writeOfLine(accountId, lineUp)];
  for (const item of await outboxOf(store, accountId))
    if (item.state === 'waiting' && item.nextAttemptAt !== null)
      writes.push({ table: 'outbox', key: outboxKey(item), value: { ...item, nextAttemptAt: null } });
  await store.write(writes);
}
