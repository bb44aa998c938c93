/**
 * Saves a value on every change, the newest one last, never two at once. "Saved" is said only when it is on disk; what
 * could not be saved stays said until it is.
 */
import { DraftConflictError, takeOverDraft } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import { StoreError } from '@liangma/offline/store';
import type { StoreFailure } from '@liangma/offline/store';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBusy, useStore } from '../../offline/use-field.tsx';

/** `conflict`: the draft is not as this form left it; `gone`: it was handed in or thrown away elsewhere. */
type SaveTrouble = StoreFailure | 'conflict' | 'gone';

function troubleOf(error: unknown): SaveTrouble {
  if (error instanceof DraftConflictError) return error.conflict === 'gone' ? 'gone' : 'conflict';
  return error instanceof StoreError ? error.failure : 'lost';
}

export type SaveState =
  | { kind: 'unchanged' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; failure: SaveTrouble };

export interface Autosave<Value> {
  state: SaveState;
  save: (value: Value) => void;
  /** Resolves when everything given so far is on disk; rejects when the last one is not. */
  settled: () => Promise<void>;
  /** Tries again what failed; after a conflict, what this form writes is the draft, and the other is put aside. */
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
  const store = useStore();
  const contested = useRef<Pen | null>(null);
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
        contested.current = error instanceof DraftConflictError ? error.pen : null;
        setState({ kind: 'failed', failure: troubleOf(error) });
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
  const again = useCallback(() => {
    const pen = contested.current;
    contested.current = null;
    const ready = pen === null ? Promise.resolve() : takeOverDraft(store, pen);
    // A failure is shown on the screen: what could not be taken over is in conflict again.
    void ready.catch(() => undefined).then(() => start().catch(() => undefined));
  }, [store, start]);

  useBusy(state.kind === 'saving' || state.kind === 'failed');
  return useMemo(() => ({ state, save, settled, again }), [state, save, settled, again]);
}
