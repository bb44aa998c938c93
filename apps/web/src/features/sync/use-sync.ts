/** Hooks of the sync page: how sending goes, how far files have come, how many drafts there are. */
import { unreadableCommands } from '@liangma/offline/commands';
import { countDrafts, draftKeysOf } from '@liangma/offline/draft-evidence';
import type { OutboxItem, StoredEvidence } from '@liangma/offline/outbox-item';
import { listReadable } from '@liangma/offline/store';
import type { StoreTable } from '@liangma/offline/store';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SealedStore } from '../../offline/sealed-store.ts';
import type { SyncStatus } from '../../offline/sync.ts';
import { useField } from '../../offline/use-field.tsx';

export function useSyncStatus(): SyncStatus {
  const { sync } = useField();
  return useSyncExternalStore(sync.subscribe, sync.status);
}

/** Files report their progress many times a second; a person looks less often. */
const pauseMs = 400;

/** Reads something from the store now and after each write to this table, at most every so often. */
function useFromStore<T>(table: StoreTable, read: (store: SealedStore) => Promise<T>, empty: T): T {
  const { store } = useField();
  const [value, setValue] = useState(empty);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () =>
      void read(store).then(
        (next) => {
          if (!isGone) setValue(next);
        },
        // A store that fails shows what it last said; the status tells of the trouble.
        () => undefined,
      );
    look();
    const leave = store.onWrite((tables) => {
      if (!tables.has(table)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        look();
      }, pauseMs);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      leave();
    };
  }, [store, table, read]);
  return value;
}

async function draftsHere(store: SealedStore): Promise<number> {
  const { rows, unreadable } = await listReadable(store, 'draft');
  return countDrafts([...rows.map(({ key }) => key), ...unreadable]);
}
export const useDraftCount = (): number => useFromStore('draft', draftsHere, 0);

export interface DraftHere {
  key: string;
  inspectionId: string;
  kind: 'record' | 'paper' | 'addition' | 'correction';
}

const draftKinds: readonly string[] = ['record', 'paper', 'addition', 'correction'] satisfies DraftHere['kind'][];

/** Of what the draft under this key is; null: of nothing that a person would know. */
export function draftOf(key: string): DraftHere | null {
  const [kind = '', inspectionId = ''] = key.split('/');
  return draftKinds.includes(kind) ? { key, inspectionId, kind: kind as DraftHere['kind'] } : null;
}

async function listDrafts(store: SealedStore): Promise<readonly DraftHere[]> {
  const { rows, unreadable } = await listReadable(store, 'draft');
  return draftKeysOf([...rows.map(({ key }) => key), ...unreadable]).flatMap((key) => draftOf(key) ?? []);
}
const noDrafts: readonly DraftHere[] = [];
/** What is begun on this tablet and not finished. */
export const useDrafts = (): readonly DraftHere[] => useFromStore('draft', listDrafts, noDrafts);

const countUnreadable = async (store: SealedStore): Promise<number> => (await unreadableCommands(store)).length;
/** Commands that stand on this tablet and cannot be read. */
export const useUnreadableCount = (): number => useFromStore('outbox', countUnreadable, 0);

export interface FileProgress {
  bytes: number;
  uploadedBytes: number;
  isUploaded: boolean;
}
type Files = ReadonlyMap<string, FileProgress>;

async function readFiles(store: SealedStore): Promise<Files> {
  const { rows } = await listReadable(store, 'evidence');
  return new Map(
    rows.map(({ key, value }) => {
      const { bytes, uploadedBytes, state } = value as StoredEvidence;
      return [key, { bytes, uploadedBytes, isUploaded: state === 'uploaded' }];
    }),
  );
}

const noFiles: Files = new Map();
/** All files of this tablet by hash. */
export const useFiles = (): Files => useFromStore('evidence', readFiles, noFiles);

/** How many files of a command have arrived, and the share of their bytes. */
export function progressOf(item: OutboxItem, files: Files): { done: number; total: number; share: number } {
  let done = 0;
  let bytes = 0;
  let sent = 0;
  for (const hash of item.evidence) {
    const file = files.get(hash);
    if (!file || file.isUploaded) done += 1;
    bytes += file?.bytes ?? 0;
    sent += file?.isUploaded ? file.bytes : (file?.uploadedBytes ?? 0);
  }
  return { done, total: item.evidence.length, share: bytes === 0 ? 1 : sent / bytes };
}
