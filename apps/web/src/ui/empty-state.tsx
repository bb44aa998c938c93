/** What a place says when it has nothing to show: why, and what to do about it. */
import { Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  title: string;
  text?: string;
  /** The next step as a button or link. */
  action?: ReactNode;
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <IconInbox size={36} stroke={1.3} aria-hidden className={styles.icon} />
      <Text fw={600}>{title}</Text>
      {text && (
        <Text size="sm" c="dimmed" maw="32em">
          {text}
        </Text>
      )}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
