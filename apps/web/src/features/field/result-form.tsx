/** Registers that the enterprise was told the result: how, and whom. */
import { Text } from '@mantine/core';
import { getInspection, listMyInspections, tellResult } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { useController } from 'react-hook-form';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextField } from '../../ui/text-fields.tsx';

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
  const command = useCommand(tellResult, {
    invalidates: [getInspection, listMyInspections],
    onDone: () => notifyDone(t('field.result.done')),
  });
  return (
    <>
      {view.record && <Text>{view.record.content.conclusion}</Text>}
      <Form
        form={form}
        label={t('field.result.title')}
        onSubmit={(body) => command.mutate({ params: { inspectionId: view.id }, body })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('field.result.confirm')}
        wideSubmit
      >
        <WayField />
        <TextField name="to" label={t('field.result.to')} required maxLength={60} />
      </Form>
    </>
  );
}
