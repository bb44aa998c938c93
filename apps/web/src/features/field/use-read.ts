/** Reads something of the store once. What could not be read is not taken for absent: it is said, and read again on request. */
import { useCallback, useEffect, useState } from 'react';

export type Read<T> = { kind: 'reading' } | { kind: 'failed'; again: () => void } | { kind: 'read'; value: T };

/** @param read the same function as long as the same is meant */
export function useRead<T>(read: () => Promise<T>): Read<T> {
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<{ read: () => Promise<T>; attempt: number; value?: { of: T } } | null>(null);
  useEffect(() => {
    let left = false;
    read().then(
      (of) => !left && setFound({ read, attempt, value: { of } }),
      () => !left && setFound({ read, attempt }),
    );
    return () => {
      left = true;
    };
  }, [read, attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  if (found?.read !== read || found.attempt !== attempt) return { kind: 'reading' };
  return found.value ? { kind: 'read', value: found.value.of } : { kind: 'failed', again };
}
