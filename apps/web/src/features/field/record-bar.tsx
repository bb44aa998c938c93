/** Always in view while the record is filled in: how far one is, what is missing, and where the draft is kept. */
import { Button } from '@mantine/core';
import { memo } from 'react';
import { useT } from '../../messages/use-t.ts';
import styles from './record.module.css';
import { goToRecordGaps } from './record-gaps.tsx';
import { useStanding } from './record-standing.tsx';
import { SaveMark } from './save-mark.tsx';
import type { SaveState } from './use-autosave.ts';

/** Each tap changes the mark twice; what stands beside it is drawn when it changed itself. */
export function RecordBar({ state }: { state: SaveState }) {
  return (
    <div className={styles.bar}>
      <Progress />
      <SaveMark state={state} />
      <Missing />
    </div>
  );
}

const Progress = memo(function Progress() {
  const t = useT();
  const { answered, all } = useStanding();
  return (
    <div className={styles.progress}>
      <strong>{t('field.record.progress', { answered, all })}</strong>
      <progress value={answered} max={Math.max(all, 1)} aria-label={t('field.record.progress-label')} />
    </div>
  );
});

const Missing = memo(function Missing() {
  const t = useT();
  const { gaps } = useStanding();
  if (gaps.length === 0) return null;
  return (
    <Button variant="default" onClick={goToRecordGaps}>
      {t('field.record.missing', { count: gaps.length })}
    </Button>
  );
});
