/** Registers that the enterprise was told the result: how, and whom. */
import { Text } from '@mantine/core';
import { tellResult } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useController } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextField } from '../../ui/text-fields.tsx';
import { StepFailure, useStep } from './use-step.tsx';

const ways = ['on-site', 'document', 'phone', 'online'] as const;

function WayField() {
  const t = useT();
  const { field } = useController({ name: 'way' });
  return (
    <ChoiceButtons
      legend={t('field.result.way')}
      choices={ways.map((way) => ({ value: way, label: t(`inspections.tell-way.${way}`), tone: 'plain' }))}
      value={field.value ?? null}
      onChange={field.onChange}
    />
  );
}

export function ResultForm({ view }: { view: InspectionView }) {
  const t = useT();
  const form = useAppForm({
    schema: tellResult.body,
    defaultValues: { way: 'on-site', to: view.record?.content.present.name ?? '' },
  });
  const step = useStep(view);
  return (
    <>
      <StepFailure step={step} />
      {view.record && <Text>{view.record.content.conclusion}</Text>}
      <Form
        form={form}
        label={t('field.result.title')}
        onSubmit={(body) =>
          void step
            .take({ kind: 'tell-result', version: 1, ...body })
            .then((isSaved) => isSaved && notifyDone(t('field.result.done')))
        }
        busy={step.isBusy}
        submitLabel={t('field.result.confirm')}
        wideSubmit
      >
        <WayField />
        <TextField name="to" label={t('field.result.to')} required maxLength={60} />
      </Form>
    </>
  );
}
