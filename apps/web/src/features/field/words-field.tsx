/** Long text that is dictated or picked: a large box for the keyboard's microphone, and the canned texts (常用语) beside it. */
import { Button, Textarea } from '@mantine/core';
import type { CannedText } from '@liangma/contract/field-pack';
import { IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { useCannedTexts } from '../../offline/use-field.tsx';
import { useFormField } from '../../ui/form-fields.ts';
import { CannedTexts } from './canned-texts.tsx';
import styles from './record.module.css';

export interface WordsFieldProps {
  /** Dotted name in the form. */
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  rows?: number;
  maxLength: number;
  /** Which canned texts fit; without it none are offered. */
  use?: CannedText['use'];
}

export function WordsField({ name, label, hint, required = false, rows = 2, maxLength, use }: WordsFieldProps) {
  const { field, id, error } = useFormField(name, label);
  return (
    <div className={styles.words}>
      <Textarea
        {...field}
        id={id}
        label={label}
        description={hint}
        required={required}
        error={error}
        value={field.value ?? ''}
        autosize
        minRows={rows}
        maxRows={16}
        maxLength={maxLength}
        lang="zh-CN"
        inputMode="text"
        autoCapitalize="off"
        autoComplete="off"
        enterKeyHint="enter"
      />
      {use !== undefined && <CannedButton name={name} label={label} use={use} />}
    </div>
  );
}

function CannedButton({ name, label, use }: { name: string; label: string; use: CannedText['use'] }) {
  const t = useT();
  const { getValues, setValue } = useFormContext();
  const texts = useCannedTexts(use);
  const [isOpen, setOpen] = useState(false);
  if (texts.length === 0) return null;
  const pick = (text: string) => {
    const before = String(getValues(name) ?? '').trimEnd();
    setValue(name, before === '' ? text : `${before}${/[。；;!！?？\n]$/.test(before) ? '' : '。'}${text}`);
    setOpen(false);
  };
  return (
    <>
      <Button
        variant="subtle"
        px={10}
        leftSection={<IconMessage2 size={20} aria-hidden />}
        aria-label={t('record.canned-for', { label })}
        onClick={() => setOpen(true)}
      >
        {t('record.canned')}
      </Button>
      {isOpen && <CannedTexts texts={texts} onPick={pick} onClose={() => setOpen(false)} />}
    </>
  );
}
