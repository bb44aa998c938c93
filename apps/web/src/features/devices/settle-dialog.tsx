/** Asks what became of promised work that will not come. */
import { listDevices, listPromises, settlePromises } from '@liangma/contract/devices';
import { Text } from '@mantine/core';
import { useCommand } from '../../api/queries.ts';
import type { CallInput } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';

type Items = CallInput<typeof settlePromises>['body']['items'];

interface SettleDialogProps {
  deviceId: string;
  /** What is settled; null: the dialog is closed. */
  items: Items | null;
  onClose: () => void;
}

export function SettleDialog({ deviceId, items, onClose }: SettleDialogProps) {
  const t = useT();
  return (
    <Dialog opened={items !== null} onClose={onClose} title={t('devices.settle-title')}>
      {items && <SettleForm deviceId={deviceId} items={items} onDone={onClose} />}
    </Dialog>
  );
}

const schema = settlePromises.body.pick({ reason: true });

function SettleForm({ deviceId, items, onDone }: { deviceId: string; items: Items; onDone: () => void }) {
  const t = useT();
  const form = useAppForm({ schema });
  const command = useCommand(settlePromises, {
    invalidates: [listDevices, listPromises],
    onDone: ({ settled }) => {
      notifyDone(t('devices.settle-done', { count: settled }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('devices.settle-title')}
      onSubmit={({ reason }) => command.mutate({ params: { deviceId }, body: { items, reason } })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('devices.settle')}
      onCancel={onDone}
    >
      <Text size="sm">{t('devices.settle-means', { count: items.length })}</Text>
      <TextAreaField name="reason" label={t('devices.settle-reason')} rows={3} maxLength={500} required />
    </Form>
  );
}
