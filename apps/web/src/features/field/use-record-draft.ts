/** The draft of one record: opened from this browser or begun, stored on every change, kept until the server has it. */
import type { InspectionView } from '@liangma/contract/inspections';
import { useCallback, useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useSession } from '../people/public.ts';
import type { RecordDraft } from './record-draft.ts';
import { onChecklist, startDraft } from './record-draft.ts';
import { readDraft, removeDraft, writeDraft } from './record-draft-store.ts';
import type { PendingRecord } from './record-draft-store.ts';

/** unchanged: nothing was entered yet. failed: this browser could not store it. */
export type SaveState = { kind: 'unchanged' } | { kind: 'saved'; at: string } | { kind: 'failed' };

export interface OpenedDraft {
  draft: RecordDraft;
  /** When it was stored, if it was. */
  savedAt: string | null;
  /** It was handed in, and the answer of the server never came. */
  isWaiting: boolean;
}

/** What the form starts with. Read once: later changes are those of the form itself. */
export function useOpenedDraft(view: InspectionView): OpenedDraft {
  const { account } = useSession();
  const [opened] = useState<OpenedDraft>(() => {
    const stored = readDraft(account.id, view.id);
    return stored
      ? {
          draft: onChecklist(stored.draft, view.checklist),
          savedAt: stored.savedAt,
          isWaiting: stored.pending !== null,
        }
      : { draft: startDraft(view), savedAt: null, isWaiting: false };
  });
  return opened;
}

/** Stores the form on every change, and what is being handed in. */
export function useDraftStore(view: InspectionView, form: UseFormReturn<RecordDraft>, opened: OpenedDraft) {
  const { account } = useSession();
  const [state, setState] = useState<SaveState>(
    opened.savedAt === null ? { kind: 'unchanged' } : { kind: 'saved', at: opened.savedAt },
  );
  const { id, checklistHash } = view;

  const store = useCallback(
    (draft: RecordDraft, pending: PendingRecord | null) => {
      const savedAt = new Date().toISOString();
      const isSaved = writeDraft(account.id, id, { checklistHash, savedAt, draft, pending });
      setState(isSaved ? { kind: 'saved', at: savedAt } : { kind: 'failed' });
    },
    [account.id, id, checklistHash],
  );

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        // Another content is another intention: what waited for its answer is no longer what will be handed in.
        callback: ({ values }) => store(values, null),
      }),
    [form, store],
  );

  const forget = useCallback(() => removeDraft(account.id, id), [account.id, id]);
  const pending = useCallback(() => readDraft(account.id, id)?.pending ?? null, [account.id, id]);
  return { state, store, forget, pending };
}
