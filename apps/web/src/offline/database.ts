/**
 * The tablet's database in IndexedDB. Work stands in it sealed, one object store per table of the store; in plain text is
 * only what the lock screen needs: who uses this tablet, and how much of theirs still waits.
 */
import { storeTables, UnexpectedError } from '@liangma/offline/store';
import type { Standing, StoreTable, StoreWrite } from '@liangma/offline/store';
import Dexie from 'dexie';
import type { Table } from 'dexie';

export interface SealedRow {
  /** Account id, slash, key of the store. */
  key: string;
  data: Uint8Array;
  /** Which save of a draft it is, in plain text: who goes on from it asks within the write, and nothing is opened for it. */
  mark?: string;
}

/** An account that was set up on this tablet. */
export interface DeviceAccount {
  id: string;
  name: string;
  username: string;
  bureauName: string;
  /** What the key that wraps the data key is made from, beside the PIN. */
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  wrapIv: Uint8Array<ArrayBuffer>;
  wrappedKey: Uint8Array<ArrayBuffer>;
  /** Wrong PINs in a row. */
  failures: number;
  /** No PIN is tried before this instant. */
  waitUntil: string | null;
  /** Commands and files that the server does not have, when it was last counted. */
  unsent: number;
  /** Version of what stands inside its rows; see `@liangma/offline/content-migrations`. */
  format: number;
}

export const databaseName = 'liangma-field';

/** Versions of the object stores. A version that tablets use is never changed: add the next one with its upgrade. */
const versions: readonly Record<string, string>[] = [
  { ...Object.fromEntries(storeTables.map((table) => [table, 'key'])), account: 'id', device: 'name' },
];

export class FieldDatabase extends Dexie {
  constructor(name: string = databaseName) {
    // strict: a transaction is done only when it is on disk, not when the operating system promised to write it.
    super(name, { chromeTransactionDurability: 'strict' });
    versions.forEach((stores, index) => this.version(index + 1).stores(stores));
  }

  rows(table: StoreTable): Table<SealedRow, string> {
    return this.table(table);
  }

  get accounts(): Table<DeviceAccount, string> {
    return this.table('account');
  }

  /** Facts about the tablet itself by name. */
  get facts(): Table<{ name: string; value: string }, string> {
    return this.table('device');
  }
}

/** What shall stand under a key of a table: a row, or null for nothing. */
export interface RowWrite {
  table: StoreTable;
  key: string;
  row: SealedRow | null;
  /** Asked within the transaction; false: it is ended. */
  refuses: ((standing: Standing) => UnexpectedError | null) | null;
}

/** @returns the error of a write that finds something else than it expects */
export const refusalOf = ({ table, key, expect }: StoreWrite): RowWrite['refuses'] =>
  expect === undefined ? null : (standing) => (expect(standing) ? null : new UnexpectedError({ table, key }, standing));

function writeIn(db: IDBDatabase, writes: readonly RowWrite[]): Promise<void> {
  const tables = [...new Set(writes.map(({ table }) => table))];
  const transaction = db.transaction(tables, 'readwrite', { durability: 'strict' });
  return new Promise((resolve, reject) => {
    let refusal: UnexpectedError | null = null;
    let asked = 0;
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(refusal ?? transaction.error ?? new DOMException('the browser ended the write', 'AbortError')),
    );
    const hear = (found: UnexpectedError | null) => {
      if (refusal) return;
      refusal = found;
      asked -= 1;
      if (refusal) transaction.abort();
      else if (asked === 0) transaction.commit();
    };
    /** The row is written without waiting for the answer, which comes first and can still end everything. */
    const ask = ({ table, key }: RowWrite, refuses: NonNullable<RowWrite['refuses']>) => {
      asked += 1;
      const standing: IDBRequest<SealedRow | undefined> = transaction.objectStore(table).get(key);
      standing.addEventListener('success', () =>
        hear(refuses(standing.result ? { mark: standing.result.mark ?? '' } : 'nothing')),
      );
      standing.addEventListener('error', (event) => {
        // The value is spoilt; the transaction goes on.
        event.preventDefault();
        event.stopPropagation();
        // The transaction has ended, and its own event says why.
        if (standing.error?.name === 'AbortError') return;
        hear(refuses('unreadable'));
      });
    };
    try {
      for (const write of writes) {
        const { table, key, row, refuses } = write;
        if (refuses) ask(write, refuses);
        if (row === null) transaction.objectStore(table).delete(key);
        else transaction.objectStore(table).put(row);
      }
      if (asked === 0) transaction.commit();
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
}

/**
 * Writes all or nothing; resolves when it is on disk. Straight to the browser: Dexie waits for each row before the next and
 * for the last before the commit, and on a slow tablet its way through the event loop takes longer than the disk.
 */
export async function writeRows(db: FieldDatabase, writes: readonly RowWrite[]): Promise<void> {
  if (db.hasBeenClosed()) throw new DOMException('the database is closed', 'InvalidStateError');
  if (!db.isOpen()) await db.open();
  try {
    return await writeIn(db.backendDB(), writes);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
  // The browser has dropped the connection and not said so yet; nothing was begun on it.
  db.close({ disableAutoOpen: false });
  await db.open();
  await writeIn(db.backendDB(), writes);
}

/** Changes facts of an account; without the account, nothing. The whole row is put back, bytes as they were. */
export async function changeAccount(db: FieldDatabase, id: string, change: Partial<DeviceAccount>): Promise<void> {
  await db.transaction('rw', db.accounts, async () => {
    const account = await db.accounts.get(id);
    if (account) await db.accounts.put({ ...account, ...change });
  });
}

let opened: FieldDatabase | null = null;

/** The database of this tab. */
export function fieldDatabase(): FieldDatabase {
  opened ??= new FieldDatabase();
  return opened;
}

/** Deletes everything that this app keeps on the tablet. */
export async function deleteFieldDatabase(): Promise<void> {
  opened?.close();
  opened = null;
  await Dexie.delete(databaseName);
}
