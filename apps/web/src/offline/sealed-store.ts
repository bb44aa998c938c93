/** The store of one account on this tablet: sealed before a transaction begins, written in one, read back only here. */
import { markOf, StoreError, UnexpectedError, UnreadableError } from '@liangma/offline/store';
import type { Row, Store, StoreTable, StoreWrite, Stored } from '@liangma/offline/store';
import { seal, unseal } from './cipher.ts';
import { refusalOf, writeRows } from './database.ts';
import type { FieldDatabase, RowWrite, SealedRow } from './database.ts';

/** Tables that a write touched. */
export type StoreListener = (tables: ReadonlySet<StoreTable>) => void;

export interface SealedStore extends Store {
  /** Told after each write of this tab. */
  onWrite: (listener: StoreListener) => () => void;
  /** From now on every call fails as `closed`. */
  close: () => void;
}

const causes = (error: unknown): object[] => {
  const found: object[] = [];
  for (let at: unknown = error; at !== null && typeof at === 'object' && found.length < 5;) {
    found.push(at);
    at = 'inner' in at && at.inner !== undefined ? at.inner : 'cause' in at ? at.cause : null;
  }
  return found;
};

const isNamed = (error: unknown, names: readonly unknown[]): boolean =>
  causes(error).some((one) => 'name' in one && names.includes(one.name));

const isFull = (error: unknown): boolean => isNamed(error, ['QuotaExceededError']);

/** How browsers call a large value whose file on the disk is gone or spoilt; the database itself works. */
const isValueSpoilt = (error: unknown): boolean => isNamed(error, ['NotReadableError', 'DataError']);

async function sealedRow(key: CryptoKey, table: StoreTable, rowKey: string, value: Stored): Promise<SealedRow> {
  const row = { key: rowKey, data: await seal(key, `${table}/${rowKey}`, value) };
  const mark = table === 'draft' ? markOf(value) : '';
  return mark === '' ? row : { ...row, mark };
}

/** Rows of several megabytes are sealed one after the other, so that memory holds one of them. */
async function sealAll(key: CryptoKey, prefix: string, writes: readonly StoreWrite[]) {
  const sealed: RowWrite[] = [];
  for (const write of writes) {
    const rowKey = prefix + write.key;
    sealed.push({
      table: write.table,
      key: rowKey,
      row: write.value === undefined ? null : await sealedRow(key, write.table, rowKey, write.value),
      refuses: refusalOf(write),
    });
  }
  return sealed;
}

export function sealedStore(db: FieldDatabase, accountId: string, key: CryptoKey): SealedStore {
  const prefix = `${accountId}/`;
  const listeners = new Set<StoreListener>();
  let isClosed = false;
  let reopening: Promise<void> | null = null;

  const mustBeOpen = () => {
    if (isClosed) throw new StoreError('closed');
  };

  /** A browser may drop the connection (storage cleared, disk trouble): the call fails, the next one finds it open again. */
  async function failAs(error: unknown): Promise<StoreError> {
    if (isFull(error)) return new StoreError('full', error);
    // Locked or wiped meanwhile: opening it again would bring an empty database back.
    if (isClosed) return new StoreError('closed', error);
    // One for all that fail at once: else each would close it under those that it serves again.
    reopening ??= reopen().finally(() => {
      reopening = null;
    });
    await reopening;
    return new StoreError('lost', error);
  }

  async function reopen(): Promise<void> {
    db.close();
    await db.open().catch(() => undefined);
  }

  /** Reading changes nothing, so what a lost connection cut off is read again at once. */
  async function read<T>(from: () => Promise<T>): Promise<T> {
    mustBeOpen();
    try {
      return await from();
    } catch (error) {
      if (isValueSpoilt(error)) throw error;
      const failure = await failAs(error);
      if (failure.failure !== 'lost') throw failure;
    }
    mustBeOpen();
    try {
      return await from();
    } catch (error) {
      throw isClosed ? new StoreError('closed', error) : isValueSpoilt(error) ? error : new StoreError('lost', error);
    }
  }

  async function opened(table: StoreTable, row: SealedRow): Promise<Stored> {
    try {
      return await unseal(key, `${table}/${row.key}`, row.data);
    } catch (error) {
      throw new UnreadableError([row.key.slice(prefix.length)], [], error);
    }
  }

  async function get(table: StoreTable, name: string): Promise<Stored> {
    const row = await read(() => db.rows(table).get(prefix + name)).catch((error: unknown) => {
      throw isValueSpoilt(error) ? new UnreadableError([name], [], error) : error;
    });
    return row && (await opened(table, row));
  }

  const within = (table: StoreTable, from: string) =>
    db
      .rows(table)
      .where('key')
      .startsWith(prefix + from);

  /** Rows as they stand there; one by one when one of them keeps the others from being read. */
  async function rowsOf(table: StoreTable, from: string): Promise<(SealedRow | string)[]> {
    try {
      return await read(() => within(table, from).toArray());
    } catch (error) {
      if (!isValueSpoilt(error)) throw error;
    }
    const keys = await read(() => within(table, from).primaryKeys());
    const rows: (SealedRow | string)[] = [];
    for (const one of keys) {
      try {
        const row = await read(() => db.rows(table).get(one));
        if (row) rows.push(row);
      } catch (error) {
        if (!isValueSpoilt(error)) throw error;
        rows.push(one.slice(prefix.length));
      }
    }
    return rows;
  }

  return {
    get,

    async list(table, from = '') {
      const rows = await rowsOf(table, from);
      const read = await Promise.all(
        rows.map(async (row): Promise<Row | string> => {
          if (typeof row === 'string') return row;
          const name = row.key.slice(prefix.length);
          try {
            return { key: name, value: await opened(table, row) };
          } catch {
            return name;
          }
        }),
      );
      const unreadable = read.filter((one) => typeof one === 'string');
      const readable = read.filter((one) => typeof one !== 'string');
      if (unreadable.length > 0) throw new UnreadableError(unreadable, readable);
      return readable;
    },

    async write(writes) {
      mustBeOpen();
      if (writes.length === 0) return;
      const sealed = await sealAll(key, prefix, writes);
      mustBeOpen();
      try {
        await writeRows(db, sealed);
      } catch (error) {
        throw error instanceof UnexpectedError ? error : await failAs(error);
      }
      const tables = new Set(writes.map(({ table }) => table));
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
