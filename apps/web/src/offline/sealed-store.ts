/** The store of one account on this tablet: sealed before a transaction begins, written in one, read back only here. */
import { StoreError } from '@liangma/offline/store';
import type { Store, StoreTable, StoreWrite, Stored } from '@liangma/offline/store';
import { seal, unseal } from './cipher.ts';
import type { FieldDatabase, SealedRow } from './database.ts';

/** Tables that a write touched. */
export type StoreListener = (tables: ReadonlySet<StoreTable>) => void;

export interface SealedStore extends Store {
  /** Told after each write of this tab. */
  onWrite: (listener: StoreListener) => () => void;
  /** From now on every call fails as `closed`. */
  close: () => void;
}

const causes = (error: unknown): unknown[] => {
  const found: unknown[] = [];
  for (let at: unknown = error; at !== null && typeof at === 'object' && found.length < 5;) {
    found.push(at);
    at = 'inner' in at && at.inner !== undefined ? at.inner : 'cause' in at ? at.cause : null;
  }
  return found;
};

const isFull = (error: unknown): boolean =>
  causes(error).some((one) => one instanceof Object && 'name' in one && one.name === 'QuotaExceededError');

/** Rows of several megabytes are sealed one after the other, so that memory holds one of them. */
async function sealAll(key: CryptoKey, prefix: string, writes: readonly StoreWrite[]) {
  const sealed: { table: StoreTable; key: string; row: SealedRow | null }[] = [];
  for (const write of writes) {
    const rowKey = prefix + write.key;
    const row =
      write.value === undefined
        ? null
        : { key: rowKey, data: await seal(key, `${write.table}/${rowKey}`, write.value) };
    sealed.push({ table: write.table, key: rowKey, row });
  }
  return sealed;
}

export function sealedStore(db: FieldDatabase, accountId: string, key: CryptoKey): SealedStore {
  const prefix = `${accountId}/`;
  const listeners = new Set<StoreListener>();
  let isClosed = false;

  const mustBeOpen = () => {
    if (isClosed) throw new StoreError('closed');
  };

  /** A browser may drop the connection (storage cleared, disk trouble): the call fails, the next one finds it open again. */
  async function failAs(error: unknown): Promise<StoreError> {
    if (isFull(error)) return new StoreError('full', error);
    // Locked or wiped meanwhile: opening it again would bring an empty database back.
    if (isClosed) return new StoreError('closed', error);
    db.close();
    await db.open().catch(() => undefined);
    return new StoreError('lost', error);
  }

  async function read<T>(from: () => Promise<T>): Promise<T> {
    mustBeOpen();
    try {
      return await from();
    } catch (error) {
      throw await failAs(error);
    }
  }

  return {
    async get(table, name) {
      const row = await read(() => db.rows(table).get(prefix + name));
      return row && (await unseal(key, `${table}/${row.key}`, row.data));
    },

    async list(table, within = '') {
      const rows = await read(() =>
        db
          .rows(table)
          .where('key')
          .startsWith(prefix + within)
          .toArray(),
      );
      return await Promise.all(
        rows.map(async (row): Promise<{ key: string; value: Stored }> => ({
          key: row.key.slice(prefix.length),
          value: await unseal(key, `${table}/${row.key}`, row.data),
        })),
      );
    },

    async write(writes) {
      mustBeOpen();
      if (writes.length === 0) return;
      const sealed = await sealAll(key, prefix, writes);
      mustBeOpen();
      const tables = new Set(writes.map(({ table }) => table));
      try {
        await db.transaction('rw', [...tables], async () => {
          for (const write of sealed) {
            if (write.row === null) await db.rows(write.table).delete(write.key);
            else await db.rows(write.table).put(write.row);
          }
        });
      } catch (error) {
        throw await failAs(error);
      }
      for (const listener of listeners) listener(tables);
    },

    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close() {
      isClosed = true;
      listeners.clear();
    },
  };
}
