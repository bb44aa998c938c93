/** Where an order to correct stands, and for how long it has been overdue. */
import type { RectificationRow } from '@liangma/contract/rectifications';
import type { RectificationState } from '@liangma/domain/rectifications/rectification';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/status-badge.tsx';
import styles from './rectifications.module.css';

const tones: Record<RectificationState, Tone> = {
  open: 'warning',
  reported: 'info',
  closed: 'success',
  'case-proposed': 'danger',
};

/** The state alone. */
function RectificationBadge({ state }: { state: RectificationState }) {
  const t = useT();
  return <StatusBadge tone={tones[state]}>{t(`rectifications.state.${state}`)}</StatusBadge>;
}

/** The state, and beside it the days past the date. */
export function RectificationBadges({ row }: { row: Pick<RectificationRow, 'state' | 'isOverdue' | 'overdueDays'> }) {
  const t = useT();
  return (
    <span className={styles.badges}>
      {row.isOverdue && (
        <StatusBadge tone="danger">{t('rectifications.overdue', { days: row.overdueDays })}</StatusBadge>
      )}
      <RectificationBadge state={row.state} />
    </span>
  );
}
