/** Putting a command into the outbox: one atomic batch, so that it is there whole or not at all. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { fieldCommandSchema, type FieldCommand, type FieldEnvelope } from '@liangma/contract/field-commands';
import { evidenceNamedBy, hashesOf } from '@liangma/contract/named-evidence';
import { asConflict, handIn, type Pen } from './drafts.ts';
import { fileWrites, type TakenFile } from './evidence-files.ts';
import type { OutboxItem } from './outbox-item.ts';
import { newItem, outboxKey } from './outbox.ts';
import { getOr, getReadable, listReadable, StoreError, type Store, type StoreWrite } from './store.ts';
import { inTurn } from './turns.ts';

const sequenceKey = 'outbox-sequence';
const lastKey = (accountId: string, inspectionId: string) => `outbox-last/${accountId}/${inspectionId}`;

/** What stands in the outbox, spoilt or not; a key says number and id. */
async function keysInOutbox(store: Store): Promise<string[]> {
  const { rows, unreadable } = await listReadable(store, 'outbox');
  return [...rows.map(({ key }) => key), ...unreadable].toSorted();
}

async function lastSequence(store: Store): Promise<number> {
  const counted = () => keysInOutbox(store).then((keys) => Number.parseInt(keys.at(-1) ?? '0', 10));
  return (await getOr(store, 'meta', sequenceKey, counted)) ?? 0;
}

/** The newest command of an inspection that was queued here; null: none that is known. */
async function lastCommand(store: Store, accountId: string, inspectionId: string): Promise<string | null> {
  const newest = async () => {
    const items = await outboxOf(store, accountId);
    return items.findLast(({ envelope }) => envelope.inspectionId === inspectionId)?.envelope.commandId;
  };
  return (await getOr(store, 'meta', lastKey(accountId, inspectionId), newest)) ?? null;
}

export interface QueuedInput {
  accountId: string;
  deviceId: string;
  inspectionId: string;
  /** Name of the enterprise, for lists. */
  label: string;
  command: FieldCommand;
  /** Commands that follow it at once: all of them are queued, or none. */
  following?: readonly FieldCommand[];
  /** Further files that must arrive before it; those that the command names are found by themselves. */
  evidence?: readonly EvidenceItem[];
  /** The tablet's clock, uncorrected. */
  now: string;
  /** What the server said about its clock, from `packState`; null: it never spoke to this tablet. */
  clock: { offsetMs: number; stamp: string } | null;
  newId: () => string;
  /** Files that are stored with the command, such as drawn signatures. */
  files?: readonly TakenFile[];
  /** Drafts that became this command; they go with the evidence that the command names. */
  drafts?: readonly Pen[];
}

/** SHA-256 of every file that a command names: evidence, previews, drawn signatures; each once. */
export const evidenceOf = (command: FieldCommand): string[] => hashesOf(evidenceNamedBy(command));

/** Writes; when the answer is lost on the way, the item itself says whether the batch stands there. */
async function writeItems(store: Store, writes: readonly StoreWrite[], item: OutboxItem | undefined): Promise<void> {
  try {
    await store.write(writes);
  } catch (error) {
    if (item === undefined || !(error instanceof StoreError) || error.failure !== 'lost') throw error;
    const written = await getReadable(store, 'outbox', outboxKey(item)).catch(() => undefined);
    if (written === undefined) throw error;
  }
}

/**
 * Writes items that are new to this store, in one batch, and keeps the numbers: the next sequence, and the newest command
 * of each inspection, which the next one names.
 * @param make from the first free sequence number; two that are saved at once get two, and the second names the first
 * @param more what else is written with them
 * @throws StoreError as of a write
 */
export function addItems(
  store: Store,
  make: (sequence: number) => Promise<OutboxItem[]>,
  more: (items: readonly OutboxItem[]) => Promise<readonly StoreWrite[]> = () => Promise.resolve([]),
): Promise<OutboxItem[]> {
  return inTurn(store, async () => {
    const before = await lastSequence(store);
    const items = await make(before + 1);
    const writes: StoreWrite[] = items.map((item) => ({ table: 'outbox', key: outboxKey(item), value: item }));
    const newest = new Map(
      items.map(({ accountId, envelope }) => [lastKey(accountId, envelope.inspectionId), envelope.commandId]),
    );
    for (const [key, value] of newest) writes.push({ table: 'meta', key, value });
    const last = Math.max(before, ...items.map(({ sequence }) => sequence));
    const all = [...writes, { table: 'meta' as const, key: sequenceKey, value: last }, ...(await more(items))];
    await writeItems(store, all, items[0]);
    return items;
  });
}

/**
 * Saves a command for delivery. When the promise resolves it is on disk, and will reach the server exactly once.
 * @throws StoreError: nothing was written and the draft is still there, unless the connection was lost and nobody knows;
 *   a second try with the same drafts is then refused if the first was written
 * @throws DraftConflictError when a draft is not as its pen left it; nothing was written
 * @throws ZodError when the server would not understand it: better said now than after the visit
 */
export async function queueCommand(store: Store, input: QueuedInput): Promise<OutboxItem> {
  const { accountId, deviceId, inspectionId, label, clock, now } = input;
  const commands = [input.command, ...(input.following ?? [])].map((command) => fieldCommandSchema.parse(command));
  const make = async (sequence: number) => {
    let afterId = await lastCommand(store, accountId, inspectionId);
    return commands.map((command, index) => {
      const envelope: FieldEnvelope = {
        commandId: input.newId(),
        accountId,
        deviceId,
        inspectionId,
        afterId,
        command,
        deviceAt: now,
        clockOffsetMs: clock?.offsetMs ?? 0,
        clockStamp: clock?.stamp ?? '',
      };
      afterId = envelope.commandId;
      const evidence = [...new Set([...evidenceOf(command), ...hashesOf({ items: input.evidence ?? [] })])];
      return newItem({ sequence: sequence + index, accountId, envelope, evidence, label });
    });
  };
  const { files = [], drafts = [] } = input;
  const items = await addItems(store, make, async (made) => {
    const named = made.flatMap(({ evidence }) => evidence);
    const writes = await fileWrites(store, files);
    for (const pen of drafts) writes.push(...(await handIn(store, pen, named)));
    return writes;
  }).catch((error: unknown) => {
    throw asConflict(drafts, error);
  });
  return items[0] as OutboxItem;
}

/** The outbox of an account in the order of making; without what cannot be read, see `unreadableCommands`. */
export async function outboxOf(store: Store, accountId: string): Promise<OutboxItem[]> {
  const { rows } = await listReadable(store, 'outbox');
  return rows.map(({ value }) => value as OutboxItem).filter((item) => item.accountId === accountId);
}

/** Ids of commands in the outbox whose bytes are spoilt: a person must hear of them. */
export async function unreadableCommands(store: Store): Promise<string[]> {
  const { unreadable } = await listReadable(store, 'outbox');
  return unreadable.map((key) => key.slice(key.indexOf('-') + 1));
}
