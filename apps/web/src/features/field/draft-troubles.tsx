/** What is said of a draft that is there and cannot be gone on with; nothing is written over it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useT } from '../../messages/use-t.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './record.module.css';
import type { Read } from './use-read.ts';

/** Stands where the form would, until the draft has been read. */
export function DraftUnread({ read }: { read: Exclude<Read<unknown>, { kind: 'read' }> }) {
  const t = useT();
  if (read.kind === 'reading') return <Loading />;
  return (
    <div role="alert" className={styles.alarm}>
      <IconAlertTriangle size={28} aria-hidden />
      <div>
        <strong>{t('record.unread-title')}</strong>
        <p>{t('record.unread-text')}</p>
      </div>
      <Button color="red.9" onClick={read.again}>
        {t('record.read-again')}
      </Button>
    </div>
  );
}

/** A draft of another version of the app was put aside. */
export function DraftKept({ isKept }: { isKept: boolean }) {
  const t = useT();
  if (!isKept) return null;
  return (
    <Notice tone="warning" announce="status" title={t('record.kept-title')}>
      {t('record.kept-text')}
    </Notice>
  );
}
