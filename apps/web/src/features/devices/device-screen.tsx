/** One tablet: what is known of it, what it owes, and revoking it. */
import { listDevices } from '@liangma/contract/devices';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import { DeviceState } from './device-badges.tsx';
import type { DeviceView } from './device-badges.tsx';
import { OutstandingPanel } from './outstanding-panel.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

export default function DeviceScreen() {
  const t = useT();
  const { may } = useSession();
  const { deviceId = '' } = useParams({ strict: false });
  const query = useEndpoint(listDevices, {});
  const device = query.data?.items.find(({ id }) => id === deviceId);
  const [isRevoking, setRevoking] = useState(false);
  return (
    <Page
      title={device?.name ?? t('devices.detail.title')}
      status={device && <DeviceState device={device} />}
      actions={
        device?.revokedAt === null &&
        may('device.manage') && (
          <Button color="red.9" onClick={() => setRevoking(true)}>
            {t('devices.revoke')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {() =>
          device ? (
            <>
              <DeviceFacts device={device} />
              <OutstandingPanel device={device} />
              <RevokeDialog device={device} opened={isRevoking} onClose={() => setRevoking(false)} />
            </>
          ) : (
            <EmptyState
              title={t('devices.missing')}
              action={<LinkButton to="/settings/devices">{t('devices.to-list')}</LinkButton>}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function DeviceFacts({ device }: { device: DeviceView }) {
  const t = useT();
  const revoked =
    device.revokedAt === null
      ? []
      : [
          {
            label: t('devices.revoked'),
            value: t('devices.revoked-by', { at: formatInstant(device.revokedAt), name: device.revokedBy ?? '—' }),
          },
          { label: t('devices.revoke-reason-of'), value: device.revokeReason ?? '—' },
        ];
  return (
    <Panel title={t('devices.facts')}>
      <DescriptionList
        items={[
          { label: t('devices.accounts'), value: device.accounts.join(t('devices.and')) },
          { label: t('devices.registered'), value: formatInstant(device.registeredAt) },
          { label: t('devices.last-seen'), value: formatInstant(device.lastSeenAt) },
          ...revoked,
        ]}
      />
    </Panel>
  );
}
