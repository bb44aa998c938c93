/** State of a tablet, and what it owes, as badges. */
import type { listDevices } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

export type DeviceView = ResponseOf<typeof listDevices>['items'][number];

export function DeviceState({ device }: { device: DeviceView }) {
  const t = useT();
  return device.revokedAt === null ? (
    <StatusBadge tone="success">{t('devices.in-use')}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{t('devices.revoked')}</StatusBadge>
  );
}

export function Outstanding({ device }: { device: DeviceView }) {
  const t = useT();
  const at = formatInstant(device.lastSeenAt);
  if (device.outstanding === 0)
    return t(device.revokedAt === null ? 'devices.nothing-outstanding' : 'devices.nothing-outstanding-revoked', { at });
  return <StatusBadge tone="danger">{t('devices.outstanding-count', { count: device.outstanding })}</StatusBadge>;
}
