/**
 * Whether something is under way in this browser that a reload would cut off: a form with unsaved input, a save. A new
 * version of the app waits for it, in whichever tab it is.
 */
const lockName = 'liangma-busy';

let holders = 0;
let release: (() => void) | null = null;

function hold(): void {
  if (!('locks' in navigator)) return;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Shared: any number of tabs may be busy at once. A tab that dies lets go by itself.
  void navigator.locks.request(lockName, { mode: 'shared' }, () => until);
}

/** Busy from now until the returned function is called. */
export function beginBusy(): () => void {
  holders += 1;
  if (holders === 1) hold();
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    holders -= 1;
    if (holders > 0) return;
    release?.();
    release = null;
  };
}

/** Whether any tab of this browser is busy. */
export async function isAnyTabBusy(): Promise<boolean> {
  if (holders > 0) return true;
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName);
}
