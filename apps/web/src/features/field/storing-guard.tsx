/** Until what was taken for a draft is stored, nobody signs it, hands it in or leaves it; a calm line says why. */
import { Loader } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useSyncExternalStore } from 'react';
import { useT } from '../../messages/use-t.ts';
import type { Storing } from '../../offline/storing.ts';
import { finishStoring, onStoringChange, storingNow } from '../../offline/storing.ts';
import styles from './evidence.module.css';

export function useStoring(draftKey: string): Storing | null {
  return useSyncExternalStore(
    onStoringChange,
    useCallback(() => storingNow(draftKey), [draftKey]),
  );
}

/** Leaving the screen waits: a recording is stopped, and everything is stored first. */
export function useStayWhileStoring(draftKey: string): void {
  useBlocker({
    shouldBlockFn: useCallback(async () => {
      await finishStoring(draftKey);
      return false;
    }, [draftKey]),
    enableBeforeUnload: useCallback(() => storingNow(draftKey) !== null, [draftKey]),
  });
}

export function StoringNote({ draftKey }: { draftKey: string }) {
  const t = useT();
  const storing = useStoring(draftKey);
  if (storing === null) return null;
  return (
    <output className={styles.busy}>
      <Loader size="xs" />
      <span>{t(`evidence.wait.${storing}`)}</span>
    </output>
  );
}
