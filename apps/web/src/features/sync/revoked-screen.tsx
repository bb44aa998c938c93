/** The bureau has revoked this tablet: says so, then deletes everything here, whether or not somebody looks. */
import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useOutbox } from '../../offline/use-field.tsx';
import { wipeTablet } from '../../offline/wipe.ts';
import { Cover } from './cover.tsx';

/** House rule: long enough to read it. */
const secondsToRead = 60;

export function RevokedScreen() {
  const t = useT();
  const unsent = useOutbox().filter(({ receipt }) => receipt === null).length;
  const [left, setLeft] = useState(secondsToRead);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) void wipeTablet();
  }, [left]);
  return (
    <Cover title={t('sync.revoked.title')}>
      <Stack gap="md">
        <Text>{t('sync.revoked.text', { seconds: Math.max(left, 0) })}</Text>
        {unsent > 0 && <Text fw={600}>{t('sync.revoked.unsent', { count: unsent })}</Text>}
        <Button color="red.9" onClick={() => void wipeTablet()}>
          {t('sync.revoked.now')}
        </Button>
      </Stack>
    </Cover>
  );
}
