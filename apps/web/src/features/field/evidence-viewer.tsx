/** One piece of evidence over the whole screen, with its fingerprint, size, time and place; the caption is written here. */
import { Button, Modal, Textarea } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatBytes, placeText } from './evidence-kinds.ts';
import styles from './evidence.module.css';
import { useEvidenceUrl } from './use-evidence-url.ts';

export interface EvidenceViewerProps {
  inspectionId: string;
  item: EvidenceItem;
  onClose: () => void;
  onChange?: (item: EvidenceItem) => void;
  onRemove?: (item: EvidenceItem) => void;
}

export function EvidenceViewer({ inspectionId, item, onClose, onChange, onRemove }: EvidenceViewerProps) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const title = t(`evidence.kind.${item.kind}`);
  return (
    <Modal.Root opened onClose={onClose} fullScreen>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.viewerHead}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('ui.close')} size={44} />
        </div>
        <Modal.Body className={styles.viewer}>
          <div className={styles.stage}>
            <Shown inspectionId={inspectionId} item={item} />
          </div>
          <div className={styles.details}>
            {onChange && (
              <Textarea
                label={t('evidence.caption')}
                autosize
                minRows={2}
                maxLength={500}
                lang="zh-CN"
                autoCapitalize="off"
                enterKeyHint="done"
                value={item.caption}
                onChange={(event) => onChange({ ...item, caption: event.currentTarget.value })}
              />
            )}
            <DescriptionList
              items={[
                ...(onChange ? [] : [{ label: t('evidence.caption'), value: item.caption, wide: true }]),
                { label: t('evidence.name'), value: item.name, wide: true },
                { label: t('evidence.taken-at'), value: formatInstant(item.takenAt) },
                { label: t('evidence.size'), value: formatBytes(item.bytes) },
                { label: t('evidence.place'), value: item.place && placeText(item.place) },
                { label: 'SHA-256', value: <code className={styles.hash}>{item.hash}</code>, wide: true },
              ]}
            />
            {onRemove && !isAsking && (
              <Button
                variant="default"
                c="red.9"
                leftSection={<IconTrash size={20} aria-hidden />}
                onClick={() => setAsking(true)}
              >
                {t('evidence.remove')}
              </Button>
            )}
            {onRemove && isAsking && (
              <Button color="red.9" onClick={() => onRemove(item)}>
                {t('evidence.remove-confirm')}
              </Button>
            )}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Shown({ inspectionId, item }: Pick<EvidenceViewerProps, 'inspectionId' | 'item'>) {
  const t = useT();
  // Photos of other makers are no picture to every browser; the small one always is.
  const isStrange = item.kind === 'photo' && /hei[cf]/.test(item.mediaType);
  const url = useEvidenceUrl(inspectionId, isStrange ? (item.previewHash ?? item.hash) : item.hash);
  if (url === null) return <output>{t('ui.loading')}</output>;
  if (item.kind === 'photo' || item.kind === 'signature' || item.mediaType.startsWith('image/'))
    return <img src={url} alt={item.caption || item.name} />;
  // What was said on site has no captions; its words stand in the record.
  if (item.kind === 'sound') return <Player url={url} name={item.name} />;
  if (item.kind === 'video') return <Player url={url} name={item.name} isVideo />;
  return (
    <Button component="a" href={url} download={item.name} leftSection={<IconDownload size={20} aria-hidden />}>
      {t('evidence.open-file')}
    </Button>
  );
}

function Player({ url, name, isVideo = false }: { url: string; name: string; isVideo?: boolean }) {
  return isVideo ? (
    <video src={url} controls playsInline aria-label={name}>
      <track kind="captions" />
    </video>
  ) : (
    <audio src={url} controls aria-label={name}>
      <track kind="captions" />
    </audio>
  );
}
