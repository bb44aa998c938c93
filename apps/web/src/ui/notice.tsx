/** Something one should know, beside what one is doing: calm for information, yellow for a warning, green when done. */
import type { ReactNode } from 'react';
import styles from './notice.module.css';

export interface NoticeProps {
  tone: 'info' | 'warning' | 'success';
  icon?: ReactNode;
  title?: string;
  /** alert interrupts a screen reader, status waits for a pause; without it, it is only read in its place. */
  announce?: 'alert' | 'status';
  children?: ReactNode;
}

export function Notice({ tone, icon, title, announce, children }: NoticeProps) {
  const content = (
    <>
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.text}>
        {title && <strong>{title}</strong>}
        {children && <span>{children}</span>}
      </span>
    </>
  );
  if (announce === 'status')
    return (
      <output className={styles.notice} data-tone={tone}>
        {content}
      </output>
    );
  return (
    <div className={styles.notice} data-tone={tone} role={announce}>
      {content}
    </div>
  );
}
