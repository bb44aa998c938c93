/** Drafts of records in the sealed store of the tablet, one per inspection; the evidence stands in a row of its own. */
import { draftRemoval } from '@liangma/offline/draft-evidence';
import { openDraft } from '@liangma/offline/drafts';
import type { OpenedDraft } from '@liangma/offline/drafts';
import type { Store } from '@liangma/offline/store';
import { inTurn } from '@liangma/offline/turns';
import { uuidv7 } from 'uuidv7';
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

export type RecordFound = OpenedDraft<StoredDraft>;

/** @throws StoreError, UnreadableError: there may be a draft */
export const readRecordDraft = (store: Store, inspectionId: string): Promise<RecordFound> =>
  openDraft<StoredDraft>(store, recordDraftKey(inspectionId), { version, newId: uuidv7 });

export const removeRecordDraft = (store: Store, inspectionId: string): Promise<void> =>
  inTurn(store, () => store.write(draftRemoval(recordDraftKey(inspectionId))));
