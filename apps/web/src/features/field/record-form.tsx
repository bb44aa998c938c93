/** The form of the record (现场检查笔录). Every change is stored in this browser at once; handing in is a single step. */
import type { InspectionView } from '@liangma/contract/inspections';
import { IconCloudOff, IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { NetworkError } from '../../api/problem-error.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { BigButton } from '../../ui/field-controls.tsx';
import { FormFieldsContext } from '../../ui/form-fields.ts';
import type { FormFields } from '../../ui/form-fields.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordBar } from './record-bar.tsx';
import { RecordChecks } from './record-checks.tsx';
import type { RecordDraft } from './record-draft.ts';
import { draftGaps } from './record-draft.ts';
import { OtherFindings, RecordConclusion, RecordSignature } from './record-end.tsx';
import { RecordPlace, RecordTelling } from './record-facts.tsx';
import { recordFormId } from './record-form-id.ts';
import { RecordGaps, gapsId } from './record-gaps.tsx';
import styles from './record.module.css';
import { useDraftStore, useOpenedDraft } from './use-record-draft.ts';
import { submissionOf, useRecordSubmission } from './use-record-submission.ts';

export function RecordForm({ view, onDone }: { view: InspectionView; onDone: () => void }) {
  const t = useT();
  const opened = useOpenedDraft(view);
  const form = useForm<RecordDraft>({ defaultValues: opened.draft });
  const draftStore = useDraftStore(view, form, opened);
  const submission = useRecordSubmission(view, draftStore, onDone);
  const fields = useMemo<FormFields>(() => ({ formId: recordFormId, labels: new Map() }), []);
  const isUnreachable = submission.error instanceof NetworkError;

  const submit = () => {
    const draft = form.getValues();
    if (draftGaps(draft, view, new Date().toISOString()).length > 0) {
      const list = document.getElementById(gapsId);
      list?.scrollIntoView({ block: 'center' });
      list?.focus({ preventScroll: true });
      return;
    }
    const pending = submissionOf(draft, view, draftStore.pending());
    draftStore.store(draft, pending);
    submission.mutate({ draft, pending });
  };

  return (
    <FormProvider {...form}>
      <FormFieldsContext value={fields}>
        <RecordBar view={view} state={draftStore.state} />
        {opened.savedAt !== null && (
          <Notice tone="info" icon={<IconHistory aria-hidden />} title={t('field.record.restored')} announce="status">
            {t('field.record.restored-text', { time: formatInstant(opened.savedAt) })}
            {opened.isWaiting && ` ${t('field.record.restored-waiting')}`}
          </Notice>
        )}
        <form
          noValidate
          className={styles.form}
          aria-label={t('field.record.title')}
          onSubmit={(e) => e.preventDefault()}
        >
          <RecordTelling officers={view.officerDetails} />
          <RecordPlace />
          <RecordChecks checklist={view.checklist} visitOn={view.visitOn} />
          <OtherFindings visitOn={view.visitOn} />
          <RecordConclusion view={view} />
          <RecordSignature />
          <Panel title={t('field.record.submit-title')}>
            <div className={styles.fields}>
              <RecordGaps view={view} />
              {isUnreachable ? (
                <Notice
                  announce="alert"
                  tone="warning"
                  icon={<IconCloudOff aria-hidden />}
                  title={t(draftStore.state.kind === 'failed' ? 'field.record.kept-nowhere' : 'field.record.kept-here')}
                >
                  {t(
                    draftStore.state.kind === 'failed'
                      ? 'field.record.kept-nowhere-text'
                      : 'field.record.kept-here-text',
                  )}
                </Notice>
              ) : (
                <ProblemAlert error={submission.error} />
              )}
              <BigButton onClick={submit} loading={submission.isPending}>
                {t(isUnreachable ? 'field.record.submit-again' : 'field.record.submit')}
              </BigButton>
            </div>
          </Panel>
        </form>
      </FormFieldsContext>
    </FormProvider>
  );
}
