/** The canned texts to pick from, those used last first, found by any part of their words. */
import { TextInput } from '@mantine/core';
import type { CannedText } from '@liangma/contract/field-pack';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { cannedInOrder, noteCannedUse } from './canned-recent.ts';
import styles from './record.module.css';

export interface CannedTextsProps {
  texts: readonly CannedText[];
  onPick: (text: string) => void;
  onClose: () => void;
}

export function CannedTexts({ texts, onPick, onClose }: CannedTextsProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const found = cannedInOrder(texts, search);
  return (
    <Dialog opened onClose={onClose} title={t('record.canned')} size="lg">
      <div className={styles.fields}>
        <TextInput
          type="search"
          label={t('record.canned-search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          value={search}
          lang="zh-CN"
          autoCapitalize="off"
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {found.length === 0 && <p>{t('record.canned-none')}</p>}
        <ul className={styles.cannedList}>
          {found.map(({ id, text }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.cannedText}
                onClick={() => {
                  noteCannedUse(id);
                  onPick(text);
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
