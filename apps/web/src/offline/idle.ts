/** Notices that nobody has touched the app for a while, also when the tablet slept meanwhile. */

/** House rule: after so long without input the tablet locks. */
export const idleMs = 15 * 60_000;
const lookEveryMs = 20_000;
const inputs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Calls back once after `idleMs` without input, unless it is left before.
 * @param isHeld while true the time does not run: something works that needs no hand
 */
export function afterIdle(onIdle: () => void, isHeld: () => boolean, now: () => number = Date.now): () => void {
  let last = now();
  const look = () => {
    if (isHeld()) last = now();
    if (now() - last < idleMs) return;
    leave();
    onIdle();
  };
  const onInput = () => {
    look();
    last = now();
  };
  const timer = setInterval(look, lookEveryMs);
  for (const input of inputs) document.addEventListener(input, onInput, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  function leave(): void {
    clearInterval(timer);
    for (const input of inputs) document.removeEventListener(input, onInput, { capture: true });
    document.removeEventListener('visibilitychange', look);
  }
  return leave;
}
