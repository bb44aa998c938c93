/** Putting a command into the outbox: one atomic batch, so that it is there whole or not at all. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { OutboxItem } from './outbox-item.ts';
import { newItem, outboxKey } from './outbox.ts';
import type { Store, StoreWrite } from './store.ts';

const sequenceKey = 'outbox-sequence';
const lastKey = (accountId: string, inspectionId: string) => `outbox-last/${accountId}/${inspectionId}`;

export interface QueuedInput {
  accountId: string;
  deviceId: string;
  inspectionId: string;
  /** Name of the enterprise, for lists. */
  label: string;
  command: FieldCommand;
  /** Further files that must arrive before it; those that the command names are found by themselves. */
  evidence?: readonly EvidenceItem[];
  /** The tablet's clock, uncorrected. */
  now: string;
  /** What the server said about its clock, from `packState`; null: it never spoke to this tablet. */
  clock: { offsetMs: number; stamp: string } | null;
  newId: () => string;
  /** Key in the table `draft` of what became this command. */
  removeDraft?: string;
}

const filesOf = (items: readonly EvidenceItem[]) =>
  items.flatMap(({ hash, previewHash }) => (previewHash === null ? [hash] : [hash, previewHash]));

/** SHA-256 of every file that a command names: evidence, previews, drawn signatures; each once. */
export function evidenceOf(command: FieldCommand): string[] {
  const images = (signatures: readonly { image: string }[]) => signatures.map(({ image }) => image);
  switch (command.kind) {
    case 'record':
      return [...new Set([...filesOf(command.content.evidence), ...images(command.content.signatures)])];
    case 'write-document':
      return [...new Set([...filesOf(command.document.evidence), ...images(command.document.signatures)])];
    case 'add-to-record':
    case 'report-correction':
      return [...new Set(filesOf(command.evidence))];
    case 'enter-by-enterprise-code':
    case 'enter-by-exception':
    case 'tell-result':
    case 'close':
      return [];
  }
}

/** One after the other within a tab: two commands saved at once get two numbers, and the second names the first. */
const turns = new WeakMap<Store, Promise<unknown>>();

function inTurn<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const turn = (turns.get(store) ?? Promise.resolve()).then(job, job);
  turns.set(
    store,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Items that are new to this store, as writes that also keep the numbers; `last` names the newest per inspection. */
export async function writesOfItems(
  store: Store,
  make: (sequence: number) => OutboxItem[],
): Promise<{ items: OutboxItem[]; writes: StoreWrite[] }> {
  const before = ((await store.get('meta', sequenceKey)) ?? 0) as number;
  const items = make(before + 1);
  const writes: StoreWrite[] = items.map((item) => ({ table: 'outbox', key: outboxKey(item), value: item }));
  const newest = new Map(
    items.map(({ accountId, envelope }) => [lastKey(accountId, envelope.inspectionId), envelope.commandId]),
  );
  for (const [key, value] of newest) writes.push({ table: 'meta', key, value });
  writes.push({ table: 'meta', key: sequenceKey, value: Math.max(before, ...items.map(({ sequence }) => sequence)) });
  return { items, writes };
}

/**
 * Saves a command for delivery. When the promise resolves it is on disk, and will reach the server exactly once.
 * @throws StoreError when nothing was written; the draft is then still there
 */
export function queueCommand(store: Store, input: QueuedInput): Promise<OutboxItem> {
  return inTurn(store, async () => {
    const { accountId, deviceId, inspectionId, label, command, clock, now } = input;
    const afterId = ((await store.get('meta', lastKey(accountId, inspectionId))) ?? null) as string | null;
    const { items, writes } = await writesOfItems(store, (sequence) => [
      newItem({
        sequence,
        accountId,
        label,
        evidence: [...new Set([...evidenceOf(command), ...filesOf(input.evidence ?? [])])],
        envelope: {
          commandId: input.newId(),
          accountId,
          deviceId,
          inspectionId,
          afterId,
          command,
          deviceAt: now,
          clockOffsetMs: clock?.offsetMs ?? 0,
          clockStamp: clock?.stamp ?? '',
        },
      }),
    ]);
    if (input.removeDraft !== undefined) writes.push({ table: 'draft', key: input.removeDraft });
    await store.write(writes);
    return items[0] as OutboxItem;
  });
}

/** The outbox of an account in the order of making. */
export async function outboxOf(store: Store, accountId: string): Promise<OutboxItem[]> {
  const rows = await store.list('outbox');
  return rows.map(({ value }) => value as OutboxItem).filter((item) => item.accountId === accountId);
}
