/** How much of a plan line is done, as a link to its inspections. */
import type { PlanLineView } from '@liangma/contract/plans';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import styles from './line-progress.module.css';

export function LineProgress({ line }: { line: PlanLineView }) {
  const t = useT();
  const share = line.quantity ? Math.min(1, line.finished / line.quantity) : 0;
  const text =
    line.quantity === null
      ? t('plans.finished-count', { count: formatNumber(line.finished) })
      : t('plans.finished-of', { finished: formatNumber(line.finished), quantity: formatNumber(line.quantity) });
  const open = line.started - line.finished;
  return (
    <div className={styles.progress}>
      <AppLink
        to="/inspections"
        search={{ planLineId: line.id }}
        aria-label={`${t('plans.line-no', { no: line.no })} ${text}`}
      >
        {text}
      </AppLink>
      {line.quantity !== null && (
        <div className={styles.track} aria-hidden>
          <div className={styles.bar} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {open > 0 && <span className={styles.open}>{t('plans.under-way', { count: open })}</span>}
    </div>
  );
}
