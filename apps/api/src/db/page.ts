/** Pages of lists: the cursor is the key of the last row, never an offset; the total is counted up to a limit. */
import { sql, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { ProblemException } from '../http/problem.ts';
import type { Tx } from './scope.ts';

/** Totals are exact up to here. */
export const maxCounted = 10_000;

export interface Total {
  count: number;
  atLeast: boolean;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: Total;
}

/** Key of a list that is ordered by id. */
export const idKey = z.tuple([z.uuid()]);

/** Packs the key of the last row of a page; nobody but `decodeCursor` looks inside. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @param key schema of the key, a tuple in the order of the list
 * @returns null on the first page
 * @throws ProblemException request/invalid for a cursor that this list never gave out
 */
export function decodeCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new ProblemException('request/invalid', {
      errors: [{ pointer: '/cursor', code: 'bad-format', detail: '翻页标记无效', params: {} }],
    });
  }
}

/** The total for a number that was counted up to one more than the limit. */
export function cappedTotal(counted: number): Total {
  return { count: Math.min(counted, maxCounted), atLeast: counted > maxCounted };
}

/** Counts the rows of a query (without its cursor and limit), at most one more than the limit. */
export async function cappedCount<DB, TB extends keyof DB, O>(
  tx: Tx,
  query: SelectQueryBuilder<DB, TB, O>,
): Promise<Total> {
  const rows = query
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`1`.as('one'))
    .limit(maxCounted + 1);
  const { rows: counts } = await sql<{
    counted: number;
  }>`select count(*) as counted from (${rows}) as counted_rows`.execute(tx);
  return cappedTotal(counts[0]?.counted ?? 0);
}

/**
 * Makes a page of rows that were read with one more than the limit.
 * @param keyOf key of a row in the order of the list
 */
export function pageOfRows<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
  itemOf: (row: Row) => Item,
): Omit<Page<Item>, 'total'> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map((row) => itemOf(row)), nextCursor };
}
