/** Says that the server cannot be reached; disappears by itself. */
import { IconWifiOff } from '@tabler/icons-react';
import { useConnected } from '../api/connection.ts';
import { useT } from '../messages/use-t.ts';
import styles from './offline-banner.module.css';

export function OfflineBanner() {
  const t = useT();
  const connected = useConnected();
  return (
    <output className={styles.place}>
      {!connected && (
        <div className={styles.banner}>
          <IconWifiOff size={18} aria-hidden />
          {t('app.offline')}
        </div>
      )}
    </output>
  );
}
