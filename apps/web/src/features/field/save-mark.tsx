/** Whether what was entered is on this tablet; when it is not, nobody can miss it, and it says what to do. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDeviceTablet } from '@tabler/icons-react';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import styles from './record.module.css';
import type { SaveState } from './use-autosave.ts';

export function SaveMark({ state }: { state: SaveState }) {
  const t = useT();
  if (state.kind === 'failed')
    return (
      <span className={styles.notSaved}>
        <IconAlertTriangle size={18} aria-hidden />
        {t('record.not-saved')}
      </span>
    );
  return (
    <output className={styles.saved}>
      <IconDeviceTablet size={18} aria-hidden />
      {state.kind === 'saved' && t('record.saved-here', { time: formatTime(state.at) })}
      {state.kind === 'saving' && t('record.saving')}
      {state.kind === 'unchanged' && t('record.nothing-yet')}
    </output>
  );
}

export function NotSavedAlert({ state, onAgain }: { state: SaveState; onAgain: () => void }) {
  const t = useT();
  if (state.kind !== 'failed') return null;
  return (
    <div role="alert" className={styles.alarm}>
      <IconAlertTriangle size={28} aria-hidden />
      <div>
        <strong>{t('record.not-saved-title')}</strong>
        <p>{t(`record.not-saved.${state.failure}`)}</p>
      </div>
      {state.failure !== 'gone' && (
        <Button color="red.9" onClick={onAgain}>
          {t(state.failure === 'conflict' ? 'record.keep-this' : 'record.save-again')}
        </Button>
      )}
    </div>
  );
}
