/** Where a procedure stands (Steps), and what happened so far (Timeline). */
import { IconCheck } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatInstant } from '../messages/format.ts';
import { useT } from '../messages/use-t.ts';
import styles from './steps.module.css';

export interface Step {
  label: string;
  /** A short second line: who, when. */
  note?: string;
}

/** `current` is the index of the running step; `steps.length` when all are done. */
export function Steps({ steps, current }: { steps: readonly Step[]; current: number }) {
  const t = useT();
  return (
    <ol className={styles.steps} aria-label={t('ui.steps')}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'waiting';
        return (
          <li key={step.label} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
            <span className={styles.mark} aria-hidden>
              {state === 'done' ? <IconCheck size={16} stroke={2.5} /> : index + 1}
            </span>
            <span className={styles.label}>
              {step.label}
              <VisuallyHidden>{t(`ui.step-${state}`)}</VisuallyHidden>
              {step.note && <small>{step.note}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

export interface TimelineEvent {
  id: string;
  /** ISO instant, UTC. */
  at: string;
  who?: string | null;
  what: ReactNode;
  note?: ReactNode;
}

/** Events in the order given. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className={styles.timeline}>
      {events.map((event) => (
        <li key={event.id}>
          <div className={styles.what}>{event.what}</div>
          <div className={styles.when}>
            <time dateTime={event.at}>{formatInstant(event.at)}</time>
            {event.who && <span>{event.who}</span>}
          </div>
          {event.note && <div className={styles.note}>{event.note}</div>}
        </li>
      ))}
    </ol>
  );
}
