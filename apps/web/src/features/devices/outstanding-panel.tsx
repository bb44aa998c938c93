/** What a tablet promised and the server did not receive: the work that may be lost. */
import { listPromises } from '@liangma/contract/devices';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
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
import { useSession } from '../people/public.ts';
import { SettleDialog } from './settle-dialog.tsx';

type Promised = ResponseOf<typeof listPromises>['items'][number];

const keyOf = ({ kind, item, account }: Promised) => `${kind} ${item} ${account}`;

/** It will not come: it vanished from the tablet, or nothing is accepted from the tablet any more. */
const isLost = (one: Promised, device: DeviceView) =>
  one.settled === null && (one.isWithdrawn || device.revokedAt !== null);

function StateCell({ one }: { one: Promised }) {
  const t = useT();
  if (one.settled) {
    const { at, by: name, reason } = one.settled;
    return (
      <>
        <StatusBadge tone="neutral">{t('devices.settled')}</StatusBadge>
        <Text size="sm">{t('devices.settled-by', { at: formatInstant(at), name, reason })}</Text>
      </>
    );
  }
  return one.isWithdrawn ? (
    <StatusBadge tone="danger">{t('devices.vanished')}</StatusBadge>
  ) : (
    <StatusBadge tone="warning">{t('devices.waiting')}</StatusBadge>
  );
}

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
  { id: 'state', header: t('devices.state'), cell: (one) => <StateCell one={one} /> },
];

export function OutstandingPanel({ device }: { device: DeviceView }) {
  const t = useT();
  const { may } = useSession();
  const query = useEndpoint(listPromises, { params: { deviceId: device.id } });
  const [settling, setSettling] = useState<Promised[] | null>(null);
  const maySettle = may('promise.settle');
  const columns = useMemo((): Column<Promised>[] => {
    if (!maySettle) return columnsOf(t);
    const cell = (one: Promised) =>
      isLost(one, device) && (
        <Button size="compact-sm" variant="default" onClick={() => setSettling([one])}>
          {t('devices.settle')}
        </Button>
      );
    return [...columnsOf(t), { id: 'settle', header: t('devices.settle'), cell }];
  }, [t, maySettle, device]);
  const items = query.data?.items ?? [];
  const [nothing, nothingText] =
    device.revokedAt === null
      ? (['devices.nothing-outstanding', 'devices.nothing-outstanding-text'] as const)
      : (['devices.nothing-outstanding-revoked', 'devices.nothing-outstanding-revoked-text'] as const);
  const vanished = items.filter(({ isWithdrawn, settled }) => isWithdrawn && settled === null).length;
  const lost = items.filter((one) => isLost(one, device));
  return (
    <Panel
      title={t('devices.outstanding')}
      actions={
        maySettle &&
        lost.length > 1 && (
          <Button size="sm" variant="default" onClick={() => setSettling(lost)}>
            {t('devices.settle-all', { count: lost.length })}
          </Button>
        )
      }
      flush
    >
      <Loaded query={query}>
        {() =>
          items.length === 0 ? (
            <EmptyState title={t(nothing, { at: formatInstant(device.lastSeenAt) })} text={t(nothingText)} />
          ) : (
            <>
              {vanished > 0 && (
                <Notice tone="warning" icon={<IconAlertTriangle size={20} aria-hidden />}>
                  {t('devices.vanished-means', { count: vanished })}
                </Notice>
              )}
              <TableView caption={t('devices.outstanding')} columns={columns} rows={items} rowKey={keyOf} />
            </>
          )
        }
      </Loaded>
      <SettleDialog
        deviceId={device.id}
        items={settling && settling.map(({ kind, item }) => ({ kind, item }))}
        onClose={() => setSettling(null)}
      />
    </Panel>
  );
}
