/** The evidence of the draft: taken for one check or the whole inspection, changed and removed while it is a draft. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { createContext, useCallback, useContext } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RecordDraft } from './record-draft.ts';
import { useEvidence } from './use-evidence.ts';

/** Whose record it is; set once around the form. */
export const RecordOf = createContext<{ inspectionId: string; enterpriseName: string }>({
  inspectionId: '',
  enterpriseName: '',
});

/** @param checkKey null: the whole inspection */
export function useDraftEvidence(checkKey: string | null) {
  const of = useContext(RecordOf);
  const { getValues, setValue } = useFormContext<RecordDraft>();
  const all = useWatch<RecordDraft, 'evidence'>({ name: 'evidence' });
  const onAdd = useCallback(
    (item: EvidenceItem) => {
      // The same file twice is one file.
      const others = getValues('evidence').filter(({ hash }) => hash !== item.hash);
      setValue('evidence', [...others, item]);
    },
    [getValues, setValue],
  );
  const onChange = useCallback(
    (item: EvidenceItem) =>
      setValue(
        'evidence',
        getValues('evidence').map((one) => (one.hash === item.hash ? item : one)),
      ),
    [getValues, setValue],
  );
  const onRemove = useCallback(
    ({ hash }: EvidenceItem) =>
      setValue(
        'evidence',
        getValues('evidence').filter((one) => one.hash !== hash),
      ),
    [getValues, setValue],
  );
  const taking = useEvidence({ ...of, checkKey }, onAdd);
  const items = all.filter((item) => item.checkKey === checkKey);
  return { inspectionId: of.inspectionId, taking, items, onChange, onRemove };
}
