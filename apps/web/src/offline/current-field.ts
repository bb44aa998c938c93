/**
 * Whether this tab's tablet is unlocked, and locking it. Small, because router and account menu need it before, or
 * without, everything else of the field.
 */
import type { Field } from './field-session.ts';
import { onStoringChange, storingNow } from './storing.ts';

export interface OpenField extends Field {
  /** Ends everything that works on it; its key is forgotten. */
  close: () => void;
}

/** Unlocked: what the screens see. */
let current: OpenField | null = null;
/** Locked for the screens, but still storing what was taken or sending what was queued; it closes when that is done. */
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

/**
 * Locks the tablet: the key is forgotten as soon as what was taken, such as a recording that the lock cut off, is stored.
 * @param options `finishSending`: only after what is being sent now has been sent; `atOnce`: whatever is under way
 */
export function lockField(options: { finishSending?: boolean; atOnce?: boolean } = {}): void {
  finishing?.close();
  finishing = null;
  const was = current;
  current = null;
  if (was === null) return;
  const isWorking = () =>
    options.atOnce !== true &&
    (storingNow() !== null || (options.finishSending === true && was.sync.status().isSending));
  if (isWorking()) {
    finishing = was;
    const look = () => {
      if (isWorking()) return;
      leaveStoring();
      leaveSync();
      if (finishing !== was) return;
      finishing = null;
      was.close();
    };
    const leaveStoring = onStoringChange(look);
    const leaveSync = was.sync.subscribe(look);
  } else was.close();
  tellFieldChange();
}
