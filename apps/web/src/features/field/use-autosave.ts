/**
 * Saves a value on every change, the newest one last, never two at once. "Saved" is said only when it is on disk; what
 * could not be saved stays said until it is.
 */
import { StoreError } from '@liangma/offline/store';
import type { StoreFailure } from '@liangma/offline/store';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBusy } from '../../offline/use-field.tsx';

export type SaveState =
  | { kind: 'unchanged' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; failure: StoreFailure };

export interface Autosave<Value> {
  state: SaveState;
  save: (value: Value) => void;
  /** Resolves when everything given so far is on disk; rejects when the last one is not. */
  settled: () => Promise<void>;
  /** Tries again what failed. */
  again: () => void;
}

/**
 * @param write resolves when it is on disk
 * @param savedAt when what one started with was saved; null: nothing was
 */
export function useAutosave<Value>(
  write: (value: Value, savedAt: string) => Promise<void>,
  savedAt: string | null,
): Autosave<Value> {
  const [state, setState] = useState<SaveState>(
    savedAt === null ? { kind: 'unchanged' } : { kind: 'saved', at: savedAt },
  );
  const next = useRef<{ value: Value } | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const target = useRef(write);
  useEffect(() => {
    target.current = write;
  }, [write]);

  const run = useCallback(async () => {
    while (next.current) {
      const taken = next.current;
      next.current = null;
      const at = new Date().toISOString();
      try {
        await target.current(taken.value, at);
        if (!next.current) setState({ kind: 'saved', at });
      } catch (error) {
        // Kept for the next attempt, unless something newer came meanwhile.
        next.current ??= taken;
        setState({ kind: 'failed', failure: error instanceof StoreError ? error.failure : 'lost' });
        throw error;
      }
    }
  }, []);

  const start = useCallback(() => {
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [run]);

  const save = useCallback(
    (value: Value) => {
      next.current = { value };
      setState((before) => (before.kind === 'failed' ? before : { kind: 'saving' }));
      // A failure is shown on the screen.
      start().catch(() => undefined);
    },
    [start],
  );
  const settled = useCallback(async () => {
    while (next.current ?? running.current) await start();
  }, [start]);
  const again = useCallback(() => void start().catch(() => undefined), [start]);

  useBusy(state.kind === 'saving' || state.kind === 'failed');
  return useMemo(() => ({ state, save, settled, again }), [state, save, settled, again]);
}
