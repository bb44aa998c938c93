/** What was taken, as small pictures; a tap opens one over the whole screen. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { IconFileText, IconMicrophone, IconPhoto, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { formatTime } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { EvidenceViewer } from './evidence-viewer.tsx';
import styles from './evidence.module.css';
import { useEvidenceUrl } from './use-evidence-url.ts';

export interface EvidenceListProps {
  inspectionId: string;
  items: readonly EvidenceItem[];
  /** Only while it is a draft: the caption may change, and a file may go. */
  onChange?: (item: EvidenceItem) => void;
  onRemove?: (item: EvidenceItem) => void;
}

const icons = {
  photo: IconPhoto,
  sound: IconMicrophone,
  video: IconVideo,
  document: IconFileText,
  signature: IconFileText,
};

export function EvidenceList({ inspectionId, items, onChange, onRemove }: EvidenceListProps) {
  const t = useT();
  const [openHash, setOpenHash] = useState<string | null>(null);
  const open = items.find(({ hash }) => hash === openHash);
  if (items.length === 0) return null;
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.hash}>
            <button
              type="button"
              className={styles.thumb}
              onClick={() => setOpenHash(item.hash)}
              aria-label={t('evidence.open', { name: item.caption || item.name })}
            >
              {item.kind === 'photo' && item.previewHash !== null ? (
                <SmallPicture inspectionId={inspectionId} hash={item.previewHash} />
              ) : (
                <KindMark item={item} />
              )}
              <span className={styles.caption}>{item.caption || formatTime(item.takenAt)}</span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <EvidenceViewer
          inspectionId={inspectionId}
          item={open}
          onClose={() => setOpenHash(null)}
          {...(onChange ? { onChange } : {})}
          {...(onRemove
            ? {
                onRemove: (item: EvidenceItem) => {
                  setOpenHash(null);
                  onRemove(item);
                },
              }
            : {})}
        />
      )}
    </>
  );
}

function SmallPicture({ inspectionId, hash }: { inspectionId: string; hash: string }) {
  const url = useEvidenceUrl(inspectionId, hash);
  return url === null ? <span className={styles.kind} /> : <img src={url} alt="" className={styles.picture} />;
}

function KindMark({ item }: { item: EvidenceItem }) {
  const Icon = icons[item.kind];
  return (
    <span className={styles.kind}>
      <Icon size={32} stroke={1.5} aria-hidden />
      <span className={styles.name}>{item.name}</span>
    </span>
  );
}
