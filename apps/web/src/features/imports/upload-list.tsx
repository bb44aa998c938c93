/** The chosen files: each with its kind before it is sent, and with the state of its import afterwards. */
import { ActionIcon, Loader, Select, Text } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { importKinds } from '@liangma/contract/imports';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ImportBadge } from './import-badge.tsx';
import type { ImportKind } from './import-run-facts.ts';
import styles from './upload-list.module.css';
import { useImportRun } from './use-import-run.ts';
import type { Upload } from './use-uploads.ts';

const kilobytes = (bytes: number) => formatNumber(Math.max(1, Math.round(bytes / 1024)));

/** The import that came of a file. */
function Sent({ importId }: { importId: string }) {
  const t = useT();
  const { data: run } = useImportRun(importId);
  return (
    <span className={styles.sent}>
      {run && <ImportBadge state={run.state} />}
      <AppLink to={`/imports/${importId}`}>{t('imports.new.open')}</AppLink>
    </span>
  );
}

export interface UploadListProps {
  uploads: readonly Upload[];
  /** Files without a kind are marked. */
  isMarked: boolean;
  onChoose: (id: string, kind: ImportKind) => void;
  onRemove: (id: string) => void;
}

export function UploadList({ uploads, isMarked, onChoose, onRemove }: UploadListProps) {
  const t = useT();
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('imports.new.files')}>
      {uploads.map(({ id, file, kind, state, error, importId }) => (
        <li key={id}>
          <div className={styles.file}>
            <IconFile size={18} aria-hidden className={styles.icon} />
            <span className={styles.name}>
              {file.name}{' '}
              <Text span size="sm" c="dimmed">
                {t('imports.new.size', { size: kilobytes(file.size) })}
              </Text>
            </span>
            {(state === 'waiting' || state === 'failed') && (
              <span className={styles.controls}>
                <Select
                  aria-label={t('imports.new.kind-of', { file: file.name })}
                  data={importKinds.map((one) => ({ value: one, label: t(`imports.kind.${one}`) }))}
                  value={kind}
                  placeholder={t('imports.new.choose-kind')}
                  error={isMarked && kind === null ? t('imports.new.kind-missing') : null}
                  allowDeselect={false}
                  onChange={(value) => value && onChoose(id, value)}
                />
                <ActionIcon
                  variant="subtle"
                  color="dark"
                  size={36}
                  aria-label={t('ui.file-remove', { name: file.name })}
                  onClick={() => onRemove(id)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            )}
            {state === 'sending' && (
              <output className={styles.sent}>
                <Loader size={16} aria-hidden />
                {t('imports.new.sending')}
              </output>
            )}
            {importId !== null && <Sent importId={importId} />}
          </div>
          <ProblemAlert error={error} />
        </li>
      ))}
    </ul>
  );
}
