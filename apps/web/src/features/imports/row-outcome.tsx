/** What becomes of a row, in words. */
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ImportRow } from './import-findings.tsx';

export function RowOutcome({ row }: { row: ImportRow }) {
  const t = useT();
  if (row.applied !== null) return <StatusBadge tone="success">{t(`imports.applied.${row.applied}`)}</StatusBadge>;
  if (row.outcome === 'refused') return <StatusBadge tone="danger">{t('imports.rows.refused')}</StatusBadge>;
  if (row.outcome === 'merged' && row.mergedInto !== null)
    return <StatusBadge tone="neutral">{t('imports.rows.merged-into', { row: row.mergedInto })}</StatusBadge>;
  if (row.outcome === 'not-data')
    return <StatusBadge tone="neutral">{t(`imports.not-data.${row.notData ?? 'note'}`)}</StatusBadge>;
  return row.warnings.length > 0 ? (
    <StatusBadge tone="warning">{t('imports.rows.warned')}</StatusBadge>
  ) : (
    <StatusBadge tone="success">{t('imports.rows.accepted')}</StatusBadge>
  );
}
