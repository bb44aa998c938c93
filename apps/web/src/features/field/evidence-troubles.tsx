/** Files that could not be taken, each with its cause and what to do. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { formatBytes } from './evidence-kinds.ts';
import type { EvidenceTrouble } from './evidence-limits.ts';
import styles from './evidence.module.css';

function troubleText(t: Translate, trouble: EvidenceTrouble): string {
  switch (trouble.kind) {
    case 'too-large':
      return t('evidence.trouble.too-large', {
        bytes: formatBytes(trouble.bytes),
        limit: formatBytes(trouble.limit),
      });
    case 'no-room':
      return t('evidence.trouble.no-room', { bytes: formatBytes(trouble.bytes), free: formatBytes(trouble.free) });
    case 'empty':
    case 'wrong-type':
    case 'not-stored':
    case 'store-full':
      return t(`evidence.trouble.${trouble.kind}`);
  }
}

export function EvidenceTroubles({ troubles, onClose }: { troubles: readonly EvidenceTrouble[]; onClose: () => void }) {
  const t = useT();
  if (troubles.length === 0) return null;
  return (
    <div role="alert" className={styles.troubles}>
      <strong>
        <IconAlertTriangle size={20} aria-hidden /> {t('evidence.trouble.head', { count: troubles.length })}
      </strong>
      <ul>
        {troubles.map((trouble, index) => (
          // The same name may be refused twice.
          <li key={`${index}|${trouble.name}`}>
            {trouble.name}: {troubleText(t, trouble)}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={onClose}>
        {t('evidence.trouble.close')}
      </Button>
    </div>
  );
}
