/** Drafts of records in the sealed store of the tablet, one per inspection; the evidence stands in a row of its own. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { draftRemoval, readDraftEvidence } from '@liangma/offline/draft-evidence';
import type { Store } from '@liangma/offline/store';
import type { RecordDraft } from './record-draft.ts';
import type { Signing } from './signing.ts';
import { readVersioned } from './versioned-draft.ts';
import type { ReadDraft } from './versioned-draft.ts';

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

export interface RecordFound extends ReadDraft<StoredDraft> {
  /** On disk for it, also when the draft itself was not saved yet, or was handed in without them. */
  evidence: EvidenceItem[];
}

/** @throws StoreError, UnreadableError: there may be a draft */
export async function readRecordDraft(store: Store, inspectionId: string): Promise<RecordFound> {
  const key = recordDraftKey(inspectionId);
  const found = await readVersioned<StoredDraft>(store, key, version);
  return { ...found, evidence: await readDraftEvidence(store, key) };
}

/** Resolves when it is on disk. @throws StoreError */
export async function writeRecordDraft(store: Store, inspectionId: string, stored: StoredDraft): Promise<void> {
  await store.write([{ table: 'draft', key: recordDraftKey(inspectionId), value: { version, ...stored } }]);
}

export async function removeRecordDraft(store: Store, inspectionId: string): Promise<void> {
  await store.write(draftRemoval(recordDraftKey(inspectionId)));
}
