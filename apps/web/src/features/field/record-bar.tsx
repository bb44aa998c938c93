/** Always in view while the record is filled in: how far one is, what is missing, and where the draft is kept. */
import { Button } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspections';
import { IconAlertTriangle, IconDeviceTablet } from '@tabler/icons-react';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import styles from './record.module.css';
import { gapsId, useGaps } from './record-gaps.tsx';
import type { SaveState } from './use-record-draft.ts';

export function RecordBar({ view, state }: { view: InspectionView; state: SaveState }) {
  const t = useT();
  const { gaps, answered } = useGaps(view);
  const all = view.checklist.length;
  return (
    <div className={styles.bar}>
      <div className={styles.progress}>
        <strong>{t('field.record.progress', { answered, all })}</strong>
        <progress value={answered} max={Math.max(all, 1)} aria-label={t('field.record.progress-label')} />
      </div>
      <SavedMark state={state} />
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

function SavedMark({ state }: { state: SaveState }) {
  const t = useT();
  if (state.kind === 'failed')
    return (
      <span className={styles.notSaved} role="alert">
        <IconAlertTriangle size={18} aria-hidden />
        {t('field.record.not-saved')}
      </span>
    );
  return (
    <span className={styles.saved}>
      <IconDeviceTablet size={18} aria-hidden />
      {state.kind === 'saved'
        ? t('field.record.saved-here', { time: formatTime(state.at) })
        : t('field.record.nothing-yet')}
    </span>
  );
}
