/** Hands the record in. One command id and one content are kept until the server has answered, also over a reload. */
import { getInspection, listMyInspections, recordInspection } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, newCommandId } from '../../api/client.ts';
import { ProblemError } from '../../api/problem-error.ts';
import type { RecordDraft } from './record-draft.ts';
import { toContent } from './record-draft.ts';
import type { PendingRecord } from './record-draft-store.ts';
import type { useDraftStore } from './use-record-draft.ts';

export function useRecordSubmission(
  view: InspectionView,
  draftStore: ReturnType<typeof useDraftStore>,
  onDone: () => void,
) {
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(
      [getInspection, listMyInspections].map((one) => queryClient.invalidateQueries({ queryKey: [one.name] })),
    );
  return useMutation({
    mutationFn: async (sent: { draft: RecordDraft; pending: PendingRecord }) => {
      const { commandId, content, deviceAt } = sent.pending;
      const params = { inspectionId: view.id };
      const body = { content, checklistHash: view.checklistHash, deviceAt };
      return await call(recordInspection, { params, body }, { commandId });
    },
    onSuccess: async () => {
      draftStore.forget();
      await refresh();
      onDone();
    },
    onError: async (error, { draft }) => {
      if (!(error instanceof ProblemError) || error.problem.retry !== 'never') return;
      // Refused for good: the next attempt is another one. The draft stays.
      draftStore.store(draft, null);
      if (error.problem.code === 'inspection/wrong-state') await refresh();
    },
  });
}

/** What is sent: the submission that still waits for its answer, or the draft as it is now. */
export function submissionOf(draft: RecordDraft, view: InspectionView, waiting: PendingRecord | null): PendingRecord {
  const now = new Date().toISOString();
  return waiting ?? { commandId: newCommandId(), content: toContent(draft, view, now), deviceAt: now };
}
