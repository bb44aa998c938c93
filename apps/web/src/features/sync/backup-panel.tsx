/** Unsent work as a file: made here after a warning, taken in from another tablet of the same account. */
import { collectUnsent, takeInUnsent } from '@liangma/offline/unsent-work';
import { UnsentFileError, readUnsentFile, writeUnsentFile } from '@liangma/offline/unsent-file';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { today } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { inOneTab, queueLock } from '../../offline/one-tab.ts';
import { useField, useFieldAccount, useOutbox } from '../../offline/use-field.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { saveFile } from '../../api/save-file.ts';
import { troubleText } from './trouble-text.ts';

export function BackupPanel({ onExported }: { onExported: () => void }) {
  const t = useT();
  const { store, sync, deviceName } = useField();
  const { account, deviceId } = useFieldAccount();
  const count = useOutbox().filter(({ receipt }) => receipt === null).length;
  const [isAsking, setAsking] = useState(false);

  const exporting = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const now = new Date();
      const about = { accountId: account.id, accountName: account.displayName, deviceId, deviceName };
      const work = await collectUnsent(store, { ...about, now: now.toISOString() });
      const parts = await writeUnsentFile(work);
      saveFile(new Blob(parts), `liangma-${account.username}-${today(now)}.liangma-unsent`);
      return work.unreadable.commands.length + work.unreadable.evidence.length;
    },
    onSuccess: () => {
      setAsking(false);
      onExported();
    },
  });
  const importing = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) => {
      const read = await readUnsentFile(new Uint8Array(await file.arrayBuffer()));
      const taken = await inOneTab(queueLock(account.id), () => takeInUnsent(store, read, account.id));
      sync.send();
      return { count: taken.length, damaged: read.damaged.length };
    },
  });
  const { error, data } = importing;

  return (
    <Panel title={t('sync.backup.title')}>
      <Stack gap="md">
        <Text size="sm">{t('sync.backup.text')}</Text>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            disabled={count === 0}
            onClick={() => setAsking(true)}
          >
            {t('sync.backup.export')}
          </Button>
          <FileButton onChange={(file) => file && importing.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconUpload size={18} aria-hidden />}
                loading={importing.isPending}
              >
                {t('sync.backup.import')}
              </Button>
            )}
          </FileButton>
        </Group>
        {count === 0 && (
          <Text size="sm" c="dimmed">
            {t('sync.backup.nothing')}
          </Text>
        )}
        {exporting.data !== undefined && exporting.data > 0 && (
          <Notice tone="warning" announce="alert">
            {t('sync.backup.unreadable', { count: exporting.data })}
          </Notice>
        )}
        {error && (
          <Notice tone="warning" announce="alert">
            {error instanceof UnsentFileError ? t(`sync.backup.${error.failure}`) : troubleText(error)}
          </Notice>
        )}
        {data && (
          <Notice tone={data.count > 0 ? 'success' : 'info'} announce="status">
            {data.count > 0 ? t('sync.backup.taken', { count: data.count }) : t('sync.backup.nothing-new')}
            {data.damaged > 0 && ` ${t('sync.backup.damaged-files', { count: data.damaged })}`}
          </Notice>
        )}
      </Stack>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('sync.backup.warning-title')}
        question={t('sync.backup.warning', { count })}
        confirmLabel={t('sync.backup.confirm')}
        busy={exporting.isPending}
        error={exporting.error}
        onConfirm={() => exporting.mutate()}
      />
    </Panel>
  );
}
