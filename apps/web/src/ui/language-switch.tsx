/** Switches between Chinese and English; named in the language it switches to. */
import { UnstyledButton } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { languages, setLanguage } from '../messages/language.ts';
import { useLanguage } from '../messages/use-t.ts';
import styles from './language-switch.module.css';

export function LanguageSwitch() {
  const other = useLanguage() === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <UnstyledButton lang={other} className={styles.button} onClick={() => void setLanguage(other)}>
      <IconLanguage size={18} aria-hidden />
      {languages[other]}
    </UnstyledButton>
  );
}
