/** The tablet: its name, when it last spoke with the server, what it holds, how much room is left. */
import { useQuery } from '@tanstack/react-query';
import { formatInstant, formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { storageRoom } from '../../offline/storage-room.ts';
import { useField, usePackFacts } from '../../offline/use-field.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Panel } from '../../ui/page.tsx';
import { bytesText } from './bytes-text.ts';
import { useSyncStatus } from './use-sync.ts';

export function DevicePanel() {
  const t = useT();
  const { deviceName } = useField();
  const { lastContactAt } = useSyncStatus();
  const { syncedAt, inspections, enterprises } = usePackFacts();
  const { data: room } = useQuery({
    queryKey: ['storage-room'],
    queryFn: storageRoom,
    networkMode: 'always',
    refetchInterval: 30_000,
  });
  const contact = lastContactAt ?? syncedAt;
  return (
    <Panel title={t('sync.device.title')}>
      <DescriptionList
        items={[
          { label: t('sync.device.name'), value: deviceName },
          {
            label: t('sync.device.contact'),
            value: contact === null ? t('sync.device.never') : formatInstant(contact),
          },
          { label: t('sync.device.pack'), value: syncedAt === null ? t('sync.device.never') : formatInstant(syncedAt) },
          {
            label: t('sync.device.pack-content'),
            value: t('sync.device.pack-counts', {
              inspections: formatNumber(inspections),
              enterprises: formatNumber(enterprises),
            }),
          },
          {
            label: t('sync.device.space'),
            value:
              room?.free == null
                ? null
                : t('sync.device.space-value', { free: bytesText(room.free), used: bytesText(room.used ?? 0) }),
          },
          {
            label: t('sync.device.kept'),
            value: room && t(room.isKept ? 'sync.device.kept-yes' : 'sync.device.kept-no'),
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}
