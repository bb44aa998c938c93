/**
 * Drafts are stored with the version of their shape. One of another version is not guessed at and not written over: it is
 * put aside under another key, and the screen says so.
 */
import type { Store } from '@liangma/offline/store';

const keptPrefix = (key: string): string => `kept/${key}/`;

export interface ReadDraft<Draft> {
  stored: Draft | null;
  /** A draft of another version was put aside, now or before. */
  isKept: boolean;
}

/** @throws StoreError, UnreadableError: there may be a draft */
export async function readVersioned<Draft>(store: Store, key: string, version: number): Promise<ReadDraft<Draft>> {
  const value = (await store.get('draft', key)) as (Draft & { version?: number }) | undefined;
  if (value !== undefined && value.version !== version) {
    const kept = `${keptPrefix(key)}${value.version ?? 0}-${new Date().toISOString()}`;
    await store.write([
      { table: 'draft', key: kept, value },
      { table: 'draft', key },
    ]);
    return { stored: null, isKept: true };
  }
  return { stored: value ?? null, isKept: (await store.list('draft', keptPrefix(key))).length > 0 };
}
