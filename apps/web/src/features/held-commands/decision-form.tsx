/** Deciding a held command: what each choice does, in plain words, and the reason. */
import { Radio, Stack } from '@mantine/core';
import { getTodo } from '@liangma/contract/bureaus';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { getHeldCommand, listHeldCommands, resolveHeldCommand } from '@liangma/contract/field-commands';
import type { HeldDecision } from '@liangma/contract/field-commands';
import { getInspection, listInspections } from '@liangma/contract/inspections';
import { getRectification, listRectifications } from '@liangma/contract/rectifications';
import { explainInspection, getStatistics } from '@liangma/contract/statistics';
import { useCommand } from '../../api/queries.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { useFormField } from '../../ui/form-fields.ts';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';

type HeldView = ResponseOf<typeof getHeldCommand>;

const touchedByDecision = [
  listHeldCommands,
  getHeldCommand,
  getInspection,
  listInspections,
  getRectification,
  listRectifications,
  getTodo,
  explainInspection,
  getStatistics,
];

function whatItDoes(t: Translate, decision: HeldDecision, held: HeldView): string {
  if (decision === 'add') return t('held.add-text');
  if (decision === 'discard') return t('held.discard-text');
  return t(held.command.kind === 'record' && held.present ? 'held.accept.record' : 'held.accept.other');
}

export function DecisionForm({ held }: { held: HeldView }) {
  const t = useT();
  const form = useAppForm({ schema: resolveHeldCommand.body });
  const command = useCommand(resolveHeldCommand, {
    invalidates: touchedByDecision,
    onDone: () => notifyDone(t('held.decided')),
  });
  return (
    <Form
      form={form}
      label={t('held.decide')}
      onSubmit={(body) => command.mutate({ params: { commandId: held.commandId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('held.submit')}
    >
      <DecisionField held={held} />
      <TextAreaField name="reason" label={t('held.reason')} hint={t('held.reason-hint')} required maxLength={1000} />
    </Form>
  );
}

function DecisionField({ held }: { held: HeldView }) {
  const t = useT();
  const { field, id, error } = useFormField('decision', t('held.decision'));
  return (
    <Radio.Group
      name={field.name}
      label={t('held.decision')}
      required
      error={error}
      value={field.value ?? null}
      onChange={field.onChange}
    >
      <Stack gap="sm" mt={6}>
        {held.decisions.map((decision, index) => (
          <Radio
            key={decision}
            // The error summary leads to the first button.
            id={index === 0 ? id : `${id}-${decision}`}
            value={decision}
            label={t(`held.${decision}`)}
            description={whatItDoes(t, decision, held)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
