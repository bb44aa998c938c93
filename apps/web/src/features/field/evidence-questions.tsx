/** Asked once per tablet, after something was stored: whether photos may carry the place. And how the watermark is set. */
import { Button, Group } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { Notice } from '../../ui/notice.tsx';
import { changeEvidenceSettings, useEvidenceSettings } from './evidence-settings.ts';
import { currentPlace } from './evidence-place.ts';

export function EvidenceQuestions() {
  const t = useT();
  const { place } = useEvidenceSettings();
  if (place !== 'unasked') return null;
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
