/** The form of the record (现场检查笔录). Every change is saved on this tablet at once; signing is the step after it. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { IconHistory } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { FormFieldsContext } from '../../ui/form-fields.ts';
import type { FormFields } from '../../ui/form-fields.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { draftGaps, placeId } from './draft-gaps.ts';
import { RecordBar } from './record-bar.tsx';
import { RecordChecks } from './record-checks.tsx';
import type { RecordDraft } from './record-draft.ts';
import { OtherFindings, RecordConclusion } from './record-end.tsx';
import { RecordPlace, RecordTelling } from './record-facts.tsx';
import { recordFormId } from './record-form-id.ts';
import { RecordGaps, goToRecordGaps } from './record-gaps.tsx';
import { RecordStanding } from './record-standing.tsx';
import { RecordEvidence, RecordMaterials } from './record-taken.tsx';
import styles from './record.module.css';
import { NotSavedAlert } from './save-mark.tsx';
import { StoringNote, useStoring } from './storing-guard.tsx';
import type { Autosave } from './use-autosave.ts';

export interface RecordFormProps {
  view: InspectionView;
  draftKey: string;
  autosave: Pick<Autosave<unknown>, 'state' | 'again'>;
  /** When the draft was stored that one goes on with; null: begun now. */
  resumedFrom: string | null;
  /** The signing could not begin. */
  hasFailed: boolean;
  onSign: () => void;
}

export function RecordForm({ view, draftKey, autosave, resumedFrom, hasFailed, onSign }: RecordFormProps) {
  const t = useT();
  const fields = useMemo<FormFields>(() => ({ formId: recordFormId, labels: new Map() }), []);
  useResume(view, resumedFrom);
  return (
    <FormFieldsContext value={fields}>
      <RecordStanding view={view} isSaving={autosave.state.kind === 'saving'}>
        <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
        <RecordBar state={autosave.state} />
        {resumedFrom !== null && (
          <Notice tone="info" icon={<IconHistory aria-hidden />} title={t('field.record.restored')} announce="status">
            {t('record.restored-text', { time: formatInstant(resumedFrom) })}
          </Notice>
        )}
        <RecordSections view={view} draftKey={draftKey} hasFailed={hasFailed} onSign={onSign} />
      </RecordStanding>
    </FormFieldsContext>
  );
}

type ToSigningProps = Pick<RecordFormProps, 'view' | 'draftKey' | 'hasFailed' | 'onSign'>;

/** Memoised: a save draws none of it. */
const RecordSections = memo(function RecordSections({ view, draftKey, hasFailed, onSign }: ToSigningProps) {
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={useT()('field.record.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      <RecordTelling officers={view.officerDetails} />
      <RecordPlace view={view} />
      <RecordChecks checklist={view.checklist} visitOn={view.visitOn} />
      <OtherFindings visitOn={view.visitOn} />
      <RecordMaterials />
      <RecordEvidence />
      <RecordConclusion view={view} />
      <ToSigning view={view} draftKey={draftKey} hasFailed={hasFailed} onSign={onSign} />
    </form>
  );
});

function ToSigning({ view, draftKey, hasFailed, onSign }: ToSigningProps) {
  const t = useT();
  const { getValues } = useFormContext<RecordDraft>();
  const isStoring = useStoring(draftKey) !== null;
  // What is shown as missing may be a moment behind the last tap; here it is asked again.
  const sign = () => {
    if (draftGaps(getValues(), view, new Date().toISOString()).length === 0) onSign();
    else goToRecordGaps();
  };
  return (
    <Panel title={t('signing.title')}>
      <div className={styles.fields}>
        <RecordGaps />
        <StoringNote draftKey={draftKey} />
        {hasFailed && (
          <Notice tone="warning" announce="alert">
            {t('signing.failed.begin')}
          </Notice>
        )}
        <BigButton disabled={isStoring} onClick={sign}>
          {t('signing.begin')}
        </BigButton>
        <AppLink to={`/field/inspections/${view.id}/addition`}>{t('addition.instead')}</AppLink>
      </div>
    </Panel>
  );
}

/** Goes to the first check that is still open, when one goes on with a draft. */
function useResume(view: InspectionView, resumedFrom: string | null): void {
  const { getValues } = useFormContext<RecordDraft>();
  const isDone = useRef(false);
  useEffect(() => {
    if (resumedFrom === null || isDone.current) return;
    isDone.current = true;
    const open = draftGaps(getValues(), view, new Date().toISOString()).find(({ check }) => check !== null);
    if (open) document.getElementById(placeId(open.place))?.scrollIntoView({ block: 'center' });
  }, [view, resumedFrom, getValues]);
}
