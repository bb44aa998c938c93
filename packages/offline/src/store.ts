/**
 * The store of a tablet as a port: tables of values under text keys, written in atomic batches. IndexedDB stands behind it
 * in the browser, memory with crashes in the simulation. A write is done only when its promise resolves: then it is on disk.
 */

export const storeTables = ['draft', 'outbox', 'evidence', 'blob', 'pack', 'meta'] as const;
export type StoreTable = (typeof storeTables)[number];

/** Values are plain data; those of `blob` are bytes. */
export type Stored = unknown;

/** What stands under a key: nothing, what cannot be read, or a value with its mark; without a mark it is empty. */
export type Standing = 'nothing' | 'unreadable' | { mark: string };

interface WriteAt {
  table: StoreTable;
  key: string;
  /** Asked while nobody else writes; false: nothing of the batch is written. */
  expect?: ((standing: Standing) => boolean) | undefined;
}

export type StoreWrite = (WriteAt & { value: Stored }) | (WriteAt & { value?: undefined });

/** The mark of a value: its property `mark`. A store can say it without opening the value. */
export const markOf = (value: Stored): string =>
  typeof value === 'object' && value !== null && 'mark' in value && typeof value.mark === 'string' ? value.mark : '';

/** Something else stands under a key than a write expected; nothing was written. */
export class UnexpectedError extends Error {
  readonly table: StoreTable;
  readonly key: string;
  readonly standing: Standing;

  constructor({ table, key }: Pick<StoreWrite, 'table' | 'key'>, standing: Standing) {
    super(`store: unexpected in ${table}`);
    this.name = 'UnexpectedError';
    this.table = table;
    this.key = key;
    this.standing = standing;
  }
}

export interface Store {
  /**
   * The value, or undefined.
   * @throws StoreError; UnreadableError when the value stands there and its bytes are spoilt
   */
  get(table: StoreTable, key: string): Promise<Stored>;
  /**
   * Values whose keys begin with `prefix`, in the order of their keys.
   * @throws StoreError; UnreadableError with all that can be read when some are spoilt
   */
  list(table: StoreTable, prefix?: string): Promise<Row[]>;
  /**
   * Writes all or nothing; without a value, the key is removed.
   * @throws StoreError: nothing was written, unless the connection was lost: then nobody knows
   * @throws UnexpectedError when something else stands there than was expected; nothing was written
   */
  write(writes: readonly StoreWrite[]): Promise<void>;
}

export type StoreFailure = 'full' | 'lost' | 'closed';

/**
 * No room, the connection to the store was lost, or the store is closed. When it was lost at a write, all of it or nothing
 * stands there, and nobody has heard which.
 */
export class StoreError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, cause?: unknown) {
    super(`store: ${failure}`, { cause });
    this.name = 'StoreError';
    this.failure = failure;
  }
}

/** A value of a store with its key. */
export interface Row {
  key: string;
  value: Stored;
}

/** Values stand in the store, and their bytes are spoilt. The store works; what is spoilt stays as it is. */
export class UnreadableError extends Error {
  /** Keys of what cannot be read. */
  readonly keys: readonly string[];
  /** What was asked for and can be read, in the order of its keys. */
  readonly readable: readonly Row[];

  constructor(keys: readonly string[], readable: readonly Row[] = [], cause?: unknown) {
    super(`store: unreadable ${keys.join(' ')}`, { cause });
    this.name = 'UnreadableError';
    this.keys = keys;
    this.readable = readable;
  }
}

/** What can be read, and the keys of what cannot. Never ask it what may be deleted: what is spoilt may name it. */
export async function listReadable(
  store: Store,
  table: StoreTable,
  prefix = '',
): Promise<{ rows: readonly Row[]; unreadable: readonly string[] }> {
  try {
    return { rows: await store.list(table, prefix), unreadable: [] };
  } catch (error) {
    if (error instanceof UnreadableError) return { rows: error.readable, unreadable: error.keys };
    throw error;
  }
}

/**
 * The value, or undefined when there is none; when it cannot be read, what can be found out otherwise. For notes that
 * something else says as well: one spoilt row of them must keep nobody from working.
 */
export async function getOr<T>(
  store: Store,
  table: StoreTable,
  key: string,
  otherwise: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return (await store.get(table, key)) as T | undefined;
  } catch (error) {
    if (error instanceof UnreadableError) return await otherwise();
    throw error;
  }
}

/** The value, or undefined when there is none or it cannot be read. */
export const getReadable = (store: Store, table: StoreTable, key: string): Promise<Stored> =>
  getOr<Stored>(store, table, key, () => undefined);
