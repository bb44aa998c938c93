/** Unsent work and drafts as files: made here after a warning, taken in from another tablet of the same account. */
import { UnsentFileError } from '@liangma/offline/unsent-file';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useOutbox } from '../../offline/use-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { DraftQuestions, ImportResult } from './import-result.tsx';
import { troubleText } from './trouble-text.ts';
import { useExport } from './use-export.ts';
import { useImport } from './use-import.ts';
import { useDraftCount, useUnreadableCount } from './use-sync.ts';

export interface BackupPanelProps {
  /** All of it was saved. */
  onExported: () => void;
  /** Nothing is taken in here any more. */
  isExportOnly?: boolean;
}

export default function BackupPanel({ onExported, isExportOnly = false }: BackupPanelProps) {
  const t = useT();
  const exporting = useExport(onExported);
  const importing = useImport();
  const unsent = useOutbox().filter(({ receipt }) => receipt === null).length;
  const isEmpty = unsent + useDraftCount() + useUnreadableCount() === 0;
  const { error } = importing;
  const forget = useRef<() => void>(null);
  const take = (files: File[]) => {
    if (files.length > 0) importing.take(files);
    // The same file may be chosen again.
    forget.current?.();
  };

  return (
    <Panel title={t('sync.backup.title')}>
      <Stack gap="md">
        <Text size="sm">{t('sync.backup.text')}</Text>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            disabled={isEmpty}
            onClick={exporting.look}
          >
            {t('sync.backup.export')}
          </Button>
          {!isExportOnly && (
            <FileButton multiple resetRef={forget} onChange={take}>
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconUpload size={18} aria-hidden />}
                  loading={importing.isBusy}
                >
                  {t('sync.backup.import')}
                </Button>
              )}
            </FileButton>
          )}
        </Group>
        {isEmpty && (
          <Text size="sm" c="dimmed">
            {t('sync.backup.nothing')}
          </Text>
        )}
        {exporting.isSaved && (
          <Notice tone="success" announce="status">
            {t('sync.backup.saved')}
          </Notice>
        )}
        {exporting.unread.length > 0 && exporting.state.step !== 'looking' && (
          <Notice tone="warning" announce="alert">
            {t('sync.backup.unreadable', {
              count: exporting.unread.length,
              names: exporting.unread.slice(0, 20).join('、'),
            })}
          </Notice>
        )}
        {exporting.state.step === 'closed' && Boolean(exporting.error) && (
          <Notice tone="warning" announce="alert">
            {troubleText(exporting.error)}
          </Notice>
        )}
        {error && (
          <Notice tone="warning" announce="alert">
            {error instanceof UnsentFileError ? t(`sync.backup.${error.failure}`) : troubleText(error)}
          </Notice>
        )}
        {importing.result && <ImportResult result={importing.result} />}
        <DraftQuestions questions={importing.questions} onAnswer={importing.answer} />
      </Stack>
      <ExportDialog exporting={exporting} />
    </Panel>
  );
}
