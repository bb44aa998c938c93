/** How much of the year's cap is used: which visit of the year this one is, the cap, its source, and exempt visits. */
import { Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './inspection-cap.module.css';
import { isExemptFromCap } from './inspection-labels.ts';

export interface InspectionCapProps {
  /** Use of the cap by the other visits of the year. */
  use: InspectionView['capUse'];
  /** Ground of the inspection that is looked at; without it only what is used up is told. */
  groundKind?: GroundKind | undefined;
}

export function InspectionCap({ use, groundKind }: InspectionCapProps) {
  const t = useT();
  const isExempt = groundKind !== undefined && isExemptFromCap(groundKind);
  const isReached = use.limit !== null && use.counted >= use.limit && !isExempt;
  const counted =
    groundKind === undefined || isExempt
      ? t('inspections.cap.used', { count: use.counted })
      : t('inspections.cap.visit', { count: use.counted + 1 });
  const limit = use.limit === null ? t('inspections.cap.no-limit') : t('inspections.cap.limit', { limit: use.limit });
  return (
    <div>
      <div className={styles.line}>
        <strong className={styles.figure} data-reached={isReached || undefined}>
          {counted} / {limit}
        </strong>
        {isReached && <StatusBadge tone="danger">{t('inspections.cap.reached')}</StatusBadge>}
        {isExempt && <StatusBadge tone="info">{t('inspections.cap.this-exempt')}</StatusBadge>}
      </div>
      {use.exempt > 0 && <Text size="sm">{t('inspections.cap.exempt', { count: use.exempt })}</Text>}
      {use.source !== '' && (
        <Text size="sm" c="dimmed">
          {t('inspections.rules.source', { source: use.source })}
        </Text>
      )}
    </div>
  );
}
