/**
 * The field pack on the tablet: taken in page by page, read back by the screens. After a `reset` the old pack stays in use
 * until the new one is complete, so that a line that breaks in between leaves nobody without their inspections.
 */
import type { PackEnterprise, PackItem } from '@liangma/contract/field-pack';
import { onDecided, outboxKey } from './outbox.ts';
import type { FieldPackAnswer } from './field-server.ts';
import type { OutboxItem } from './outbox-item.ts';
import { getOr, listReadable, type Store, type StoreWrite } from './store.ts';

export type PackInspection = Extract<PackItem, { kind: 'inspection' }>;
export type PackBureau = Extract<PackItem, { kind: 'bureau' }>;
type PackPortion = Extract<PackItem, { kind: 'enterprises' }>;

export interface PackState {
  /** Where the next page begins; empty: from the start. */
  cursor: string;
  /** By the tablet's clock, when the last page came; null: never. */
  syncedAt: string | null;
  /** Whether a whole pack has come since the tablet was set up. */
  isComplete: boolean;
  /** What the server said about time when it last spoke; null: never. */
  clock: { offsetMs: number; stamp: string } | null;
  /** Counts resets; what an earlier pack left goes when the new one is complete. */
  generation: number;
}

interface Kept<T> {
  generation: number;
  item: T;
}

const stateKey = 'state';
const prefixes = { inspection: 'inspection/', enterprises: 'enterprises/', bureau: 'bureau/' } as const;
const keyOf = (item: PackItem) => `${prefixes[item.kind]}${item.id}`;
const unknown: PackState = { cursor: '', syncedAt: null, isComplete: false, clock: null, generation: 0 };

/** When nobody knows any more how far the pack had come: what is here is used until a whole one has come. */
async function stateOfRows(store: Store): Promise<PackState> {
  const { rows } = await listReadable(store, 'pack');
  const generations = rows.map(({ value }) => (value as Kept<unknown>).generation);
  return { ...unknown, generation: Math.max(0, ...generations) };
}

/** What the tablet knows about its pack. */
export async function packState(store: Store): Promise<PackState> {
  return (await getOr(store, 'pack', stateKey, () => stateOfRows(store))) ?? unknown;
}

async function kept<T>(store: Store, prefix: string): Promise<{ key: string; value: Kept<T> }[]> {
  return (await store.list('pack', prefix)) as { key: string; value: Kept<T> }[];
}

/** Without what cannot be read: it is mended when the pack is read. */
async function keptReadable<T>(store: Store, prefix = ''): Promise<{ key: string; value: Kept<T> }[]> {
  return (await listReadable(store, 'pack', prefix)).rows as { key: string; value: Kept<T> }[];
}

/** My inspections as the server last told them. */
export async function packInspections(store: Store): Promise<PackInspection[]> {
  return (await kept<PackInspection>(store, prefixes.inspection)).map(({ value }) => value.item);
}

export async function packInspection(store: Store, id: string): Promise<PackInspection | null> {
  const found = (await store.get('pack', `${prefixes.inspection}${id}`)) as Kept<PackInspection> | undefined;
  return found?.item ?? null;
}

/** The register of enterprises; the newest row of each. */
export async function packEnterprises(store: Store): Promise<PackEnterprise[]> {
  const portions = await kept<PackPortion>(store, prefixes.enterprises);
  const rows = portions
    .toSorted((a, b) => a.value.generation - b.value.generation)
    .flatMap(({ value }) => value.item.rows);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export async function packBureau(store: Store): Promise<PackBureau | null> {
  const bureaus = await kept<PackBureau>(store, prefixes.bureau);
  return bureaus.toSorted((a, b) => b.value.generation - a.value.generation)[0]?.value.item ?? null;
}

/** Portions of this pack without the rows that came anew in another portion, or were deleted. */
async function thinned(store: Store, answer: FieldPackAnswer, generation: number): Promise<StoreWrite[]> {
  const fresh = answer.upserts.filter((item) => item.kind === 'enterprises');
  const moved = new Set(fresh.flatMap(({ rows }) => rows.map(({ id }) => id)));
  for (const { kind, id } of answer.deletes) if (kind === 'enterprise') moved.add(id);
  if (moved.size === 0) return [];
  const replaced = new Set(fresh.map(keyOf));
  const writes: StoreWrite[] = [];
  for (const { key, value } of await keptReadable<PackPortion>(store, prefixes.enterprises)) {
    // an older pack is left whole: it goes as a whole
    if (replaced.has(key) || value.generation !== generation) continue;
    const rows = value.item.rows.filter(({ id }) => !moved.has(id));
    if (rows.length === value.item.rows.length) continue;
    if (rows.length === 0) writes.push({ table: 'pack', key });
    else writes.push({ table: 'pack', key, value: { generation, item: { ...value.item, rows } } });
  }
  return writes;
}

/** Held commands of inspections for which nothing is held at the server any more: a person has decided. */
async function decided(store: Store, answer: FieldPackAnswer): Promise<StoreWrite[]> {
  const settled = new Set(
    answer.upserts.flatMap((item) => (item.kind === 'inspection' && item.view.heldCount === 0 ? [item.id] : [])),
  );
  if (settled.size === 0) return [];
  const { rows } = await listReadable(store, 'outbox');
  return rows
    .map(({ value }) => value as OutboxItem)
    .filter(({ state, receipt, envelope }) => {
      // a page that was made before the command arrived says nothing about it
      const isOlder = receipt !== null && Date.parse(receipt.receivedAt) < Date.parse(answer.now);
      return state === 'attention' && isOlder && settled.has(envelope.inspectionId);
    })
    .map((item) => ({ table: 'outbox', key: outboxKey(item), value: onDecided(item) }));
}

/**
 * Takes in one page of the pack, whole or not at all; while `hasMore`, fetch the next one from the new cursor.
 * @param deviceNow the tablet's clock when the answer came, ISO instant
 * @throws StoreError when nothing was taken in
 */
export async function takeInPack(store: Store, answer: FieldPackAnswer, deviceNow: string): Promise<PackState> {
  const before = await packState(store);
  const generation = before.generation + (answer.reset ? 1 : 0);
  const state: PackState = {
    cursor: answer.cursor,
    syncedAt: deviceNow,
    isComplete: before.isComplete || !answer.hasMore,
    clock: { offsetMs: Date.parse(answer.now) - Date.parse(deviceNow), stamp: answer.stamp },
    generation,
  };
  const writes = await thinned(store, answer, generation);
  const fresh = new Set(answer.upserts.map(keyOf));
  if (!answer.hasMore)
    for (const { key, value } of await keptReadable(store))
      if (key !== stateKey && value.generation < generation && !fresh.has(key)) writes.push({ table: 'pack', key });
  for (const { kind, id } of answer.deletes)
    if (kind === 'inspection') writes.push({ table: 'pack', key: `${prefixes.inspection}${id}` });
  for (const item of answer.upserts) writes.push({ table: 'pack', key: keyOf(item), value: { generation, item } });
  writes.push(...(await decided(store, answer)), { table: 'pack', key: stateKey, value: state });
  await store.write(writes);
  return state;
}

/**
 * Clears rows of the pack away that cannot be read, so that the rest can be worked with, and has the whole pack fetched
 * anew: it is a copy of what the server has.
 */
export async function mendPack(store: Store): Promise<void> {
  const { unreadable } = await listReadable(store, 'pack');
  if (unreadable.length === 0) return;
  const state = { ...(await packState(store)), cursor: '' };
  const gone = unreadable.filter((key) => key !== stateKey);
  await store.write([
    ...gone.map((key): StoreWrite => ({ table: 'pack', key })),
    { table: 'pack', key: stateKey, value: state },
  ]);
}
