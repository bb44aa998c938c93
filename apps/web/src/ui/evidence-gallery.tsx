/** Evidence that the server has, to look at and to hear: pictures open large, sound and video play, all else is saved. */
import { downloadEvidence } from '@liangma/contract/evidence';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { IconFileText, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf } from '../api/client.ts';
import { formatInstant } from '../messages/format.ts';
import { useT } from '../messages/use-t.ts';
import { Dialog } from './dialog.tsx';
import styles from './evidence-gallery.module.css';

export interface EvidenceGalleryProps {
  inspectionId: string;
  items: readonly EvidenceItem[];
  /** Text of the check that a piece belongs to, where the reader knows the checklist. */
  checkText?: (checkKey: string) => string | undefined;
}

const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** The file that a browser can show of a picture; null: it can only be saved. */
const pictureOf = ({ hash, previewHash, mediaType }: EvidenceItem): string | null =>
  shownTypes.includes(mediaType) ? hash : previewHash;

const nameOf = ({ caption, name }: EvidenceItem): string => (caption === '' ? name : caption);

export function EvidenceGallery({ inspectionId, items, checkText }: EvidenceGalleryProps) {
  const t = useT();
  const [opened, setOpened] = useState<EvidenceItem | null>(null);
  if (items.length === 0) return null;
  const address = (hash: string) => addressOf(downloadEvidence, { params: { inspectionId, hash } });
  const large = opened && pictureOf(opened);
  return (
    <>
      <ul className={styles.gallery}>
        {items.map((item) => (
          <li key={item.hash} data-wide={item.kind === 'sound' || item.kind === 'video' || undefined}>
            <Piece item={item} address={address} onOpen={() => setOpened(item)} />
            <Words item={item} check={item.checkKey === null ? undefined : checkText?.(item.checkKey)} />
          </li>
        ))}
      </ul>
      <Dialog opened={opened !== null} onClose={() => setOpened(null)} title={opened ? nameOf(opened) : ''} size="xl">
        {opened && large && (
          <>
            <img src={address(large)} alt={nameOf(opened)} className={styles.large} />
            <p className={styles.small}>
              {formatInstant(opened.takenAt)}{' '}
              <a href={address(opened.hash)} target="_blank" rel="noreferrer">
                {t('ui.evidence-original')}
              </a>
            </p>
          </>
        )}
      </Dialog>
    </>
  );
}

interface PieceProps {
  item: EvidenceItem;
  address: (hash: string) => string;
  onOpen: () => void;
}

function Piece({ item, address, onOpen }: PieceProps) {
  const t = useT();
  const name = nameOf(item);
  if (item.kind === 'sound')
    return (
      <audio controls preload="none" src={address(item.hash)} aria-label={t('ui.evidence-sound', { name })}>
        <track kind="captions" />
      </audio>
    );
  if (item.kind === 'video')
    return (
      <video
        controls
        preload="none"
        src={address(item.hash)}
        aria-label={t('ui.evidence-video', { name })}
        {...(item.previewHash === null ? {} : { poster: address(item.previewHash) })}
      >
        <track kind="captions" />
      </video>
    );
  if (pictureOf(item) === null || item.kind === 'document')
    return (
      <a className={styles.file} href={address(item.hash)} download={item.name}>
        <IconFileText size={28} stroke={1.5} aria-hidden />
        {t('ui.evidence-save', { name: item.name })}
      </a>
    );
  return (
    <button type="button" className={styles.picture} onClick={onOpen} aria-label={t('ui.evidence-enlarge', { name })}>
      <Picture key={item.hash} source={address(item.previewHash ?? item.hash)} />
    </button>
  );
}

/** The small picture, or a mark where the file cannot be read. */
function Picture({ source }: { source: string }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <IconPhoto size={28} stroke={1.5} aria-hidden />;
  return <img src={source} alt="" loading="lazy" onError={() => setBroken(true)} />;
}

function Words({ item, check }: { item: EvidenceItem; check: string | undefined }) {
  const t = useT();
  return (
    <div className={styles.words}>
      <span>{nameOf(item)}</span>
      {check !== undefined && <span className={styles.small}>{t('ui.evidence-check', { check })}</span>}
      <time className={styles.small} dateTime={item.takenAt}>
        {formatInstant(item.takenAt)}
      </time>
      <span className={styles.small} title={item.hash}>
        {t('ui.evidence-hash', { hash: item.hash.slice(0, 12) })}
      </span>
    </div>
  );
}
