/** The evidence of the draft: taken for one check or the whole inspection, changed and removed while it is a draft. */
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { createContext, useCallback, useContext } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RecordDraft } from './record-draft.ts';
import { useEvidence } from './use-evidence.ts';
import type { ShowEvidence } from './use-evidence.ts';

/** Whose record it is; set once around the form. */
export const RecordOf = createContext<{ draftKey: string; inspectionId: string; enterpriseName: string }>({
  draftKey: '',
  inspectionId: '',
  enterpriseName: '',
});

/** @param checkKey null: the whole inspection */
export function useDraftEvidence(checkKey: string | null) {
  const of = useContext(RecordOf);
  const { getValues, setValue } = useFormContext<RecordDraft>();
  // A new photo of one check draws no other.
  const items = useWatch({
    name: 'evidence',
    compute: (all: RecordDraft['evidence']) => all.filter((item) => item.checkKey === checkKey),
  });
  const isFull = useWatch({
    name: 'evidence',
    compute: (all: RecordDraft['evidence']) => all.length >= recordLimits.evidence,
  });
  const show = useCallback<ShowEvidence>(
    (change) => setValue('evidence', change(getValues('evidence'))),
    [getValues, setValue],
  );
  const taking = useEvidence({ ...of, checkKey }, show);
  return { inspectionId: of.inspectionId, taking, items, fullAt: isFull ? recordLimits.evidence : null };
}
