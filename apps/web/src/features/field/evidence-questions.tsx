/** Asked once per tablet, after something was stored: whether photos may carry the place. And how the watermark is set. */
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { Notice } from '../../ui/notice.tsx';
import { changeEvidenceSettings, useEvidenceSettings } from './evidence-settings.ts';
import { currentPlace } from './evidence-place.ts';

/** Where it is asked now; evidence of several findings would ask the same several times. */
let asking: object | null = null;
const waiting = new Set<() => void>();

/** Whether it is this place that asks: the first that is there, and the next when it goes. */
function useIsAsking(): boolean {
  const [self] = useState(() => ({}));
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    const take = () => {
      asking ??= self;
      setAsking(asking === self);
    };
    take();
    waiting.add(take);
    return () => {
      waiting.delete(take);
      if (asking !== self) return;
      asking = null;
      for (const other of waiting) other();
    };
  }, [self]);
  return isAsking;
}

export function EvidenceQuestions() {
  const t = useT();
  const { place } = useEvidenceSettings();
  const isAsking = useIsAsking();
  if (place !== 'unasked' || !isAsking) return null;
  const allow = () => {
    changeEvidenceSettings({ place: 'allowed' });
    // The browser asks for itself now, and not at the next photo.
    void currentPlace();
  };
  return (
    <Notice tone="info" title={t('evidence.place-question')}>
      {t('evidence.place-question-text')}
      <Group gap={8} mt={8} component="span">
        <Button variant="default" onClick={allow}>
          {t('evidence.place-allow')}
        </Button>
        <Button variant="default" onClick={() => changeEvidenceSettings({ place: 'denied' })}>
          {t('evidence.place-deny')}
        </Button>
      </Group>
    </Notice>
  );
}
