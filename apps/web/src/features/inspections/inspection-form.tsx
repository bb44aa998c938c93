/** The form that prepares an inspection, with what the rules say beside it. */
import { Button } from '@mantine/core';
import { listSections } from '@liangma/contract/bureaus';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { listMatters } from '@liangma/contract/matters';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import { inspectionModes, typesOfGround } from '@liangma/domain/inspection/inspection';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { isProblem } from '../../api/problem-error.ts';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { CheckboxField, MultiSelectField, RadioField, SelectField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FieldRow, Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Panel } from '../../ui/page.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import { InspectionNote } from './inspection-note.tsx';
import { matterOption, officerOption } from './choice-options.ts';
import { EnterpriseCard, EnterpriseField } from './enterprise-choice.tsx';
import { GroundFields } from './ground-fields.tsx';
import { InspectionCheckPanel } from './inspection-check-panel.tsx';
import { inspectionFormSchema, toFields, unansweredWarnings, warningAnswers } from './inspection-form-schema.ts';
import type { InspectionFormStart, InspectionFormValues } from './inspection-form-schema.ts';
import styles from './inspection-form.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { NamesField } from './names-field.tsx';
import { useAllOfficers } from '../officers/public.ts';
import { useLiveCheck } from './use-live-check.ts';
import { usePlanLines } from './use-plan-lines.ts';
import { useSaving } from './use-saving.ts';

export interface InspectionFormProps {
  start: InspectionFormStart;
  /** The draft that is changed; null for a new one. */
  existing: InspectionView | null;
  /** Gives up what was written and takes what is on the server, when somebody else changed it meanwhile. */
  onReload?: () => void;
}

/** Marks the button that only saves. */
const draftButton = 'save-draft';

export function InspectionForm({ start, existing, onReload }: InspectionFormProps) {
  const t = useT();
  const navigate = useNavigate();
  const { today } = useSession();
  const form = useAppForm({ schema: inspectionFormSchema, defaultValues: start });
  const { setValue, setError, setFocus } = form;
  const values = useWatch({ control: form.control });
  const check = useLiveCheck(values);
  const saving = useSaving(existing);
  const panel = useRef<HTMLElement>(null);
  const onlySave = useRef(false);
  const isDone = useRef(false);
  const { isDirty } = form.formState;

  const groundKind: GroundKind = values['groundKind'];
  const day: string = values['plannedFrom'] || today;
  const year = Number(day.slice(0, 4));
  const planLines = usePlanLines(year);
  const matters = useEndpoint(listMatters, {});
  const sections = useEndpoint(listSections, {});
  const officers = useAllOfficers();

  const { lineOf } = planLines;
  useEffect(() => {
    // Only what a person changes leads to other changes; the values that an existing draft starts with stay.
    const subscription = form.watch((now, { name }) => {
      if (name === 'groundKind') {
        const [usual] = typesOfGround[now['groundKind'] as GroundKind];
        if (usual) setValue('type', usual);
      }
      if (name === 'planLineId') {
        const line = lineOf(now['planLineId']);
        if (!line) return;
        setValue('matterIds', [line.matterId], { shouldValidate: false });
        if (line.sectionId) setValue('sectionId', line.sectionId);
        setValue('type', 'daily');
      }
      const from: string | undefined = now['plannedFrom'];
      if (name === 'plannedFrom' && from && !(now['plannedUntil'] >= from)) setValue('plannedUntil', from);
    });
    return () => subscription.unsubscribe();
  }, [form, setValue, lineOf]);

  async function save(written: InspectionFormValues) {
    const findings = check.answer?.findings ?? [];
    const reasons = written.reasons ?? {};
    if (!onlySave.current && check.isCurrent) {
      if (findings.some((finding) => finding.severity === 'block')) {
        panel.current?.focus();
        return;
      }
      const unanswered = unansweredWarnings(findings, reasons);
      for (const { code } of unanswered) setError(`reasons.${code}`, { message: t('inspections.reason-missing') });
      if (unanswered[0]) {
        setFocus(`reasons.${unanswered[0].code}`);
        return;
      }
    }
    const answers = onlySave.current ? null : warningAnswers(findings, reasons);
    const saved = await saving.save(toFields(written), answers);
    if (!saved) return;
    isDone.current = true;
    notifyDone(t(saved.state === 'submitted' ? 'inspections.submitted-done' : 'inspections.saved-done'));
    await navigate({ to: `/inspections/${saved.id}` });
  }

  return (
    <div
      onSubmitCapture={(event) => {
        const { submitter } = event.nativeEvent;
        onlySave.current = submitter?.getAttribute('value') === draftButton;
      }}
    >
      <LeaveGuard isUnsaved={() => isDirty && !isDone.current} />
      <Form
        form={form}
        label={t(existing ? 'inspections.edit.title' : 'inspections.new.title')}
        onSubmit={(written) => void save(written)}
        error={saving.error}
        busy={saving.busy}
        submitLabel={t('inspections.save-and-submit')}
        actions={
          <Button type="submit" value={draftButton} variant="default" disabled={saving.busy}>
            {t('inspections.save-draft')}
          </Button>
        }
        onCancel={() => void navigate({ to: existing ? `/inspections/${existing.id}` : '/inspections' })}
      >
        {onReload && isProblem(saving.error, 'resource/changed') && (
          <Button variant="default" onClick={onReload}>
            {t('inspections.reload-dropping')}
          </Button>
        )}
        {saving.isSavedOnly && <InspectionNote tone="warning">{t('inspections.saved-not-submitted')}</InspectionNote>}
        <div className={styles.columns}>
          <div className={styles.fields}>
            <Panel>
              <FormSection title={t('inspections.enterprise')}>
                <EnterpriseField enterpriseId={values['enterpriseId'] ?? null} />
                {values['enterpriseId'] && (
                  <EnterpriseCard enterpriseId={values['enterpriseId']} year={year} groundKind={groundKind} />
                )}
              </FormSection>
            </Panel>
            <Panel>
              <FormSection title={t('inspections.ground-section')}>
                <GroundFields
                  groundKind={groundKind}
                  planLineId={values['planLineId'] ?? null}
                  year={year}
                  planLines={planLines}
                />
                <MultiSelectField
                  name="matterIds"
                  label={t('inspections.matters')}
                  hint={t('inspections.matters-hint')}
                  required
                  searchable
                  options={(matters.data?.items ?? []).map((matter) => matterOption(t, matter, day))}
                />
                <SelectField
                  name="sectionId"
                  label={t('inspections.section')}
                  options={(sections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                />
              </FormSection>
            </Panel>
            <Panel>
              <FormSection title={t('inspections.visit-section')}>
                <FieldRow>
                  <DateField name="plannedFrom" label={t('inspections.planned-from')} required />
                  <DateField
                    name="plannedUntil"
                    label={t('inspections.planned-until')}
                    required
                    {...(values['plannedFrom'] ? { min: values['plannedFrom'] } : {})}
                  />
                </FieldRow>
                <MultiSelectField
                  name="officerIds"
                  label={t('inspections.officers')}
                  hint={t('inspections.officers-hint')}
                  required
                  searchable
                  options={(officers.data ?? []).map((officer) => officerOption(t, officer, day))}
                />
                <NamesField
                  name="assistants"
                  label={t('inspections.assistants')}
                  hint={t('inspections.assistants-hint')}
                  max={20}
                  maxLength={60}
                />
                <RadioField
                  name="mode"
                  label={t('inspections.mode')}
                  required
                  options={inspectionModes.map((mode) => ({ value: mode, label: t(`inspections.mode.${mode}`) }))}
                />
                {values['mode'] === 'on-site' && (
                  <TextAreaField
                    name="onSiteReason"
                    label={t('inspections.on-site-reason')}
                    hint={t('inspections.on-site-reason-hint')}
                    required
                    rows={2}
                    maxLength={500}
                  />
                )}
                <CheckboxField
                  name="isSurprise"
                  label={t('inspections.surprise')}
                  hint={t('inspections.surprise-hint')}
                />
              </FormSection>
            </Panel>
          </div>
          <InspectionCheckPanel check={check} groundKind={groundKind} ref={panel} />
        </div>
      </Form>
    </div>
  );
}
