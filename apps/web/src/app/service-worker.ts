/**
 * The service worker: keeps every file of one version of the app and answers with them, so that the app opens without a
 * network. It never touches the API, the public pages, or anything else that the server alone knows.
 */
import { PrecacheController } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { isAppPage } from './app-page.ts';

/** What of a service worker's scope is used here; the app itself is typed for windows. */
interface WorkerScope {
  /** Put in by the build: every file of this version with its revision. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly location: Location;
  skipWaiting: () => Promise<void>;
  addEventListener: ((type: 'install' | 'activate', listener: (event: LifeEvent) => void) => void) &
    ((type: 'fetch', listener: (event: AskEvent) => void) => void) &
    ((type: 'message', listener: (event: MessageEvent<{ type?: string } | null>) => void) => void);
}
interface LifeEvent {
  waitUntil: (work: Promise<unknown>) => void;
}
interface AskEvent extends LifeEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
declare const self: WorkerScope;

const shell = new PrecacheController();
shell.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => void shell.install(event));
self.addEventListener('activate', (event) => void shell.activate(event));

// The app asks for it when a person has said so; never by itself.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

/** The address under which the answer is kept, or undefined when the server answers. */
function keptAddress(request: Request): string | undefined {
  if (request.method !== 'GET') return undefined;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return undefined;
  if (request.mode === 'navigate') return isAppPage(pathname) ? shell.getCacheKeyForURL('/index.html') : undefined;
  return pathname.startsWith('/api/') ? undefined : shell.getCacheKeyForURL(pathname);
}

self.addEventListener('fetch', (event) => {
  const address = keptAddress(event.request);
  if (address === undefined) return;
  event.respondWith(caches.match(address).then((kept) => kept ?? fetch(event.request)));
});
