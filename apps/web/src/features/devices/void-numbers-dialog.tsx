/** Asks why the rest of a range of numbers is declared void. */
import { listNumberRanges, voidNumberRange } from '@liangma/contract/number-ranges';
import { Text } from '@mantine/core';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';

interface VoidNumbersDialogProps {
  /** null: the dialog is closed. */
  rangeId: string | null;
  numbers: readonly string[];
  onClose: () => void;
}

export function VoidNumbersDialog({ rangeId, numbers, onClose }: VoidNumbersDialogProps) {
  const t = useT();
  return (
    <Dialog opened={rangeId !== null} onClose={onClose} title={t('devices.numbers.void')}>
      {rangeId !== null && <VoidNumbersForm rangeId={rangeId} numbers={numbers} onDone={onClose} />}
    </Dialog>
  );
}

function VoidNumbersForm({
  rangeId,
  numbers,
  onDone,
}: {
  rangeId: string;
  numbers: readonly string[];
  onDone: () => void;
}) {
  const t = useT();
  const form = useAppForm({ schema: voidNumberRange.body });
  const command = useCommand(voidNumberRange, {
    invalidates: [listNumberRanges],
    onDone: ({ voided }) => {
      notifyDone(t('devices.numbers.void-done', { count: voided }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('devices.numbers.void')}
      onSubmit={(body) => command.mutate({ params: { rangeId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('devices.numbers.void')}
      danger
      onCancel={onDone}
    >
      <Text size="sm">
        {t('devices.numbers.void-means', { count: numbers.length, numbers: numbers.join(t('devices.and')) })}
      </Text>
      <TextAreaField name="reason" label={t('devices.numbers.void-reason')} rows={2} maxLength={500} required />
    </Form>
  );
}
