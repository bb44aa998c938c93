/** Always in view while the record is filled in: how far one is, what is missing, and where the draft is kept. */
import { Button } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useT } from '../../messages/use-t.ts';
import styles from './record.module.css';
import { gapsId, useGaps } from './record-gaps.tsx';
import { SaveMark } from './save-mark.tsx';
import type { SaveState } from './use-autosave.ts';

export function RecordBar({ view, state }: { view: InspectionView; state: SaveState }) {
  const t = useT();
  const { gaps, answered, all } = useGaps(view);
  return (
    <div className={styles.bar}>
      <div className={styles.progress}>
        <strong>{t('field.record.progress', { answered, all })}</strong>
        <progress value={answered} max={Math.max(all, 1)} aria-label={t('field.record.progress-label')} />
      </div>
      <SaveMark state={state} />
      {gaps.length > 0 && (
        <Button
          variant="default"
          onClick={() => {
            const list = document.getElementById(gapsId);
            list?.scrollIntoView({ block: 'center' });
            list?.focus({ preventScroll: true });
          }}
        >
          {t('field.record.missing', { count: gaps.length })}
        </Button>
      )}
    </div>
  );
}
