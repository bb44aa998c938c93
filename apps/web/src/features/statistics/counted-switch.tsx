/** Which records are shown: those that count, or those that were left out. */
import { Button } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import styles from './counted-switch.module.css';

export interface CountedSwitchProps {
  isCounted: boolean;
  onSwitch: (counted: 'yes' | 'no') => void;
}

export function CountedSwitch({ isCounted, onSwitch }: CountedSwitchProps) {
  const t = useT();
  return (
    <fieldset className={styles.switch} aria-label={t('statistics.which-records')}>
      <Button variant={isCounted ? 'filled' : 'default'} aria-pressed={isCounted} onClick={() => onSwitch('yes')}>
        {t('statistics.counted-records')}
      </Button>
      <Button variant={isCounted ? 'default' : 'filled'} aria-pressed={!isCounted} onClick={() => onSwitch('no')}>
        {t('statistics.left-out-records')}
      </Button>
    </fieldset>
  );
}
