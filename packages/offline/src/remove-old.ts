/** Clearing away what was delivered long ago. The receipt was on disk for all that time before anything goes. */
import { filesNamedByDrafts } from './evidence-files.ts';
import type { OutboxItem } from './outbox-item.ts';
import { mayGo, outboxKey } from './outbox.ts';
import { UnreadableError, type Store, type StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';

/**
 * Removes delivered items after their time, with the files that no other command and no draft names. While something of
 * these cannot be read, nobody knows what it names, and nothing is removed.
 */
export async function removeOld(store: Store, items: readonly OutboxItem[], now: string): Promise<void> {
  try {
    if (items.some((item) => mayGo(item, now))) await inTurn(store, () => remove(store, items, now));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
}

async function remove(store: Store, items: readonly OutboxItem[], now: string): Promise<void> {
  const old = items.filter((item) => mayGo(item, now));
  const all = (await store.list('outbox')).map(({ value }) => value as OutboxItem);
  const gone = new Set(old.map(({ envelope }) => envelope.commandId));
  const needed = new Set(all.filter(({ envelope }) => !gone.has(envelope.commandId)).flatMap((item) => item.evidence));
  const drafts = await filesNamedByDrafts(store);
  for (const item of old) {
    const writes: StoreWrite[] = [{ table: 'outbox', key: outboxKey(item) }];
    for (const hash of item.evidence)
      if (!needed.has(hash) && !drafts.has(hash))
        writes.push({ table: 'evidence', key: hash }, { table: 'blob', key: hash });
    await store.write(writes);
  }
}
