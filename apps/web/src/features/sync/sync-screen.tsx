/** What this tablet holds, what has arrived, what waits and why; and the tablet itself. */
import { countsByState } from '@liangma/offline/outbox';
import type { OutboxItem } from '@liangma/offline/outbox-item';
import { Button } from '@mantine/core';
import { IconLock, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { lockField } from '../../offline/current-field.ts';
import { useField, useOutbox } from '../../offline/use-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { AccountPanel } from './account-panel.tsx';
import BackupPanel from './backup-panel.tsx';
import { DevicePanel } from './device-panel.tsx';
import { DraftsPanel } from './drafts-panel.tsx';
import { OutboxRow } from './outbox-row.tsx';
import styles from './sync-screen.module.css';
import { useDraftCount, useSyncStatus, useUnreadableCount } from './use-sync.ts';

export default function SyncScreen() {
  const t = useT();
  const { sync } = useField();
  const { isSending, isFetching } = useSyncStatus();
  const outbox = useOutbox();
  const unreadable = useUnreadableCount();
  const [isExported, setExported] = useState(false);
  const newestFirst = outbox.toReversed();
  const attention = newestFirst.filter(({ state }) => state === 'attention');
  const waiting = outbox.filter(({ state }) => state === 'waiting');
  const delivered = newestFirst.filter(({ state }) => state === 'delivered');
  return (
    <Page
      title={t('sync.title')}
      intro={isSending ? t('sync.sending') : isFetching ? t('sync.fetching') : undefined}
      actions={
        <>
          <Button variant="default" leftSection={<IconLock size={20} aria-hidden />} onClick={() => lockField()}>
            {t('sync.lock')}
          </Button>
          <Button
            leftSection={<IconRefresh size={20} aria-hidden />}
            loading={isSending || isFetching}
            onClick={() => void sync.everything()}
          >
            {t('sync.now')}
          </Button>
        </>
      }
    >
      <States outbox={outbox} />
      {unreadable > 0 && <Notice tone="warning">{t('sync.unreadable', { count: unreadable })}</Notice>}
      {outbox.length === 0 && <EmptyState title={t('sync.list.empty')} text={t('sync.list.empty-text')} />}
      <Items title={t('sync.state.attention')} items={attention} />
      <Items title={t('sync.state.waiting')} items={waiting} />
      <DraftsPanel />
      <Items title={t('sync.state.delivered')} items={delivered} />
      <div className={styles.columns}>
        <DevicePanel />
        <div className={styles.column}>
          <BackupPanel onExported={() => setExported(true)} />
          <AccountPanel isExported={isExported} />
        </div>
      </div>
    </Page>
  );
}

/** The four states, always all of them: a zero is an answer too. */
function States({ outbox }: { outbox: OutboxItem[] }) {
  const t = useT();
  const drafts = useDraftCount();
  const counts = { draft: drafts, ...countsByState(outbox) };
  return (
    <dl className={styles.states}>
      {(['draft', 'waiting', 'delivered', 'attention'] as const).map((state) => (
        <div key={state} className={styles.state} data-state={state} data-some={counts[state] > 0 || undefined}>
          <dt>{t(`sync.state.${state}`)}</dt>
          <dd>
            <strong>{counts[state]}</strong>
            <span>{t(`sync.state.${state}-hint`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const shownAtFirst = 10;

function Items({ title, items }: { title: string; items: OutboxItem[] }) {
  const t = useT();
  const [showsAll, setShowsAll] = useState(false);
  if (items.length === 0) return null;
  const shown = showsAll ? items : items.slice(0, shownAtFirst);
  return (
    <Panel title={`${title} ${items.length}`} flush>
      <ul className={styles.rows}>
        {shown.map((item) => (
          <OutboxRow key={item.envelope.commandId} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button variant="subtle" fullWidth onClick={() => setShowsAll(true)}>
          {t('sync.list.more', { count: items.length - shown.length })}
        </Button>
      )}
    </Panel>
  );
}
