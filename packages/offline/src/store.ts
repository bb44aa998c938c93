/**
 * The store of a tablet as a port: tables of values under text keys, written in atomic batches. IndexedDB stands behind it
 * in the browser, memory with crashes in the simulation. A write is done only when its promise resolves: then it is on disk.
 */

export const storeTables = ['draft', 'outbox', 'evidence', 'blob', 'pack', 'meta'] as const;
export type StoreTable = (typeof storeTables)[number];

/** Values are plain data; those of `blob` are bytes. */
export type Stored = unknown;

export type StoreWrite =
  | { table: StoreTable; key: string; value: Stored }
  | { table: StoreTable; key: string; value?: undefined };

export interface Store {
  /** The value, or undefined. */
  get(table: StoreTable, key: string): Promise<Stored>;
  /** Values whose keys begin with `prefix`, in the order of their keys. */
  list(table: StoreTable, prefix?: string): Promise<{ key: string; value: Stored }[]>;
  /**
   * Writes all or nothing; without a value, the key is removed.
   * @throws StoreError when nothing was written
   */
  write(writes: readonly StoreWrite[]): Promise<void>;
}

export type StoreFailure = 'full' | 'lost' | 'closed';

/** Nothing was written: no room, the connection to the store was lost, or the store is closed. */
export class StoreError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, cause?: unknown) {
    super(`store: ${failure}`, { cause });
    this.name = 'StoreError';
    this.failure = failure;
  }
}
