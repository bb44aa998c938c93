/** A record under way: filled in, then signed. Both live in one draft that is saved on every change. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import { saveDraft } from '@liangma/offline/drafts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useStore } from '../../offline/use-field.tsx';
import { RecordOf } from './draft-evidence.ts';
import type { RecordDraft } from './record-draft.ts';
import type { RecordFound, StoredDraft } from './record-draft-store.ts';
import { recordDraftKey } from './record-draft-store.ts';
import { RecordForm } from './record-form.tsx';
import { SigningScreen } from './signing-screen.tsx';
import type { Signing } from './signing.ts';
import { beginSigning } from './signing.ts';
import { useStayWhileStoring } from './storing-guard.tsx';
import { useAutosave } from './use-autosave.ts';
import { openDraft } from './use-record-draft.ts';

export interface RecordWorkProps {
  view: InspectionView;
  found: RecordFound;
  onDone: () => void;
}

export function RecordWork({ view, found, onDone }: RecordWorkProps) {
  const store = useStore();
  const [opened] = useState(() => openDraft(found, view));
  const [pen] = useState(found.pen);
  const [signing, setSigning] = useState<Signing | null>(opened.signing);
  /** What stands in the way is named by the form beforehand; whatever else goes wrong when signing begins is said, too. */
  const [hasFailed, setFailed] = useState(false);
  const form = useForm<RecordDraft>({ defaultValues: opened.draft });
  const { getValues } = form;
  const draftKey = recordDraftKey(view.id);
  useStayWhileStoring(draftKey);
  const write = useCallback(
    (value: Omit<StoredDraft, 'savedAt'>, savedAt: string) => saveDraft(store, pen, { savedAt, ...value }),
    [store, pen],
  );
  const autosave = useAutosave(write, opened.savedAt);
  const { save } = autosave;

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        // Another content is not what was signed.
        callback: ({ values }) => save({ draft: structuredClone(values), signing: null }),
      }),
    [form, save],
  );

  const changeSigning = useCallback(
    (next: Signing | null) => {
      setSigning(next);
      save({ draft: structuredClone(getValues()), signing: next });
    },
    [save, getValues],
  );

  /** Closes the content; who signs for the enterprise is who was there, until another name is typed. */
  const sign = useCallback(
    async (signature: RecordDraft['signature'], way: 'drawn' | 'paper', typed = signature) => {
      setFailed(false);
      try {
        // What is on disk is what is signed.
        const evidence = await readDraftEvidence(store, draftKey);
        const draft = { ...getValues(), signature, evidence };
        const next = await beginSigning(draft, view, way, new Date().toISOString());
        form.setValue('signature', signature);
        form.setValue('evidence', evidence);
        changeSigning({ ...next, typed });
      } catch {
        setFailed(true);
      }
    },
    [form, getValues, view, store, draftKey, changeSigning],
  );

  const begin = useCallback(() => {
    const { present } = getValues();
    void sign({ kind: 'signed', name: present.name.trim(), reason: '', witness: '' }, 'drawn');
  }, [getValues, sign]);

  const of = useMemo(
    () => ({ draftKey, inspectionId: view.id, enterpriseName: view.enterprise.name }),
    [view, draftKey],
  );
  return (
    <FormProvider {...form}>
      <RecordOf value={of}>
        {signing ? (
          <SigningScreen
            view={view}
            signature={getValues('signature')}
            signing={signing}
            pen={pen}
            autosave={autosave}
            hasFailed={hasFailed}
            onSigner={sign}
            onDraw={changeSigning}
            onBack={() => {
              changeSigning(null);
              window.scrollTo(0, 0);
            }}
            onDone={onDone}
          />
        ) : (
          <RecordForm
            view={view}
            draftKey={draftKey}
            autosave={autosave}
            resumedFrom={opened.savedAt}
            hasFailed={hasFailed}
            onSign={begin}
          />
        )}
      </RecordOf>
    </FormProvider>
  );
}
