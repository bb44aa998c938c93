/** The draft of one record: opened from the store of this tablet or begun. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useEffect, useState } from 'react';
import { useStore } from '../../offline/use-field.tsx';
import { onChecklist, startDraft } from './record-draft.ts';
import type { StoredDraft } from './record-draft-store.ts';
import { readRecordDraft } from './record-draft-store.ts';

export interface OpenedDraft extends Omit<StoredDraft, 'savedAt'> {
  /** When it was stored, if it was. */
  savedAt: string | null;
}

/** The stored draft of an inspection; undefined while it is read, null when there is none. */
export function useStoredDraft(inspectionId: string): StoredDraft | null | undefined {
  const store = useStore();
  const [found, setFound] = useState<{ id: string; stored: StoredDraft | null } | undefined>(undefined);
  useEffect(() => {
    let left = false;
    readRecordDraft(store, inspectionId).then(
      (stored) => !left && setFound({ id: inspectionId, stored }),
      () => !left && setFound({ id: inspectionId, stored: null }),
    );
    return () => {
      left = true;
    };
  }, [store, inspectionId]);
  return found?.id === inspectionId ? found.stored : undefined;
}

/** What the form starts with. */
export function openDraft(stored: StoredDraft | null, view: InspectionView): OpenedDraft {
  if (!stored) return { draft: startDraft(view), savedAt: null, signing: null };
  return { ...stored, draft: onChecklist(stored.draft, view.checklist) };
}
