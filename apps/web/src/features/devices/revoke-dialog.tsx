/** Asks why a tablet is revoked, and says what that does. */
import { listDevices, revokeDevice } from '@liangma/contract/devices';
import { Text } from '@mantine/core';
import { useCommand } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';
import type { DeviceView } from './device-badges.tsx';

interface RevokeDialogProps {
  device: DeviceView;
  opened: boolean;
  onClose: () => void;
}

export function RevokeDialog({ device, opened, onClose }: RevokeDialogProps) {
  const t = useT();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('devices.revoke')}>
      <RevokeForm device={device} onDone={onClose} />
    </Dialog>
  );
}

function RevokeForm({ device, onDone }: { device: DeviceView; onDone: () => void }) {
  const t = useT();
  const { id: deviceId, name, outstanding, lastSeenAt } = device;
  const form = useAppForm({ schema: revokeDevice.body });
  const command = useCommand(revokeDevice, {
    invalidates: [listDevices],
    onDone: () => {
      notifyDone(t('devices.revoke-done', { name }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('devices.revoke')}
      onSubmit={(body) => command.mutate({ params: { deviceId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('devices.revoke')}
      danger
      onCancel={onDone}
    >
      <Text size="sm">{t('devices.revoke-means', { name })}</Text>
      <Text size="sm" fw={600}>
        {t('devices.revoke-unknown', { at: formatInstant(lastSeenAt) })}
      </Text>
      {outstanding > 0 && (
        <Text size="sm" fw={600} c="var(--mantine-color-error)">
          {t('devices.revoke-loses', { count: outstanding })}
        </Text>
      )}
      <TextAreaField name="reason" label={t('devices.revoke-reason')} rows={2} maxLength={500} required />
    </Form>
  );
}
