/** All tablets: who uses them, when they were last heard of, and what they promised and did not send. */
import { listDevices } from '@liangma/contract/devices';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { useSession } from '../people/public.ts';
import { DeviceState, Outstanding } from './device-badges.tsx';
import type { DeviceView } from './device-badges.tsx';

const columnsOf = (t: Translate): Column<DeviceView>[] => [
  { id: 'name', header: t('devices.name'), width: '14em', cell: ({ name }) => name },
  { id: 'accounts', header: t('devices.accounts'), cell: ({ accounts }) => accounts.join(t('devices.and')) || '—' },
  { id: 'state', header: t('devices.state'), cell: (device) => <DeviceState device={device} /> },
  { id: 'lastSeen', header: t('devices.last-seen'), cell: ({ lastSeenAt }) => formatInstant(lastSeenAt) },
  { id: 'outstanding', header: t('devices.outstanding'), cell: (device) => <Outstanding device={device} /> },
];

export default function DeviceListScreen() {
  const t = useT();
  const { may } = useSession();
  const query = useEndpoint(listDevices, {});
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Page
      title={t('devices.list.title')}
      intro={t('devices.list.intro')}
      actions={
        may('device.manage') && (
          <LinkButton to="/settings/devices/unsent" variant="default">
            {t('devices.unsent.title')}
          </LinkButton>
        )
      }
    >
      <Panel flush>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('devices.empty')} text={t('devices.empty-text')} />
            ) : (
              <TableView
                caption={t('devices.list.title')}
                columns={columns}
                rows={items}
                rowKey={({ id }) => id}
                rowHref={({ id }) => `/settings/devices/${id}`}
              />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}
