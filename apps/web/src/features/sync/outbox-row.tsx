/** One queued step: what it is, where it is, when it was last tried and why it does not go on. */
import type { OutboxItem } from '@liangma/offline/outbox-item';
import { retryItem } from '@liangma/offline/retry';
import { Button, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { ProblemError, errorTitle, problemItemText } from '../../api/problem-error.ts';
import { formatInstant, formatShare, formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useField } from '../../offline/use-field.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import styles from './sync-screen.module.css';
import { SyncMark } from './sync-mark.tsx';
import { progressOf, useFiles, useSyncStatus } from './use-sync.ts';

function causeOf(item: OutboxItem): string | null {
  if (!item.problem) return null;
  const details = (item.problem.errors ?? []).map(problemItemText);
  return [errorTitle(new ProblemError(item.problem)), ...details].join('；');
}

export function OutboxRow({ item }: { item: OutboxItem }) {
  const t = useT();
  const { store, sync } = useField();
  const files = useFiles();
  const { envelope, receipt, label } = item;
  const what = t(`sync.kind.${envelope.command.kind}`);
  const progress = progressOf(item, files);
  // A first try counts when it has ended; until then its files tell that it has begun.
  const isUnderWay = useSyncStatus().isSending && progress.total > 0 && progress.share > 0;
  const cause = causeOf(item);
  const retry = async () => {
    await retryItem(store, item.accountId, envelope.commandId);
    await sync.everything();
  };
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <AppLink to={`/field/inspections/${envelope.inspectionId}`} className={styles.rowName}>
          {label}
        </AppLink>
        <span>{what}</span>
        <SyncMark item={item} />
      </div>
      <p className={styles.rowFacts}>
        <span>{t('sync.item.made', { time: formatInstant(envelope.deviceAt) })}</span>
        {receipt && <span>{t('sync.item.delivered-at', { time: formatInstant(receipt.receivedAt) })}</span>}
        {!receipt && (
          <span>
            {item.lastAttemptAt === null
              ? t(isUnderWay ? 'sync.sending' : 'sync.item.never-tried')
              : t('sync.item.tried', { time: formatTime(item.lastAttemptAt), count: item.attempts })}
          </span>
        )}
        {!receipt && item.nextAttemptAt !== null && (
          <span>{t('sync.item.next', { time: formatTime(item.nextAttemptAt) })}</span>
        )}
      </p>
      {!receipt && progress.total > 0 && (
        <div className={styles.progress}>
          <span>
            {t('sync.item.files', {
              done: progress.done,
              total: progress.total,
              percent: formatShare(progress.share),
            })}
          </span>
          <Progress value={progress.share * 100} aria-hidden />
        </div>
      )}
      {cause && <p className={styles.cause}>{cause}</p>}
      {receipt?.problem && (
        <p className={styles.cause}>
          {t('sync.item.held', {
            reason: [receipt.problem.title, ...receipt.problem.errors.map(({ detail }) => detail)].join('；'),
          })}
        </p>
      )}
      {!receipt && (item.state === 'attention' || item.problem !== null) && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          aria-label={t('sync.item.retry-of', { label, what })}
          onClick={() => void retry()}
        >
          {t('sync.item.retry')}
        </Button>
      )}
    </li>
  );
}
