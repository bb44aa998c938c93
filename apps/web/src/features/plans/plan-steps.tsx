/** The steps that the state of a plan and one's role allow: hand in, approve, give back, register publication. */
import { getTodo } from '@liangma/contract/bureaus';
import { approvePlan, getPlan, listPlans, publishPlan, returnPlan, submitPlan } from '@liangma/contract/plans';
import type { PlanView } from '@liangma/contract/plans';
import { stepsOf } from '@liangma/domain/plans/plan';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import { PlanProblem } from './plan-problem.tsx';

type Step = 'submit' | 'approve' | 'return' | 'publish';

const permissionOf = {
  submit: 'plan.edit',
  approve: 'plan.approve',
  return: 'plan.approve',
  publish: 'plan.edit',
} as const;

const touched = [getPlan, listPlans, getTodo];

interface StepProps {
  plan: PlanView;
  onClose: () => void;
}

export function PlanSteps({ plan }: { plan: PlanView }) {
  const t = useT();
  const { may } = useSession();
  const [step, setStep] = useState<Step | null>(null);
  const open = stepsOf(plan.state).filter((one): one is Step => one !== 'edit' && may(permissionOf[one]));
  const props = { plan, onClose: () => setStep(null) };
  return (
    <>
      {open.map((one) => (
        <Button key={one} variant={one === 'return' ? 'default' : 'filled'} onClick={() => setStep(one)}>
          {t(`plans.action.${one}`)}
        </Button>
      ))}
      {step !== null && (
        <Dialog opened onClose={props.onClose} title={t(`plans.action.${step}`)}>
          {(step === 'submit' || step === 'approve') && <SureForm {...props} step={step} />}
          {step === 'return' && <ReturnForm {...props} />}
          {step === 'publish' && <PublishForm {...props} />}
        </Dialog>
      )}
    </>
  );
}

function SureForm({ plan, onClose, step }: StepProps & { step: 'submit' | 'approve' }) {
  const t = useT();
  const command = useCommand(step === 'submit' ? submitPlan : approvePlan, {
    invalidates: touched,
    onDone: () => {
      notifyDone(t(`plans.done.${step}`));
      onClose();
    },
  });
  return (
    <Stack>
      <PlanProblem error={command.error} />
      <Text>{t(`plans.question.${step}`, { year: plan.year, count: plan.lines.length })}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          loading={command.isPending}
          onClick={() => command.mutate({ params: { year: plan.year } })}
          data-autofocus
        >
          {t(`plans.action.${step}`)}
        </Button>
      </Group>
    </Stack>
  );
}

function ReturnForm({ plan, onClose }: StepProps) {
  const t = useT();
  const form = useAppForm({ schema: returnPlan.body });
  const command = useCommand(returnPlan, {
    invalidates: touched,
    onDone: () => {
      notifyDone(t('plans.done.return'));
      onClose();
    },
  });
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { year: plan.year }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('plans.action.return')}
      onCancel={onClose}
    >
      <TextAreaField name="reason" label={t('plans.return-reason')} hint={t('plans.return-hint')} required />
    </Form>
  );
}

function PublishForm({ plan, onClose }: StepProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({ schema: publishPlan.body, defaultValues: { publishedOn: today } });
  const command = useCommand(publishPlan, {
    invalidates: touched,
    onDone: () => {
      notifyDone(t('plans.done.publish'));
      onClose();
    },
  });
  return (
    <Form
      form={form}
      onSubmit={(body) => command.mutate({ params: { year: plan.year }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('plans.action.publish')}
      onCancel={onClose}
    >
      <TextField name="filingNo" label={t('plans.filing-no')} hint={t('plans.filing-hint')} />
      <DateField name="publishedOn" label={t('plans.published-on')} required max={today} />
      <TextField name="publicationUrl" label={t('plans.publication-url')} hint={t('plans.url-hint')} />
    </Form>
  );
}
