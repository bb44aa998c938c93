/** The frame of what stands before the field area: set-up, lock screen, and what keeps it closed. */
import { Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../messages/use-t.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Mark } from '../../ui/mark.tsx';
import styles from './cover.module.css';

export interface CoverProps {
  title: string;
  /** Beneath the card: ways out. */
  footer?: ReactNode;
  children: ReactNode;
}

export function Cover({ title, footer, children }: CoverProps) {
  const t = useT();
  useEffect(() => {
    document.title = t('app.document-title', { title });
  }, [t, title]);
  // Sized for fingers, like the area behind it.
  useEffect(() => {
    document.documentElement.dataset.area = 'field';
    return () => void delete document.documentElement.dataset.area;
  }, []);
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <Mark />
        <span>{t('app.field-name')}</span>
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
      </header>
      <main className={styles.main}>
        <div className={styles.card}>
          <Title order={1} className={styles.title}>
            {title}
          </Title>
          {children}
        </div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </main>
    </div>
  );
}
