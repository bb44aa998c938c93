/** The ways to take evidence: camera, photos of the device, sound, video, documents. */
import { Button } from '@mantine/core';
import type { EvidenceKind } from '@liangma/contract/evidence';
import { IconCamera, IconFileText, IconPhoto, IconVideo } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useT } from '../../messages/use-t.ts';
import { acceptOf } from './evidence-kinds.ts';
import { SoundRecorder } from './sound-recorder.tsx';

export interface EvidenceButtonsProps {
  /** What the evidence is of, for screen readers. */
  label: string;
  onFiles: (files: readonly File[], kind: EvidenceKind) => void;
}

interface FileButtonProps {
  text: string;
  name: string;
  icon: ReactNode;
  accept: string;
  /** Opens the camera at the back instead of the files. */
  fromCamera?: boolean;
  several?: boolean;
  variant?: 'default' | 'subtle';
  onFiles: (files: readonly File[]) => void;
}

function FileButton(props: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={props.variant ?? 'default'}
        px={props.variant === 'subtle' ? 10 : 16}
        leftSection={props.icon}
        aria-label={props.name}
        onClick={() => input.current?.click()}
      >
        {props.text}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.name}
        accept={props.accept}
        multiple={props.several ?? false}
        {...(props.fromCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) props.onFiles(files);
        }}
      />
    </>
  );
}

export function CameraButton({
  label,
  onFiles,
  variant = 'default',
}: EvidenceButtonsProps & Pick<FileButtonProps, 'variant'>) {
  const t = useT();
  return (
    <FileButton
      text={t('evidence.camera')}
      name={t('evidence.of', { way: t('evidence.camera'), what: label })}
      icon={<IconCamera size={20} aria-hidden />}
      accept="image/*"
      fromCamera
      variant={variant}
      onFiles={(files) => onFiles(files, 'photo')}
    />
  );
}

export function EvidenceButtons({ label, draftKey, onFiles }: EvidenceButtonsProps & { draftKey: string }) {
  const t = useT();
  const nameOf = (way: string) => t('evidence.of', { way, what: label });
  return (
    <>
      <CameraButton label={label} onFiles={onFiles} />
      <FileButton
        text={t('evidence.photos')}
        name={nameOf(t('evidence.photos'))}
        icon={<IconPhoto size={20} aria-hidden />}
        accept={acceptOf.photo}
        several
        onFiles={(files) => onFiles(files, 'photo')}
      />
      <SoundRecorder label={label} draftKey={draftKey} onSound={(file) => onFiles([file], 'sound')} />
      <FileButton
        text={t('evidence.video')}
        name={nameOf(t('evidence.video'))}
        icon={<IconVideo size={20} aria-hidden />}
        accept={acceptOf.video}
        fromCamera
        onFiles={(files) => onFiles(files, 'video')}
      />
      <FileButton
        text={t('evidence.document')}
        name={nameOf(t('evidence.document'))}
        icon={<IconFileText size={20} aria-hidden />}
        accept={acceptOf.document}
        several
        onFiles={(files) => onFiles(files, 'document')}
      />
    </>
  );
}
