/** One place to sign: a pad for finger or pen, with whose it is, and a way to do it again. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconEraser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../messages/use-t.ts';
import type { Drawing, Ink } from './ink.ts';
import { openInk } from './ink.ts';
import styles from './signing.module.css';

export interface SignatureFieldProps {
  /** 企业在场人员：王某 */
  label: string;
  drawing: Drawing | null;
  onDrawn: (drawing: Drawing) => void;
  onClear: () => void;
}

export function SignatureField({ label, drawing, onDrawn, onClear }: SignatureFieldProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<Ink | null>(null);
  const own = useRef<Drawing | null>(null);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    drawn.current = onDrawn;
  }, [onDrawn]);

  useEffect(() => {
    if (!canvas.current) return;
    const opened = openInk(canvas.current, (made) => {
      own.current = made;
      drawn.current(made);
    });
    ink.current = opened;
    return () => opened.close();
  }, []);

  useEffect(() => {
    // What was just drawn is on the glass already.
    if (drawing !== own.current) ink.current?.show(drawing);
    own.current = drawing;
  }, [drawing]);

  return (
    <section className={styles.signature} aria-label={label} data-drawn={drawing !== null || undefined}>
      <div className={styles.signatureHead}>
        <strong>{label}</strong>
        {drawing === null ? (
          <span className={styles.open}>{t('signing.open')}</span>
        ) : (
          <span className={styles.done}>
            <IconCircleCheck size={20} aria-hidden />
            {t('signing.drawn')}
          </span>
        )}
        <Button
          variant="default"
          leftSection={<IconEraser size={20} aria-hidden />}
          disabled={drawing === null}
          aria-label={t('signing.clear-of', { label })}
          onClick={onClear}
        >
          {t('signing.clear')}
        </Button>
      </div>
      <canvas ref={canvas} className={styles.pad}>
        {t('signing.pad', { label })}
      </canvas>
    </section>
  );
}
