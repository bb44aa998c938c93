/** Why a record is counted in a figure, or why it is not. */
import type { MetricRecord } from '@liangma/contract/statistics';
import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { inLanguage } from './metric.ts';
import styles from './record-reasons.module.css';

type Reason = MetricRecord['reasons'][number];

function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.criterion} data-met={reason.isMet}>
          {reason.isMet ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
          <VisuallyHidden>{t(reason.isMet ? 'statistics.met' : 'statistics.not-met')}</VisuallyHidden>
          <span className={styles.text}>{inLanguage(reason.text, language)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is not met stands open; what is met unfolds. */
export function RecordReasons({ reasons }: { reasons: readonly Reason[] }) {
  const t = useT();
  const unmet = reasons.filter((reason) => !reason.isMet);
  const met = reasons.filter((reason) => reason.isMet);
  return (
    <div className={styles.block}>
      {unmet.length > 0 && <ReasonList reasons={unmet} />}
      {met.length > 0 && (
        <details>
          <summary>
            {t(unmet.length === 0 ? 'statistics.all-met' : 'statistics.others-met', { count: met.length })}
          </summary>
          <ReasonList reasons={met} />
        </details>
      )}
    </div>
  );
}
