/** Says that a new version is here, and lets a person choose when it takes over. */
import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../messages/use-t.ts';
import { updateNow, useUpdateState } from './app-update.ts';
import styles from './update-banner.module.css';

export function UpdateBanner() {
  const t = useT();
  const state = useUpdateState();
  const [isBusy, setBusy] = useState(false);
  return (
    <output className={styles.place}>
      {state !== 'current' && (
        <div className={styles.banner}>
          <IconSparkles size={18} aria-hidden />
          <span className={styles.text}>
            {t(state === 'waiting' ? 'sync.update.ready' : 'sync.update.replaced')}
            {isBusy && ` ${t('sync.update.busy')}`}
          </span>
          <Button size="compact-md" variant="default" onClick={() => void updateNow().then((done) => setBusy(!done))}>
            {t(state === 'waiting' ? 'sync.update.now' : 'sync.update.reload')}
          </Button>
        </div>
      )}
    </output>
  );
}
