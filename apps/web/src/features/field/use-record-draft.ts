/** The draft of one record: opened from the store of this tablet or begun. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useCallback } from 'react';
import { useStore } from '../../offline/use-field.tsx';
import { onChecklist, startDraft } from './record-draft.ts';
import type { RecordFound, StoredDraft } from './record-draft-store.ts';
import { readRecordDraft } from './record-draft-store.ts';
import { useRead } from './use-read.ts';
import type { Read } from './use-read.ts';

export interface OpenedDraft extends Omit<StoredDraft, 'savedAt'> {
  /** When it was stored, if it was. */
  savedAt: string | null;
}

/** What this tablet has of the record of an inspection. */
export function useStoredDraft(inspectionId: string): Read<RecordFound> {
  const store = useStore();
  return useRead(useCallback(() => readRecordDraft(store, inspectionId), [store, inspectionId]));
}

/** What the form starts with. */
export function openDraft({ stored, evidence }: RecordFound, view: InspectionView): OpenedDraft {
  if (!stored) return { draft: { ...startDraft(view), evidence }, savedAt: null, signing: null };
  return { ...stored, draft: { ...onChecklist(stored.draft, view.checklist), evidence } };
}
