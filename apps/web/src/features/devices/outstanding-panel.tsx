/** What a tablet promised and the server did not receive: the work that may be lost. */
import { listPromises } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import type { DeviceView } from './device-badges.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';

type Promised = ResponseOf<typeof listPromises>['items'][number];

const columnsOf = (t: Translate): Column<Promised>[] => [
  {
    id: 'inspection',
    header: t('devices.enterprise'),
    cell: (one) => <AppLink to={`/inspections/${one.inspectionId}`}>{one.enterpriseName}</AppLink>,
  },
  {
    id: 'what',
    header: t('devices.what'),
    cell: (one) => [t(`devices.kind.${one.kind}`), one.label].filter(Boolean).join(t('devices.colon')),
  },
  { id: 'account', header: t('devices.account'), cell: (one) => one.account },
  { id: 'promised', header: t('devices.promised'), cell: (one) => formatInstant(one.promisedAt) },
  {
    id: 'state',
    header: t('devices.state'),
    cell: (one) =>
      one.isWithdrawn ? (
        <StatusBadge tone="danger">{t('devices.vanished')}</StatusBadge>
      ) : (
        <StatusBadge tone="warning">{t('devices.waiting')}</StatusBadge>
      ),
  },
];

export function OutstandingPanel({ device }: { device: DeviceView }) {
  const t = useT();
  const query = useEndpoint(listPromises, { params: { deviceId: device.id } });
  const columns = useMemo(() => columnsOf(t), [t]);
  const vanished = query.data?.items.filter(({ isWithdrawn }) => isWithdrawn).length ?? 0;
  return (
    <Panel title={t('devices.outstanding')} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('devices.nothing-outstanding', { at: formatInstant(device.lastSeenAt) })}
              text={t('devices.nothing-outstanding-text')}
            />
          ) : (
            <>
              {vanished > 0 && (
                <Notice tone="warning" icon={<IconAlertTriangle size={20} aria-hidden />}>
                  {t('devices.vanished-means', { count: vanished })}
                </Notice>
              )}
              <TableView
                caption={t('devices.outstanding')}
                columns={columns}
                rows={items}
                rowKey={({ kind, item, account }) => `${kind} ${item} ${account}`}
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
