/**
 * The tablet's database in IndexedDB. Work stands in it sealed, one object store per table of the store; in plain text is
 * only what the lock screen needs: who uses this tablet, and how much of theirs still waits.
 */
import { storeTables } from '@liangma/offline/store';
import type { StoreTable } from '@liangma/offline/store';
import Dexie from 'dexie';
import type { Table } from 'dexie';

export interface SealedRow {
  /** Account id, slash, key of the store. */
  key: string;
  data: Uint8Array;
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
