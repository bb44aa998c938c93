/** Outcome of a recheck: passed, or failed with a later date or none. */
import { recheckCorrection } from '@liangma/contract/rectifications';
import { addDays } from '@liangma/domain/calendar/official-day';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { RadioField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import type { StepFormProps } from './touched-by-step.ts';
import { touchedByStep } from './touched-by-step.ts';

const outcomes = ['passed', 'failed'] as const;
const [, failed] = recheckCorrection.body.options;
/** As it is filled in; what is sent depends on the outcome. */
const recheckFields = z.object({
  outcome: z.enum(outcomes),
  on: failed.shape.on,
  note: failed.shape.note,
  dueOn: failed.shape.dueOn,
});

export function RecheckForm({ view, onClose }: StepFormProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({ schema: recheckFields, defaultValues: { on: today } });
  const [outcome, on] = useWatch({ control: form.control, name: ['outcome', 'on'] });
  const command = useCommand(recheckCorrection, {
    invalidates: touchedByStep,
    onDone: () => {
      notifyDone(t('rectifications.done.recheck'));
      onClose();
    },
  });
  const afterRecheck = addDays(typeof on === 'string' ? on : today, 1);
  return (
    <Form
      form={form}
      onSubmit={({ outcome: found, dueOn, ...rest }) => {
        const body = { ...rest, evidence: [] };
        command.mutate({
          params: { findingId: view.findingId },
          body: found === 'passed' ? { ...body, outcome: found } : { ...body, outcome: found, dueOn },
        });
      }}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('rectifications.recheck')}
      onCancel={onClose}
    >
      <RadioField
        name="outcome"
        label={t('rectifications.outcome')}
        required
        options={outcomes.map((value) => ({ value, label: t(`rectifications.outcome.${value}`) }))}
      />
      <DateField name="on" label={t('rectifications.recheck-on')} required min={view.orderedOn} max={today} />
      <TextAreaField name="note" label={t('rectifications.recheck-note')} required maxLength={1000} />
      {outcome === 'failed' && (
        <DateField
          name="dueOn"
          label={t('rectifications.new-due-on')}
          hint={t('rectifications.new-due-on-hint')}
          min={afterRecheck > view.dueOn ? afterRecheck : view.dueOn}
        />
      )}
    </Form>
  );
}
