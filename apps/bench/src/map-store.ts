/** A tablet's store that costs nothing, so that the measurement is of the server and the line. */
import { storeTables, type Store } from '@liangma/offline/store';

export function mapStore(): Store {
  const tables = new Map(storeTables.map((table) => [table, new Map<string, unknown>()]));
  return {
    get: async (table, key) => tables.get(table)?.get(key),
    list: async (table, prefix = '') =>
      [...(tables.get(table) ?? [])]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => ({ key, value }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    write: async (writes) => {
      for (const { table, key, value } of writes) {
        if (value === undefined) tables.get(table)?.delete(key);
        else tables.get(table)?.set(key, value);
      }
    },
  };
}
