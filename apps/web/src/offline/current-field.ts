/**
 * Whether this tab's tablet is unlocked, and locking it. Small, because router and account menu need it before, or
 * without, everything else of the field.
 */
import type { Field } from './field-session.ts';

export interface OpenField extends Field {
  /** Ends everything that works on it; its key is forgotten. */
  close: () => void;
}

/** Unlocked: what the screens see. */
let current: OpenField | null = null;
/** Locked for the screens, but still sending what was queued; it closes when that is done. */
let finishing: OpenField | null = null;
const listeners = new Set<() => void>();

/** The unlocked tablet, or null. */
export const currentField = (): Field | null => current;

/** Told when the tablet is unlocked or locked, and when the account's own data change. */
export function onFieldChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellFieldChange(): void {
  for (const listener of listeners) listener();
}

/** Shows this account's work; what was open before is closed. */
export function showField(field: OpenField): void {
  lockField();
  current = field;
  tellFieldChange();
}

/** Locks the tablet: the key is forgotten. `finishSending`: only after what is being sent now has been sent. */
export function lockField(options: { finishSending?: boolean } = {}): void {
  finishing?.close();
  finishing = null;
  const was = current;
  current = null;
  if (was === null) return;
  if (options.finishSending && was.sync.status().isSending) {
    finishing = was;
    was.sync.subscribe(() => {
      if (finishing !== was || was.sync.status().isSending) return;
      finishing = null;
      was.close();
    });
  } else was.close();
  tellFieldChange();
}
