/**
 * What is being recorded or stored for drafts in this tab. Until it is on disk nobody signs or hands in its draft, the
 * screen stays, and the tablet does not lock.
 */
import { beginBusy } from './busy.ts';

interface Work {
  draftKey: string;
  /** Ends a recording, so that it is stored; null: it ends by itself. */
  stop: (() => void) | null;
}

const works = new Set<Work>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** Under way from now until the returned function is called. */
export function beginStoring(draftKey: string, stop: (() => void) | null = null): () => void {
  const work: Work = { draftKey, stop };
  const done = beginBusy();
  works.add(work);
  tell();
  return () => {
    if (!works.delete(work)) return;
    done();
    tell();
  };
}

export function onStoringChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `recording` while somebody can still stop it. */
export type Storing = 'recording' | 'storing';

/** @param draftKey undefined: whatever draft */
export function storingNow(draftKey?: string): Storing | null {
  const found = [...works].filter((work) => draftKey === undefined || work.draftKey === draftKey);
  if (found.length === 0) return null;
  return found.some(({ stop }) => stop !== null) ? 'recording' : 'storing';
}

/** Stops what is being recorded; resolves when all of it is stored, or was refused and says so. */
export async function finishStoring(draftKey?: string): Promise<void> {
  for (const work of works) if (draftKey === undefined || work.draftKey === draftKey) work.stop?.();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (storingNow(draftKey) !== null) return;
      leave();
      resolve();
    };
    const leave = onStoringChange(look);
    look();
  });
}
