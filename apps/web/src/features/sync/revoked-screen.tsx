/**
 * The bureau has revoked this tablet: says so, and what has not arrived; that can be taken out as a file first. Then
 * everything here is deleted, when somebody says so and, whether or not anybody looks, after a while; never while it is
 * being written to a file.
 */
import { Button, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useOutbox } from '../../offline/use-field.tsx';
import { finishStoring } from '../../offline/storing.ts';
import { wipeTablet } from '../../offline/wipe.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Cover } from './cover.tsx';
import { useDraftCount } from './use-sync.ts';

/** Every inspector's tablet would load it for a screen that hardly any ever shows. */
const BackupPanel = lazy(() => import('./backup-panel.tsx'));

/** House rule: enough to take unsent work out as a file. */
const minutesLeft = 10;

export function RevokedScreen() {
  const t = useT();
  const unsent = useOutbox().filter(({ receipt }) => receipt === null).length;
  const drafts = useDraftCount();
  const isLosing = unsent + drafts > 0;
  const [wipedAt] = useState(() => Date.now() + minutesLeft * 60_000);
  const [isExported, setExported] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => void finishStoring().then(() => wipeTablet()), Math.max(0, wipedAt - Date.now()));
    return () => clearTimeout(timer);
  }, [wipedAt]);
  return (
    <Cover title={t('sync.revoked.title')}>
      <Stack gap="md">
        <Text>{t('sync.revoked.text', { time: formatTime(new Date(wipedAt).toISOString()) })}</Text>
        {unsent > 0 && (
          <Notice tone="warning" announce="alert" title={t('sync.revoked.unsent', { count: unsent })}>
            {t('sync.revoked.unsent-text')}
          </Notice>
        )}
        {drafts > 0 && <Text fw={600}>{t('sync.revoked.drafts', { count: drafts })}</Text>}
        {isLosing && (
          <Suspense>
            <BackupPanel onExported={() => setExported(true)} />
          </Suspense>
        )}
        {isExported && <Notice tone="success">{t('sync.revoked.exported')}</Notice>}
        <Button color="red.9" onClick={() => (isLosing && !isExported ? setAsking(true) : void wipeTablet())}>
          {t('sync.revoked.now')}
        </Button>
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('sync.revoked.now')}
        question={t('sync.revoked.question', { count: unsent, drafts })}
        confirmLabel={t('sync.revoked.now')}
        danger
        onConfirm={() => void wipeTablet()}
      />
    </Cover>
  );
}
