/**
 * Filters and page of a list, kept in the address: a link shows the same list, and going back returns to it. The
 * cursors of the pages before are kept in the history entry, since a cursor only leads forward.
 */
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';

export interface Paging {
  /** Counted from 1. */
  page: number;
  previous: () => void;
  next: (cursor: string) => void;
}

export interface ListState<Query> {
  /** What to ask the endpoint: filters, cursor, limit. */
  query: Query;
  /** The filters as set, for the filter form. */
  filters: Record<string, unknown>;
  isFiltered: boolean;
  search: (values: Record<string, unknown>) => void;
  reset: () => void;
  paging: Paging;
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The values of the address that the schema takes; a value that it does not take is as if it were not there. */
function readFilters(schema: z.ZodObject, search: Record<string, unknown>): Record<string, unknown> {
  const shape = schema.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(search).filter(([name, value]) => shape[name]?.safeParse(value).success && isSet(value)),
  );
}

/** `schema` is the `query` of the list's endpoint. `defaults` are filters that hold until another value is searched. */
export function useListState<Schema extends z.ZodObject>(
  schema: Schema,
  defaults: { [Key in keyof z.input<Schema>]?: z.input<Schema>[Key] } = {},
): ListState<z.input<Schema>> {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const location = useLocation();
  const navigate = useNavigate();
  const cursors = location.state.cursors ?? [];

  const { cursor, ...set } = useMemo(() => readFilters(schema, search), [schema, search]);
  const filters = { ...defaults, ...set };

  const go = (values: Record<string, unknown>, before: readonly string[]) => {
    const kept = Object.entries(values).filter(([, value]) => isSet(value));
    void navigate({
      to: location.pathname,
      search: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      state: { cursors: before },
    });
  };

  return {
    query: { ...filters, ...(cursor === undefined ? {} : { cursor }) } as z.input<Schema>,
    filters,
    isFiltered: Object.keys(set).length > 0,
    search: (values) => go(values, []),
    reset: () => go({}, []),
    paging: {
      // After a link to a later page was opened, the pages before it are unknown: it counts as the second.
      page: cursor === undefined ? 1 : cursors.length + 2,
      previous: () => go({ ...set, cursor: cursors.at(-1) }, cursors.slice(0, -1)),
      next: (following) => go({ ...set, cursor: following }, typeof cursor === 'string' ? [...cursors, cursor] : []),
    },
  };
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    cursors?: readonly string[];
  }
}
