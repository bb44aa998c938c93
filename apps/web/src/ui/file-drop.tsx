/** Takes one file by drop or by dialog; checks its kind and size before anything is sent. */
import { ActionIcon, Text } from '@mantine/core';
import { IconFile, IconUpload, IconX } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useT } from '../messages/use-t.ts';
import styles from './file-drop.module.css';

export interface FileDropProps {
  label: string;
  /** Endings that are taken, with dot: ['.xlsx', '.csv']. */
  accept: readonly string[];
  /** In megabytes. */
  maxSize: number;
  value: File | null;
  onChange: (file: File | null) => void;
  disabled?: boolean;
}

export function FileDrop({ label, accept, maxSize, value, onChange, disabled = false }: FileDropProps) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const types = accept.join(' ');

  function take(file: File | undefined): void {
    if (!file) return;
    const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
    if (!fits) setRefusal(t('ui.file-wrong-type', { types }));
    else if (file.size > maxSize * 1024 * 1024) setRefusal(t('ui.file-too-large', { size: maxSize }));
    else {
      setRefusal(null);
      onChange(file);
    }
    // The same file may be chosen again after it was corrected.
    if (input.current) input.current.value = '';
  }

  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div
        className={styles.zone}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!disabled) take(event.dataTransfer.files[0]);
        }}
      >
        <IconUpload size={28} stroke={1.5} aria-hidden />
        <Text size="sm" fw={500}>
          {t('ui.file-drop')}
        </Text>
        <Text size="sm" c="dimmed" id={`${id}-limits`}>
          {t('ui.file-limits', { types, size: maxSize })}
        </Text>
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept.join(',')}
          disabled={disabled}
          aria-describedby={`${id}-limits ${id}-refusal`}
          className={styles.input}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </div>
      <output id={`${id}-refusal`}>
        {refusal && (
          <Text size="sm" c="var(--mantine-color-error)" mt={6}>
            {refusal}
          </Text>
        )}
      </output>
      {value && (
        <div className={styles.file}>
          <IconFile size={18} aria-hidden />
          <span>{value.name}</span>
          <Text size="sm" c="dimmed" span>
            {Math.max(1, Math.round(value.size / 1024))} KB
          </Text>
          <ActionIcon
            variant="subtle"
            color="dark"
            aria-label={t('ui.file-remove', { name: value.name })}
            onClick={() => onChange(null)}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}
