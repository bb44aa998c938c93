/** Long text that is dictated or picked: a large box for the keyboard's microphone, and the canned texts (常用语) beside it. */
import { Button, Text, Textarea } from '@mantine/core';
import type { CannedText } from '@liangma/contract/field-pack';
import { IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { useCannedTexts } from '../../offline/use-field.tsx';
import { useFormField } from '../../ui/form-fields.ts';
import { Notice } from '../../ui/notice.tsx';
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
  /** Sentences that fit just here, each with one tap. */
  offered?: readonly string[];
}

const nothing: readonly string[] = [];

export function WordsField(props: WordsFieldProps) {
  const { name, label, hint, required = false, rows = 2, maxLength, use, offered = nothing } = props;
  const t = useT();
  const { getValues, setValue } = useFormContext();
  const { field, id, error } = useFormField(name, label);
  const [refused, setRefused] = useState<string | null>(null);
  // Said as long as it is so: who shortens the text sees it go.
  const isTooMuch = refused !== null && joined(String(field.value ?? ''), refused).length > maxLength;
  const add = (text: string) => {
    const next = joined(String(getValues(name) ?? ''), text);
    const fits = next.length <= maxLength;
    setRefused(fits ? null : text);
    if (fits) setValue(name, next);
  };
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
      {use !== undefined && <CannedButton label={label} use={use} onPick={add} />}
      {offered.length > 0 && (
        <div className={styles.canned}>
          <Text c="dimmed">{t('field.finding.canned')}</Text>
          {offered.map((text) => (
            <button key={text} type="button" className={styles.cannedText} onClick={() => add(text)}>
              {text}
            </button>
          ))}
        </div>
      )}
      {isTooMuch && (
        <Notice tone="warning" announce="alert">
          {t('record.canned-too-long', { limit: maxLength })}
        </Notice>
      )}
    </div>
  );
}

/** What is picked stands after what is there, as a sentence of its own. */
function joined(before: string, text: string): string {
  const end = before.trimEnd();
  return end === '' ? text : `${end}${/[。；;!！?？\n]$/.test(end) ? '' : '。'}${text}`;
}

interface CannedButtonProps {
  label: string;
  use: CannedText['use'];
  onPick: (text: string) => void;
}

function CannedButton({ label, use, onPick }: CannedButtonProps) {
  const t = useT();
  const texts = useCannedTexts(use);
  const [isOpen, setOpen] = useState(false);
  if (texts.length === 0) return null;
  const pick = (text: string) => {
    onPick(text);
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
