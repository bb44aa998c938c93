/** Where something is, honestly: on this tablet, with the server, counted, or with a person. */
import type { OutboxItem } from '@liangma/offline/outbox-item';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

export interface SyncMarkProps {
  item: Pick<OutboxItem, 'state' | 'receipt'>;
  /** The server's own view shows it already. */
  isCounted?: boolean;
}

export function SyncMark({ item, isCounted = false }: SyncMarkProps) {
  const t = useT();
  if (item.state === 'attention')
    return (
      <StatusBadge tone={item.receipt ? 'warning' : 'danger'}>
        {t(item.receipt ? 'sync.mark.held' : 'sync.mark.attention')}
      </StatusBadge>
    );
  if (item.receipt === null) return <StatusBadge tone="neutral">{t('sync.mark.here')}</StatusBadge>;
  if (isCounted) return <StatusBadge tone="success">{t('sync.mark.counted')}</StatusBadge>;
  return <StatusBadge tone="info">{t('sync.mark.delivered')}</StatusBadge>;
}
