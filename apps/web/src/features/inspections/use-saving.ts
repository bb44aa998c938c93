/**
 * Saves what the form holds, as a new draft or as a change of the one that exists, and hands it in where that is asked.
 * A draft that was saved but not accepted stays the same draft at the next attempt.
 */
import { getTodo } from '@liangma/contract/bureaus';
import { getEnterpriseVisits } from '@liangma/contract/enterprises';
import {
  createInspection,
  getInspection,
  listInspections,
  submitInspection,
  updateInspection,
} from '@liangma/contract/inspections';
import type { InspectionFields, InspectionView } from '@liangma/contract/inspection-views';
import { getPlan } from '@liangma/contract/plans';
import { explainInspection, getStatistics } from '@liangma/contract/statistics';
import { useRef, useState } from 'react';
import { useCommand } from '../../api/queries.ts';

/** Answers that an inspection's change makes old. */
export const touchedByInspection = [
  getInspection,
  listInspections,
  getEnterpriseVisits,
  getPlan,
  getTodo,
  explainInspection,
  getStatistics,
];

export interface Saving {
  /** `answers`: reasons for warnings, to hand in at once; null: only save. */
  save: (fields: InspectionFields, answers: InspectionView['warningAnswers'] | null) => Promise<InspectionView | null>;
  busy: boolean;
  error: unknown;
  /** The draft exists, though the last attempt to hand it in failed. */
  isSavedOnly: boolean;
}

export function useSaving(existing: InspectionView | null): Saving {
  const create = useCommand(createInspection, { invalidates: touchedByInspection });
  const update = useCommand(updateInspection, { invalidates: touchedByInspection });
  const submit = useCommand(submitInspection, { invalidates: touchedByInspection });
  const running = useRef(false);
  const draft = useRef(existing);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isSavedOnly, setSavedOnly] = useState(false);

  async function write(fields: InspectionFields, answers: InspectionView['warningAnswers'] | null) {
    const before = draft.current;
    const saved = before
      ? await update.mutateAsync({
          params: { inspectionId: before.id },
          body: { ...fields, revision: before.revision },
        })
      : await create.mutateAsync({ body: fields });
    draft.current = saved;
    if (answers === null) return saved;
    setSavedOnly(true);
    return await submit.mutateAsync({ params: { inspectionId: saved.id }, body: { warningAnswers: answers } });
  }

  return {
    busy,
    error,
    isSavedOnly: isSavedOnly && error !== null,
    save: async (fields, answers) => {
      // A second click that comes before the button shows that it is busy.
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setError(null);
      try {
        return await write(fields, answers);
      } catch (problem) {
        setError(problem);
        return null;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
