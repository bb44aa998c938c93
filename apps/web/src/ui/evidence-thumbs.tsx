/** Evidence that the server has, as small pictures; each opens the original beside the app. */
import { downloadEvidence } from '@liangma/contract/evidence';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { IconFileText, IconMicrophone, IconVideo } from '@tabler/icons-react';
import { addressOf } from '../api/client.ts';
import { formatInstant } from '../messages/format.ts';
import { useT } from '../messages/use-t.ts';
import styles from './evidence-thumbs.module.css';

const marks = {
  sound: IconMicrophone,
  video: IconVideo,
  document: IconFileText,
  photo: IconFileText,
  signature: IconFileText,
};

export interface EvidenceThumbsProps {
  inspectionId: string;
  items: readonly EvidenceItem[];
}

export function EvidenceThumbs({ inspectionId, items }: EvidenceThumbsProps) {
  const t = useT();
  if (items.length === 0) return null;
  const address = (hash: string) => addressOf(downloadEvidence, { params: { inspectionId, hash } });
  return (
    <ul className={styles.thumbs}>
      {items.map((item) => {
        const Mark = marks[item.kind];
        const name = item.caption === '' ? item.name : item.caption;
        const isPicture =
          item.previewHash !== null || item.mediaType === 'image/jpeg' || item.mediaType === 'image/png';
        return (
          <li key={item.hash}>
            <a
              href={address(item.hash)}
              target="_blank"
              rel="noreferrer"
              aria-label={t('ui.evidence-of', { name })}
              title={formatInstant(item.takenAt)}
            >
              {isPicture ? (
                <img src={address(item.previewHash ?? item.hash)} alt="" loading="lazy" />
              ) : (
                <span className={styles.mark}>
                  <Mark size={28} stroke={1.5} aria-hidden />
                </span>
              )}
              <span className={styles.caption}>{name}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
