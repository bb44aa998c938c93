/**
 * Whether this tab's tablet is unlocked, and locking it. Small, because router and account menu need it before, or
 * without, everything else of the field.
 */
import type { Field } from './field-session.ts';
import { onStoringChange, storingNow } from './storing.ts';

export interface OpenField extends Field {
  /** The desk asks for the password from the lock on, however long what is stored then takes: a login meanwhile stays. */
  lockDesk: () => void;
  /** Ends everything that works on it; its key is forgotten. */
  close: () => void;
}

/** Unlocked: what the screens see. */
let current: OpenField | null = null;
/** Locked for the screens, but still storing what was taken or sending what was queued; each closes when that is done. */
const finishing = new Map<OpenField, () => void>();
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

/** Lets a locked session finish; whoever unlocks meanwhile, himself or a colleague, cuts nothing off that is being stored. */
function finish(was: OpenField, isWorking: () => boolean): void {
  const end = () => {
    leaveStoring();
    leaveSync();
    finishing.delete(was);
    was.close();
  };
  const look = () => {
    if (!isWorking()) end();
  };
  const leaveStoring = onStoringChange(look);
  const leaveSync = was.sync.subscribe(look);
  finishing.set(was, end);
}

/**
 * Locks the tablet: the key is forgotten as soon as what was taken, such as a recording that the lock cut off, is stored.
 * @param options `finishSending`: only after what is being sent now has been sent; `atOnce`: whatever is under way
 */
export function lockField(options: { finishSending?: boolean; atOnce?: boolean } = {}): void {
  const isStoring = () => options.atOnce !== true && storingNow() !== null;
  // What is only being sent goes on in the next session.
  if (!isStoring()) for (const end of finishing.values()) end();
  const was = current;
  current = null;
  if (was === null) return;
  was.lockDesk();
  const isWorking = () => isStoring() || (options.finishSending === true && was.sync.status().isSending);
  if (options.atOnce !== true && isWorking()) finish(was, isWorking);
  else was.close();
  tellFieldChange();
}

/** Resolves when what was taken before the lock is stored, or when that takes too long: it then goes on by itself. */
export async function storedBeforeLock(longestMs: number): Promise<void> {
  if (finishing.size === 0 || storingNow() === null) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const look = () => {
      if (storingNow() === null) end();
    };
    const timer = setTimeout(end, longestMs);
    const leave = onStoringChange(look);
  });
}
