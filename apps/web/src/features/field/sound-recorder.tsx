/**
 * Records sound; only while somebody sees that it does. Ends by itself before the file is too large. Whoever leaves the
 * screen or locks the tablet ends it too, and what was said is stored first.
 */
import { Button } from '@mantine/core';
import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { beginStoring } from '../../offline/storing.ts';
import { formatSeconds, longestSoundSeconds } from './evidence-kinds.ts';
import styles from './evidence.module.css';

/** The first that the browser can write; Safari writes mp4 only. */
const formats = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

const endings: Readonly<Record<string, string>> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };

function fileOf(parts: readonly Blob[], format: string): File {
  const type = format.split(';')[0] ?? 'audio/webm';
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  return new File([...parts], `${time}.${endings[type] ?? 'webm'}`, { type });
}

type State = 'idle' | 'asking' | 'recording' | 'refused';

export interface SoundRecorderProps {
  label: string;
  /** Key of the draft that the sound belongs to. */
  draftKey: string;
  /** Begins to store the sound before it returns. */
  onSound: (file: File) => void;
}

export function SoundRecorder({ label, draftKey, onSound }: SoundRecorderProps) {
  const t = useT();
  const [state, setState] = useState<State>('idle');
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  const deliver = useRef(onSound);
  useEffect(() => {
    deliver.current = onSound;
  }, [onSound]);

  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      recorder.current?.stop();
    };
  }, []);

  useEffect(() => {
    if (state !== 'recording') return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [state]);

  useEffect(() => {
    if (seconds >= longestSoundSeconds) recorder.current?.stop();
  }, [seconds]);

  const start = async () => {
    setState('asking');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (isLeft.current) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      const format = formats.find((one) => MediaRecorder.isTypeSupported(one)) ?? '';
      const made = new MediaRecorder(stream, {
        ...(format === '' ? {} : { mimeType: format }),
        audioBitsPerSecond: 64_000,
      });
      const parts: Blob[] = [];
      const ended = beginStoring(draftKey, () => made.state !== 'inactive' && made.stop());
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        recorder.current = null;
        for (const track of stream.getTracks()) track.stop();
        setState('idle');
        if (parts.some(({ size }) => size > 0)) deliver.current(fileOf(parts, made.mimeType || format));
        // Only now: between the recording and its storing nobody may sign, leave or lock.
        ended();
      };
      try {
        made.start(1000);
      } catch (error) {
        ended();
        throw error;
      }
      recorder.current = made;
      setSeconds(0);
      setState('recording');
    } catch {
      setState('refused');
    }
  };

  if (state === 'recording')
    return (
      <Button
        color="red.9"
        leftSection={<IconPlayerStopFilled size={20} aria-hidden />}
        onClick={() => recorder.current?.stop()}
      >
        {t('evidence.sound-stop', { time: formatSeconds(seconds) })}
      </Button>
    );
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconMicrophone size={20} aria-hidden />}
        disabled={state === 'asking'}
        aria-label={t('evidence.of', { way: t('evidence.sound'), what: label })}
        onClick={() => void start()}
      >
        {t('evidence.sound')}
      </Button>
      {state === 'refused' && (
        <span role="alert" className={styles.refused}>
          {t('evidence.sound-refused')}
        </span>
      )}
    </>
  );
}
