/** Kinds of columns: days are 'YYYY-MM-DD', instants ISO text in UTC (see parsers.ts), JSON goes in as text. */
import type { ColumnType, JSONColumnType } from 'kysely';

export type Instant = ColumnType<string, string, string>;
export type MaybeInstant = ColumnType<string | null, string | null | undefined, string | null>;
export type MaybeDay = ColumnType<string | null, string | null | undefined, string | null>;
export type Json<T> = JSONColumnType<T & object, string, string>;
export type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;
