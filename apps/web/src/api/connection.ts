/**
 * Whether the server can be reached. The browser's own online flag says only that there is some network, so after a
 * failed request a small endpoint is asked until it answers as our server does.
 */
import { useSyncExternalStore } from 'react';

const pauseMs = 5_000;
const listeners = new Set<() => void>();
let connected = true;
let asking: ReturnType<typeof setTimeout> | undefined;

function settle(next: boolean): void {
  if (next === connected) return;
  connected = next;
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  asking = undefined;
  const reached = await fetch('/alive', { cache: 'no-store' }).then(
    // A captive portal answers every address with a page of its own.
    (response) => response.ok && !(response.headers.get('Content-Type') ?? '').includes('text/html'),
    () => false,
  );
  settle(reached);
  if (!reached) askSoon();
}

function askSoon(): void {
  asking ??= setTimeout(() => void ask(), pauseMs);
}

/** Called by the client after each request: whether the server answered at all. */
export function reportConnection(reached: boolean): void {
  if (reached) {
    clearTimeout(asking);
    asking = undefined;
  } else {
    askSoon();
  }
  settle(reached);
}

function subscribe(listener: () => void): () => void {
  const lost = () => reportConnection(false);
  const back = () => void ask();
  listeners.add(listener);
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
  };
}

/** Calls back with whether the server can be reached, each time this changes. */
export function onConnectionChange(listener: (connected: boolean) => void): () => void {
  return subscribe(() => listener(connected));
}

/** Follows the connection to the server. */
export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => connected);
}
