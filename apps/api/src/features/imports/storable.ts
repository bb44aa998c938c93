/** JSON that PostgreSQL takes: NUL and halves of surrogate pairs anywhere in it would refuse the whole statement. */
import { printable } from '@liangma/domain/text/printable';

/** The same plain data with every text, keys included, as it can be stored. */
export function storable<T>(value: T): T {
  return clean(value) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [printable(key), clean(inner)]));
}
