/**
 * A disk that outlives the app, and the store of one app on it. A batch is written whole or not at all; the app may die
 * before it is written, or after it is written and before the app hears of it; the disk may be full, the connection lost
 * before the write or after it.
 */
import type { OutboxItem } from '../outbox-item.ts';
import {
  markOf,
  StoreError,
  storeTables,
  UnexpectedError,
  UnreadableError,
  type Standing,
  type Store,
  type StoreTable,
  type StoreWrite,
  type Stored,
} from '../store.ts';
import type { Process, World } from './world.ts';

export type Disk = Record<StoreTable, Map<string, Stored>>;

export interface DiskFaults {
  /** Probabilities for one write. */
  dieBefore: number;
  dieAfter: number;
  full: number;
  lost: number;
  /** It is written, and the answer is that the connection was lost. */
  lostAfter: number;
  /** For one reading: the connection is lost, or the bytes of a draft cannot be read this time. */
  unread: number;
}

export const noDiskFaults: DiskFaults = { dieBefore: 0, dieAfter: 0, full: 0, lost: 0, lostAfter: 0, unread: 0 };

export function newDisk(): Disk {
  return Object.fromEntries(storeTables.map((table) => [table, new Map<string, Stored>()])) as Disk;
}

/** What is on the disk changes by writes only: whoever changes a value that was read has a defect, and hears of it. */
function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Whether the same batch puts the draft aside. */
const isPutAside = (key: string, batch: readonly StoreWrite[]) =>
  batch.some((write) => write.key.startsWith(`kept/${key}/`) && write.value !== undefined);

/**
 * A draft stays until it becomes a command or is put aside, a command until it has its receipt, and originals as long as a
 * draft names them, or a command without a receipt.
 */
function mustKeep(disk: Disk, { table, key, value }: StoreWrite, batch: readonly StoreWrite[]): string | null {
  if (value !== undefined) return null;
  const isQueuing = batch.some((write) => write.table === 'outbox' && write.value !== undefined);
  if (table === 'draft' && !isQueuing && !key.startsWith('evidence-of/') && !isPutAside(key, batch))
    return `draft ${key} removed without a command`;
  if (table !== 'blob') return null;
  for (const item of disk.outbox.values() as Iterable<OutboxItem>)
    if (item.receipt === null && item.evidence.includes(key)) return `file ${key} removed before its command arrived`;
  if (JSON.stringify([...disk.draft.values()]).includes(key)) return `file ${key} removed while a draft names it`;
  return null;
}

function commit(disk: Disk, writes: readonly StoreWrite[]): void {
  const removed = writes.filter(
    ({ table, key, value }) => table === 'outbox' && value === undefined && disk.outbox.has(key),
  );
  for (const { key } of removed) {
    const { receipt, envelope } = disk.outbox.get(key) as OutboxItem;
    if (receipt === null) throw new Error(`command ${envelope.commandId} removed without a receipt`);
  }
  for (const { table, key, value } of writes) {
    if (value === undefined) disk[table].delete(key);
    else disk[table].set(key, value);
  }
  for (const write of writes) {
    const broken = mustKeep(disk, write, writes);
    if (broken !== null) throw new Error(broken);
  }
}

export interface MemoryStoreInput {
  world: World;
  process: Process;
  disk: Disk;
  faults: () => DiskFaults;
  /** Ends the app and starts it again later. */
  die: (why: string) => void;
}

export function memoryStore({ world, process, disk, faults, die }: MemoryStoreInput): Store {
  const { random } = world;
  const reading = async <T>(read: () => T): Promise<T> => {
    await Promise.resolve();
    if (random.chance(faults().unread)) throw new StoreError('lost');
    return read();
  };
  /** Only drafts: what becomes of commands and files that cannot be read is a matter of other tests. */
  const isSpoiltNow = (table: StoreTable) => table === 'draft' && random.chance(faults().unread);
  const standing = ({ table, key, expect }: StoreWrite): Standing => {
    if (expect === undefined || !disk[table].has(key)) return 'nothing';
    return isSpoiltNow(table) ? 'unreadable' : { mark: markOf(disk[table].get(key)) };
  };
  return {
    get: (table, key) =>
      process.guard(
        reading(() => {
          if (disk[table].has(key) && isSpoiltNow(table)) throw new UnreadableError([key]);
          return disk[table].get(key);
        }),
      ),
    list: (table, prefix = '') =>
      process.guard(
        reading(() => {
          const rows = [...disk[table]]
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => ({ key, value }))
            .toSorted((a, b) => (a.key < b.key ? -1 : 1));
          const [spoilt] = rows;
          if (spoilt !== undefined && isSpoiltNow(table)) throw new UnreadableError([spoilt.key], rows.slice(1));
          return rows;
        }),
      ),
    async write(writes) {
      const copies = writes.map(({ value, ...write }) => ({ ...write, value: frozen(structuredClone(value)) }));
      const { dieBefore, dieAfter, full, lost, lostAfter } = faults();
      await process.guard(world.sleep(random.int(0, 4)));
      const fate = random.next();
      if (fate < dieBefore) {
        die('dies before a write');
        await process.guard(Promise.resolve());
      }
      if (fate > 1 - full) throw new StoreError('full');
      if (fate > 1 - full - lost) throw new StoreError('lost');
      for (const write of copies) {
        const stands = standing(write);
        if (write.expect?.(stands) === false) throw new UnexpectedError(write, stands);
      }
      commit(disk, copies);
      if (random.chance(lostAfter)) throw new StoreError('lost');
      if (random.chance(dieAfter)) die('dies after a write');
      await process.guard(world.sleep(random.int(0, 2)));
    },
  };
}
