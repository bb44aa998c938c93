/**
 * Getting the text of a QR code, whatever the circumstances: by camera, from a photo, or typed. A camera that may not
 * be used says why, and the other ways stay open.
 */
import { Button, Group, Select, Text } from '@mantine/core';
import { IconCameraOff, IconPhoto } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useT } from '../messages/use-t.ts';
import { Notice } from '../ui/notice.tsx';
import { Form, useAppForm } from '../ui/form.tsx';
import { TextField } from '../ui/text-fields.tsx';
import styles from './code-scanner.module.css';
import { useCamera } from './use-camera.ts';

export interface CodeScannerProps {
  /** What to point the camera at. */
  hint: string;
  /** What the typed text is. */
  typedLabel: string;
  typedHint: string;
  /** Called once per reading; to scan again, give the scanner another `key`. */
  onText: (text: string) => void;
  busy: boolean;
  /** No camera for the time being: what was read is being dealt with. */
  isPaused: boolean;
}

const pauseMs = 120;

export function CodeScanner({ hint, typedLabel, typedHint, onText, busy, isPaused }: CodeScannerProps) {
  const t = useT();
  return (
    <div className={styles.scanner}>
      {!isPaused && <CameraView hint={busy ? t('ui.loading') : hint} onText={onText} />}
      <div className={styles.other}>
        <PhotoButton onText={onText} />
        <TypedCode
          label={typedLabel}
          hint={typedHint}
          submitLabel={t('field.scanner.use')}
          onText={onText}
          busy={busy}
        />
      </div>
    </div>
  );
}

function CameraView({ hint, onText }: Pick<CodeScannerProps, 'hint' | 'onText'>) {
  const t = useT();
  const video = useRef<HTMLVideoElement>(null);
  const [deviceId, setDeviceId] = useState<string | null>(null);
  const [readerFailed, setReaderFailed] = useState(false);
  const show = useCallback(async (stream: MediaStream) => {
    if (!video.current) return;
    video.current.srcObject = stream;
    await video.current.play();
  }, []);
  const { state, cameras } = useCamera(show, deviceId);
  const found = useRef(onText);
  useEffect(() => {
    found.current = onText;
  }, [onText]);

  useEffect(() => {
    if (state !== 'running') return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (read: (picture: HTMLVideoElement) => Promise<string | null>) => {
      if (left || !video.current) return;
      const text = video.current.readyState >= 2 ? await read(video.current) : null;
      if (left) return;
      if (text === null) timer = setTimeout(() => void look(read).catch(fail), pauseMs);
      else found.current(text);
    };
    const fail = () => setReaderFailed(true);
    import('./code-reader.ts').then(({ readCode }) => look(readCode)).catch(fail);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [state]);

  const trouble = readerFailed ? 'reader' : state === 'starting' || state === 'running' ? null : state;
  return (
    <div className={styles.camera}>
      {trouble && (
        <Notice
          tone="warning"
          icon={<IconCameraOff aria-hidden />}
          title={t(`field.camera.${trouble}`)}
          announce="alert"
        >
          {t(`field.camera.${trouble}-help`)}
        </Notice>
      )}
      <div className={styles.picture} hidden={trouble !== null}>
        <video ref={video} muted playsInline aria-label={t('field.camera.picture')} />
        <div className={styles.frame} aria-hidden />
        {state === 'starting' && <output className={styles.starting}>{t('field.camera.starting')}</output>}
      </div>
      {trouble === null && <Text className={styles.hint}>{hint}</Text>}
      {cameras.length > 1 && (
        <Select
          label={t('field.camera.choose')}
          data={cameras.map(({ id, label }, index) => ({
            value: id,
            label: label || t('field.camera.number', { number: index + 1 }),
          }))}
          value={deviceId}
          onChange={setDeviceId}
          placeholder={t('field.camera.back')}
          allowDeselect={false}
        />
      )}
    </div>
  );
}

function PhotoButton({ onText }: Pick<CodeScannerProps, 'onText'>) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'reading' | 'nothing' | 'failed'>('idle');
  const read = async (photo: File) => {
    setState('reading');
    try {
      const { readCode } = await import('./code-reader.ts');
      const text = await readCode(photo);
      setState(text === null ? 'nothing' : 'idle');
      if (text !== null) onText(text);
    } catch {
      setState('failed');
    }
  };
  return (
    <div>
      <Button
        fullWidth
        variant="default"
        leftSection={<IconPhoto size={20} aria-hidden />}
        loading={state === 'reading'}
        onClick={() => input.current?.click()}
      >
        {t('field.scanner.photo')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('field.scanner.photo')}
        onChange={(event) => {
          const photo = event.currentTarget.files?.[0];
          // The same photo may be chosen again.
          event.currentTarget.value = '';
          if (photo) void read(photo);
        }}
      />
      {(state === 'nothing' || state === 'failed') && (
        <Text role="alert" c="red.9" mt={8}>
          {t(`field.scanner.photo-${state}`)}
        </Text>
      )}
    </div>
  );
}

const typedSchema = z.object({ text: z.string().trim().min(1).max(2000) });

interface TypedCodeProps extends Pick<CodeScannerProps, 'onText' | 'busy'> {
  label: string;
  hint: string;
  submitLabel: string;
}

function TypedCode({ label, hint, submitLabel, onText, busy }: TypedCodeProps) {
  const form = useAppForm({ schema: typedSchema });
  return (
    <Form
      form={form}
      onSubmit={({ text }) => onText(text)}
      busy={busy}
      submitLabel={submitLabel}
      wideSubmit
      label={label}
    >
      <Group grow>
        <TextField name="text" label={label} hint={hint} required maxLength={2000} />
      </Group>
    </Form>
  );
}
