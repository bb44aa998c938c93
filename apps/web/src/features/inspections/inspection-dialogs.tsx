/** The dialogs of the steps of an inspection; each sends one command and closes when it is done. */
import { Button, Group, Stack, Text } from '@mantine/core';
import {
  approveInspection,
  cancelInspection,
  closeInspection,
  returnInspection,
  submitInspection,
  tellResult,
} from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { z } from 'zod';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { unansweredWarnings, warningAnswers, warningReasons } from './inspection-form-schema.ts';
import { InspectionProblem, fieldErrors, otherErrors } from './inspection-problem.tsx';
import { GivenReason, InspectionRules } from './inspection-rules.tsx';
import { touchedByInspection } from './use-saving.ts';

/** The steps that are taken at the desk in a dialog. */
export type DialogStep = 'submit' | 'approve' | 'return' | 'cancel' | 'tell' | 'close';

export interface StepProps {
  view: InspectionView;
  onClose: () => void;
  /** Reads the inspection again, after somebody else was faster. */
  onReload: () => void;
}

const tellWays = ['on-site', 'document', 'phone', 'online'] as const;

export function InspectionDialogs({ step, ...props }: StepProps & { step: DialogStep | null }) {
  const t = useT();
  return (
    <>
      <Dialog opened={step === 'submit'} onClose={props.onClose} title={t('inspections.submit')} size="lg">
        <SubmitForm {...props} />
      </Dialog>
      <Dialog opened={step === 'approve'} onClose={props.onClose} title={t('inspections.approve')} size="lg">
        <ApproveForm {...props} />
      </Dialog>
      <Dialog opened={step === 'return'} onClose={props.onClose} title={t('inspections.return')}>
        <ReturnForm {...props} />
      </Dialog>
      <Dialog opened={step === 'cancel'} onClose={props.onClose} title={t('inspections.cancel')}>
        <CancelForm {...props} />
      </Dialog>
      <Dialog opened={step === 'tell'} onClose={props.onClose} title={t('inspections.tell')}>
        <TellForm {...props} />
      </Dialog>
      <CloseDialog {...props} opened={step === 'close'} />
    </>
  );
}

const reasonsSchema = z.object({ reasons: warningReasons });

function SubmitForm({ view, onClose, onReload }: StepProps) {
  const t = useT();
  if (view.ruleFindings.some((finding) => finding.severity === 'block'))
    return (
      <Stack>
        <Text>{t('inspections.submit-blocked')}</Text>
        <InspectionRules findings={view.ruleFindings} />
        <Group gap="sm">
          <LinkButton to={`/inspections/${view.id}/edit`}>{t('inspections.edit')}</LinkButton>
          <Button variant="default" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </Group>
      </Stack>
    );
  return <ReasonsForm view={view} onClose={onClose} onReload={onReload} />;
}

function ReasonsForm({ view, onClose, onReload }: StepProps) {
  const t = useT();
  const given = Object.fromEntries(view.warningAnswers.map(({ code, reason }) => [code, reason]));
  const form = useAppForm({ schema: reasonsSchema, defaultValues: { reasons: given } });
  const command = useCommand(submitInspection, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.submitted-done'));
      onClose();
    },
  });
  const send = ({ reasons = {} }: z.output<typeof reasonsSchema>) => {
    const unanswered = unansweredWarnings(view.ruleFindings, reasons);
    for (const { code } of unanswered) form.setError(`reasons.${code}`, { message: t('inspections.reason-missing') });
    if (unanswered[0]) form.setFocus(`reasons.${unanswered[0].code}`);
    else
      command.mutate({
        params: { inspectionId: view.id },
        body: { warningAnswers: warningAnswers(view.ruleFindings, reasons) },
      });
  };
  return (
    <Stack>
      <InspectionProblem error={command.error} onReload={onReload} />
      <Form
        form={form}
        onSubmit={send}
        busy={command.isPending}
        submitLabel={t('inspections.submit')}
        onCancel={onClose}
      >
        <Text>{t(view.ruleFindings.length === 0 ? 'inspections.submit-question' : 'inspections.submit-findings')}</Text>
        <InspectionRules
          findings={view.ruleFindings}
          underWarning={({ code }) => (
            <TextAreaField name={`reasons.${code}`} label={t('inspections.reason')} required rows={2} maxLength={500} />
          )}
        />
      </Form>
    </Stack>
  );
}

function ApproveForm({ view, onClose, onReload }: StepProps) {
  const t = useT();
  const form = useAppForm({
    schema: approveInspection.body,
    defaultValues: { opinion: t('inspections.approve-opinion'), revision: view.revision },
  });
  const command = useCommand(approveInspection, {
    invalidates: touchedByInspection,
    onDone: (approved) => {
      notifyDone(t('inspections.approved-done', { noticeNo: approved.noticeNo ?? '' }));
      onClose();
    },
  });
  return (
    <Stack>
      <InspectionProblem error={otherErrors(command.error)} onReload={onReload} />
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ params: { inspectionId: view.id }, body })}
        error={fieldErrors(command.error)}
        busy={command.isPending}
        submitLabel={t('inspections.approve')}
        onCancel={onClose}
      >
        <Text>{t('inspections.approve-question', { name: view.enterpriseName })}</Text>
        {view.ruleFindings.length > 0 && (
          <InspectionRules
            findings={view.ruleFindings}
            underWarning={({ code }) => <GivenReason view={view} code={code} />}
          />
        )}
        <TextAreaField name="opinion" label={t('inspections.opinion')} maxLength={1000} />
      </Form>
    </Stack>
  );
}

function ReturnForm(props: StepProps) {
  const t = useT();
  const command = useCommand(returnInspection, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.returned-done'));
      props.onClose();
    },
  });
  return (
    <ReasonForm {...props} command={command} label={t('inspections.return-reason')} verb={t('inspections.return')} />
  );
}

function CancelForm(props: StepProps) {
  const t = useT();
  const command = useCommand(cancelInspection, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.cancelled-done'));
      props.onClose();
    },
  });
  return (
    <ReasonForm
      {...props}
      command={command}
      label={t('inspections.cancel-reason')}
      verb={t('inspections.cancel')}
      leaveLabel={t('inspections.keep')}
    />
  );
}

interface ReasonFormProps extends StepProps {
  command: {
    mutate: (input: { params: { inspectionId: string }; body: { reason: string } }) => void;
    error: Error | null;
    isPending: boolean;
  };
  label: string;
  verb: string;
  /** Text of the button that leaves everything as it is, where the usual one could be misread. */
  leaveLabel?: string;
}

function ReasonForm({ view, onClose, onReload, command, label, verb, leaveLabel }: ReasonFormProps) {
  const form = useAppForm({ schema: returnInspection.body });
  return (
    <Stack>
      <InspectionProblem error={otherErrors(command.error)} onReload={onReload} />
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ params: { inspectionId: view.id }, body })}
        error={fieldErrors(command.error)}
        busy={command.isPending}
        submitLabel={verb}
        {...(leaveLabel === undefined
          ? { onCancel: onClose }
          : {
              actions: (
                <Button variant="default" onClick={onClose}>
                  {leaveLabel}
                </Button>
              ),
            })}
      >
        <TextAreaField name="reason" label={label} required maxLength={1000} />
      </Form>
    </Stack>
  );
}

function TellForm({ view, onClose, onReload }: StepProps) {
  const t = useT();
  const form = useAppForm({
    schema: tellResult.body,
    defaultValues: { way: 'on-site', to: view.record?.content.present.name ?? view.enterprise.contactName },
  });
  const command = useCommand(tellResult, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.told-done'));
      onClose();
    },
  });
  return (
    <Stack>
      <InspectionProblem error={otherErrors(command.error)} onReload={onReload} />
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ params: { inspectionId: view.id }, body })}
        error={fieldErrors(command.error)}
        busy={command.isPending}
        submitLabel={t('inspections.tell')}
        onCancel={onClose}
      >
        <SelectField
          name="way"
          label={t('inspections.tell-way')}
          required
          options={tellWays.map((way) => ({ value: way, label: t(`inspections.tell-way.${way}`) }))}
        />
        <TextField name="to" label={t('inspections.told-to')} required maxLength={60} />
      </Form>
    </Stack>
  );
}

function CloseDialog({ view, opened, onClose, onReload }: StepProps & { opened: boolean }) {
  const t = useT();
  const command = useCommand(closeInspection, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.closed-done'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('inspections.close')}
      question={
        <Stack>
          <InspectionProblem error={command.error} onReload={onReload} />
          <Text>{t('inspections.close-question')}</Text>
        </Stack>
      }
      confirmLabel={t('inspections.close')}
      busy={command.isPending}
      onConfirm={() => command.mutate({ params: { inspectionId: view.id } })}
    />
  );
}
