/**
 * The service worker: registered once somebody works in the field, so that the app opens without a network. A new version
 * is fetched in the background and waits until a person lets it take over; nothing reloads by itself over open work.
 */
import { useSyncExternalStore } from 'react';
import { Workbox } from 'workbox-window';
import { isAnyTabBusy } from '../offline/busy.ts';

/** current: nothing to do. waiting: a new version is here. replaced: another tab has let it take over. */
export type UpdateState = 'current' | 'waiting' | 'replaced';

const lookEveryMs = 30 * 60_000;
const listeners = new Set<() => void>();
let state: UpdateState = 'current';
let worker: Workbox | null = null;
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

/** Registers the service worker once; without the feature (some web views) the app works, but not from cold without a network. */
export function startAppUpdates(): void {
  if (worker || !('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registered = new Workbox('/service-worker.js');
  worker = registered;
  registered.addEventListener('waiting', () => set('waiting'));
  registered.addEventListener('controlling', ({ isUpdate }) => {
    if (isOurs) window.location.reload();
    else if (isUpdate) set('replaced');
  });
  void registered.register().then(
    () => lookForUpdates(registered),
    () => {
      worker = null;
    },
  );
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
