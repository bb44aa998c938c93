/**
 * The service worker: registered once somebody works in the field, so that the app opens without a network. A new version
 * is fetched in the background and waits until a person lets it take over; nothing reloads by itself over open work.
 */
import { useSyncExternalStore } from 'react';
import type { Workbox } from 'workbox-window';
import { isAnyTabBusy } from '../offline/busy.ts';

/** current: nothing to do. waiting: a new version is here. replaced: another tab has let it take over. */
export type UpdateState = 'current' | 'waiting' | 'replaced';

const lookEveryMs = 30 * 60_000;
const listeners = new Set<() => void>();
let state: UpdateState = 'current';
let worker: Workbox | null = null;
let isStarted = false;
let isOurs = false;

function set(next: UpdateState): void {
  state = next;
  for (const listener of listeners) listener();
}

function lookForUpdates(of: Workbox): void {
  const look = () => {
    if (document.visibilityState === 'visible') void of.update().catch(() => undefined);
  };
  setInterval(look, lookEveryMs);
  window.addEventListener('online', look);
}

async function register(): Promise<void> {
  const { Workbox: Registration } = await import('workbox-window');
  const registered = new Registration('/service-worker.js');
  registered.addEventListener('waiting', () => set('waiting'));
  registered.addEventListener('controlling', ({ isUpdate }) => {
    if (isOurs) window.location.reload();
    else if (isUpdate) set('replaced');
  });
  await registered.register();
  worker = registered;
  lookForUpdates(registered);
}

/** Registers the service worker once. Without the feature (some web views) the app works, but does not open without a network. */
export function startAppUpdates(): void {
  if (isStarted || !('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  isStarted = true;
  void register().catch(() => {
    isStarted = false;
  });
}

/** Lets the new version take over and reloads; false: something is being filled in, in this tab or another one. */
export async function updateNow(): Promise<boolean> {
  if (await isAnyTabBusy()) return false;
  if (state === 'replaced') window.location.reload();
  isOurs = true;
  worker?.messageSkipWaiting();
  return true;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUpdateState = (): UpdateState => useSyncExternalStore(subscribe, () => state);
