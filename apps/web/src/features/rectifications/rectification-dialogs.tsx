/** The steps that one may take with an order, each in a dialog that sends one command. */
import { Button, Stack, Text } from '@mantine/core';
import { extendCorrection, proposeCase, reportCorrection } from '@liangma/contract/rectifications';
import type { RectificationView } from '@liangma/contract/rectifications';
import type { RectificationCommand } from '@liangma/domain/rectifications/rectification';
import { addDays } from '@liangma/domain/calendar/official-day';
import { useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import { RecheckForm } from './recheck-form.tsx';
import styles from './rectifications.module.css';
import type { StepFormProps } from './touched-by-step.ts';
import { touchedByStep } from './touched-by-step.ts';

/** In the order of the buttons; the first that is allowed leads on. */
const steps = ['recheck', 'report', 'extend', 'propose-case'] as const satisfies readonly RectificationCommand[];
const names = { recheck: 'recheck', report: 'report', extend: 'extend', 'propose-case': 'propose' } as const;

const forms = { recheck: RecheckForm, report: ReportForm, extend: ExtendForm, 'propose-case': ProposeForm };

export function RectificationSteps({ view }: { view: RectificationView }) {
  const t = useT();
  const [open, setOpen] = useState<RectificationCommand | null>(null);
  const allowed = steps.filter((step) => view.allowedCommands.includes(step));
  const Form = open && forms[open];
  return (
    <>
      <div className={styles.buttons}>
        {allowed.map((step, index) => (
          <Button
            key={step}
            variant={index === 0 ? 'filled' : 'default'}
            {...(step === 'propose-case' ? { c: 'red.9' } : {})}
            onClick={() => setOpen(step)}
          >
            {t(`rectifications.${names[step]}`)}
          </Button>
        ))}
      </div>
      {Form && open && (
        <Dialog opened onClose={() => setOpen(null)} title={t(`rectifications.${names[open]}`)} size="lg">
          <Form view={view} onClose={() => setOpen(null)} />
        </Dialog>
      )}
    </>
  );
}

function ReportForm({ view, onClose }: StepFormProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({ schema: reportCorrection.body, defaultValues: { correctedOn: today, evidence: [] } });
  const command = useCommand(reportCorrection, {
    invalidates: touchedByStep,
    onDone: () => {
      notifyDone(t('rectifications.done.report'));
      onClose();
    },
  });
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { findingId: view.findingId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('rectifications.report')}
      onCancel={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('rectifications.report-hint')}
      </Text>
      <DateField
        name="correctedOn"
        label={t('rectifications.corrected-on')}
        required
        min={view.orderedOn}
        max={today}
      />
      <TextAreaField name="note" label={t('rectifications.report-note')} required maxLength={1000} />
    </Form>
  );
}

function ExtendForm({ view, onClose }: StepFormProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({ schema: extendCorrection.body });
  const command = useCommand(extendCorrection, {
    invalidates: touchedByStep,
    onDone: () => {
      notifyDone(t('rectifications.done.extend'));
      onClose();
    },
  });
  const next = addDays(view.dueOn, 1);
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { findingId: view.findingId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('rectifications.extend')}
      onCancel={onClose}
    >
      <DateField
        name="dueOn"
        label={t('rectifications.new-due-on')}
        hint={t('rectifications.extend-hint', { day: formatDay(view.dueOn) })}
        required
        min={next > today ? next : today}
      />
      <TextAreaField name="reason" label={t('rectifications.reason')} required maxLength={1000} />
    </Form>
  );
}

function ProposeForm({ view, onClose }: StepFormProps) {
  const t = useT();
  const form = useAppForm({ schema: proposeCase.body });
  const command = useCommand(proposeCase, {
    invalidates: touchedByStep,
    onDone: () => {
      notifyDone(t('rectifications.done.propose'));
      onClose();
    },
  });
  return (
    <Stack>
      <Text>{t('rectifications.propose-text')}</Text>
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ params: { findingId: view.findingId }, body })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('rectifications.propose')}
        onCancel={onClose}
      >
        <TextAreaField name="reason" label={t('rectifications.reason')} required maxLength={2000} />
      </Form>
    </Stack>
  );
}
