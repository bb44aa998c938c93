/**
 * Drafts in the sealed store of the tablet, one per inspection. What is stored is versioned: a draft of another version is
 * not guessed at.
 */
import type { Store } from '@liangma/offline/store';
import type { RecordDraft } from './record-draft.ts';
import type { Signing } from './signing.ts';

const version = 1;

export interface StoredDraft {
  /** By the clock of the tablet. */
  savedAt: string;
  draft: RecordDraft;
  /** Present: the content is closed and is being signed. */
  signing: Signing | null;
}

/** Key in the table `draft`. */
export const recordDraftKey = (inspectionId: string): string => `record/${inspectionId}`;

/** The stored draft, or null when there is none that can be read. */
export async function readRecordDraft(store: Store, inspectionId: string): Promise<StoredDraft | null> {
  const stored = (await store.get('draft', recordDraftKey(inspectionId))) as
    | (StoredDraft & { version: number })
    | undefined;
  return stored?.version === version ? stored : null;
}

/** Resolves when it is on disk. @throws StoreError */
export async function writeRecordDraft(store: Store, inspectionId: string, stored: StoredDraft): Promise<void> {
  await store.write([{ table: 'draft', key: recordDraftKey(inspectionId), value: { version, ...stored } }]);
}

export async function removeRecordDraft(store: Store, inspectionId: string): Promise<void> {
  await store.write([{ table: 'draft', key: recordDraftKey(inspectionId) }]);
}
