/** One thing that was found: what, on which check, what is done about it, and until when. */
import type { Handling } from '@liangma/domain/inspection/record';
import type { ReactNode } from 'react';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';
import styles from './inspection-finding.module.css';

const handlingTones: Record<Handling, Tone> = {
  'corrected-on-site': 'success',
  order: 'warning',
  'case-proposed': 'danger',
  transferred: 'info',
  advice: 'neutral',
};

export interface FindingItemProps {
  /** Counted from 1. */
  number: number;
  finding: { description: string; clause: string; handling: Handling; dueOn: string | null; isMajor: boolean };
  /** Text of the check that it belongs to. */
  checkText?: string | undefined;
  /** State of the correction, buttons. */
  children?: ReactNode;
}

export function FindingItem({ number, finding, checkText, children }: FindingItemProps) {
  const t = useT();
  return (
    <article className={styles.finding} aria-label={t('inspections.record.finding-number', { number })}>
      <div className={styles.head}>
        <strong>{t('inspections.record.finding-number', { number })}</strong>
        <StatusBadge tone={handlingTones[finding.handling]}>
          {t(`inspections.handling.${finding.handling}`)}
        </StatusBadge>
        {finding.isMajor && <StatusBadge tone="danger">{t('inspections.record.major')}</StatusBadge>}
        {finding.dueOn && <span>{t('inspections.record.due', { day: formatDay(finding.dueOn) })}</span>}
      </div>
      <div className={styles.text}>{finding.description}</div>
      {checkText && <div className={styles.more}>{checkText}</div>}
      {finding.clause !== '' && (
        <div className={styles.more}>{t('inspections.record.clause', { clause: finding.clause })}</div>
      )}
      {children}
    </article>
  );
}
