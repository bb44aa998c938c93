/** Telling the server what still waits here, so that it knows what it was promised if this tablet never comes back. */
import { ServerFailure, type FieldServer, type PromiseItem } from './field-server.ts';
import type { OutboxItem, StoredEvidence } from './outbox-item.ts';
import { getReadable, type Store } from './store.ts';

/** The most that one call may hold. */
const mostItems = 5000;
const toldKey = (accountId: string) => `promised/${accountId}`;

/** Everything that the server does not have yet: commands, and files that they name. */
async function promisedItems(store: Store, items: readonly OutboxItem[]): Promise<PromiseItem[]> {
  const promised = new Map<string, PromiseItem>();
  for (const { envelope, label, evidence, receipt } of items) {
    if (receipt !== null) continue;
    const common = { inspectionId: envelope.inspectionId, label: label.slice(0, 60), madeAt: envelope.deviceAt };
    promised.set(envelope.commandId, { kind: 'command', item: envelope.commandId, ...common });
    for (const hash of evidence) {
      const file = (await getReadable(store, 'evidence', hash)) as StoredEvidence | undefined;
      if (file?.state === 'waiting' && !promised.has(hash))
        promised.set(hash, { kind: 'evidence', item: hash, ...common });
    }
  }
  return [...promised.values()].slice(0, mostItems);
}

/**
 * Tells the whole queue when it differs from what was told last. A failure is no harm: it is told with the next change.
 * @param atLeast fewer items are not worth a call before they are sent
 */
export async function promiseQueue(
  to: { store: Store; server: FieldServer; accountId: string; deviceId: string },
  items: readonly OutboxItem[],
  atLeast = 0,
): Promise<void> {
  const { store, server, accountId, deviceId } = to;
  const promised = await promisedItems(store, items);
  const told = promised.map(({ item }) => item).join(' ');
  // What cannot be read is told anew.
  const before = await getReadable(store, 'meta', toldKey(accountId));
  if (promised.length < atLeast || told === (before ?? '')) return;
  try {
    await server.promise(deviceId, promised);
  } catch (error) {
    if (error instanceof ServerFailure) return;
    throw error;
  }
  await store.write([{ table: 'meta', key: toldKey(accountId), value: told }]);
}
