/**
 * Keeps a tablet and the server in step while it is unlocked: sends the outbox, fetches the field pack. Of all tabs one
 * works at a time. It runs when something was queued, when the network comes back, when the tab is looked at, and when a
 * wait of the outbox ends.
 */
import { getSession } from '@liangma/contract/people';
import type { SessionView } from '@liangma/contract/people';
import { ServerFailure } from '@liangma/offline/field-server';
import { outboxOf } from '@liangma/offline/commands';
import { pauseOf } from '@liangma/offline/outbox';
import { packState, takeInPack } from '@liangma/offline/pack';
import { hasten } from '@liangma/offline/retry';
import { runOutbox } from '@liangma/offline/runner';
import type { Store } from '@liangma/offline/store';
import { call } from '../api/client.ts';
import { onConnectionChange } from '../api/connection.ts';
import { isProblem } from '../api/problem-error.ts';
import { answerWithinMs } from './field-server.ts';
import type { TabletServer } from './field-server.ts';
import { inOneTab } from './one-tab.ts';

/** House rule: how old the pack may become while somebody looks at it. */
const packEveryMs = 2 * 60_000;
/** After something unexpected (a full disk, a defect) it is tried again this much later. */
const troubleMs = 30_000;
const longestTimerMs = 5 * 60_000;
/** A line that comes and goes must not turn the waits of the outbox into a storm. */
const hurryEveryMs = 30_000;

/** `reason`: what the bureau wrote; empty: it did not say. */
interface Revoked {
  kind: 'revoked';
  reason: string;
}

/** login: nobody is logged in at the server. other-account: somebody else is. revoked: this tablet must delete all. */
export type SyncPause = { kind: 'login' } | { kind: 'other-account'; name: string } | Revoked;

export interface SyncStatus {
  isSending: boolean;
  isFetching: boolean;
  paused: SyncPause | null;
  /** When the server last answered this tablet; null: not since it was unlocked. */
  lastContactAt: string | null;
  /** The store or the app failed; the next try may go well. */
  trouble: unknown;
}

export interface SyncInput {
  store: Store;
  server: TabletServer;
  accountId: string;
  deviceId: string;
  deviceName: string;
  /** The account as the server has it now. */
  onSession: (session: SessionView) => Promise<void>;
}

export interface Sync {
  status: () => SyncStatus;
  subscribe: (listener: () => void) => () => void;
  /** Sends what is due. */
  send: () => void;
  /** Tries everything now, waits or not, and fetches the pack. */
  everything: () => Promise<void>;
  stop: () => void;
}

export function startSync(input: SyncInput): Sync {
  const { store, server, accountId, deviceId } = input;
  const listeners = new Set<() => void>();
  const wanted = { send: true, pack: true };
  let status: SyncStatus = { isSending: false, isFetching: false, paused: null, lastContactAt: null, trouble: null };
  let isStopped = false;
  let working: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // By the clock that only runs forward: the tablet's own may be set back.
  let packAt = Number.NEGATIVE_INFINITY;
  let hurriedAt = Number.NEGATIVE_INFINITY;

  const now = () => new Date().toISOString();
  const set = (change: Partial<SyncStatus>) => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };
  const contact = () => set({ lastContactAt: now() });

  /** A lost tablet has no session any more, and nobody logs in on it: the server tells it without one that it is revoked. */
  async function askIfRevoked(): Promise<Revoked | null> {
    try {
      await server.fetchPack(deviceId, '');
    } catch (error) {
      if (error instanceof ServerFailure && pauseOf(error.problem) === 'revoked')
        return { kind: 'revoked', reason: error.problem?.detail ?? '' };
    }
    return null;
  }

  /** Who is logged in at the server; the answer also tells roles that have changed. */
  async function checkSession(): Promise<SyncPause | null> {
    let session: SessionView;
    try {
      session = await call(getSession, {}, { timeoutMs: answerWithinMs });
    } catch (error) {
      return isProblem(error, 'session/required') ? ((await askIfRevoked()) ?? { kind: 'login' }) : null;
    }
    contact();
    if (session.account.id !== accountId) return { kind: 'other-account', name: session.account.displayName };
    await input.onSession(session);
    return null;
  }

  /** A tablet that the server does not know any more is set up again; everything else waits for a person. */
  async function onPause(pause: NonNullable<ReturnType<typeof pauseOf>>): Promise<boolean> {
    if (pause === 'revoked') set({ paused: (await askIfRevoked()) ?? { kind: 'revoked', reason: '' } });
    else if (pause === 'login') set({ paused: (await checkSession()) ?? { kind: 'login' } });
    else {
      await server.register(deviceId, input.deviceName);
      return true;
    }
    return false;
  }

  const countDelivered = async (): Promise<number> =>
    (await outboxOf(store, accountId)).filter(({ receipt }) => receipt !== null).length;

  async function sendOutbox(): Promise<string | null> {
    const paused = await checkSession();
    set({ paused, isSending: true });
    try {
      // In the session of somebody else, this account's queue would become theirs.
      if (paused !== null) return null;
      const run = () =>
        runOutbox({ store, server, now, accountId, deviceId, isStopped: () => isStopped, random: Math.random });
      const before = await countDelivered();
      let result = await run();
      if (result.paused !== null && (await onPause(result.paused))) result = await run();
      // What the server made of it, and whether it counts now, is in its view.
      if ((await countDelivered()) > before) wanted.pack = true;
      return result.nextAt;
    } finally {
      set({ isSending: false });
    }
  }

  async function fetchPages(): Promise<void> {
    for (let hasMore = true; hasMore && !isStopped;) {
      const { cursor } = await packState(store);
      const answer = await server.fetchPack(deviceId, cursor);
      contact();
      // Another tab may have logged in as somebody else since the session was looked at.
      if (answer.accountId !== accountId) {
        set({ paused: await checkSession() });
        return;
      }
      await takeInPack(store, answer, now());
      hasMore = answer.hasMore;
    }
    packAt = performance.now();
  }

  async function fetchPack(): Promise<void> {
    set({ isFetching: true });
    try {
      const paused = await checkSession();
      set({ paused });
      if (paused !== null) return;
      await fetchPages();
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error;
      const pause = pauseOf(error.problem);
      if (pause !== null && (await onPause(pause))) await fetchPages();
    } finally {
      set({ isFetching: false });
    }
  }

  async function work(): Promise<void> {
    let nextAt: string | null = null;
    while ((wanted.send || wanted.pack) && !isStopped && status.paused?.kind !== 'revoked') {
      try {
        if (wanted.send) {
          wanted.send = false;
          nextAt = await inOneTab(`liangma-outbox-${accountId}`, sendOutbox);
        }
        if (wanted.pack && !isStopped) {
          wanted.pack = false;
          await inOneTab(`liangma-pack-${accountId}`, fetchPack);
        }
        if (status.trouble !== null) set({ trouble: null });
      } catch (error) {
        // A failure of the server is told by the connection; what is left is the store or a defect.
        if (!(error instanceof ServerFailure)) set({ trouble: error });
        nextAt = new Date(Date.now() + troubleMs).toISOString();
      }
    }
    waitUntil(nextAt);
  }

  function waitUntil(nextAt: string | null): void {
    clearTimeout(timer);
    if (isStopped) return;
    const untilSend = nextAt === null ? longestTimerMs : Date.parse(nextAt) - Date.now();
    const untilPack =
      document.visibilityState === 'visible' ? packAt + packEveryMs - performance.now() : longestTimerMs;
    timer = setTimeout(
      () => {
        wanted.send = true;
        wanted.pack = document.visibilityState === 'visible' && performance.now() - packAt >= packEveryMs;
        void start();
      },
      Math.min(Math.max(untilSend, 500), Math.max(untilPack, 5_000), longestTimerMs),
    );
  }

  function start(): Promise<void> {
    working ??= work().finally(() => {
      working = null;
      if (wanted.send && !isStopped && status.paused?.kind !== 'revoked') void start();
    });
    return working;
  }

  async function everything(): Promise<void> {
    if (isStopped) return;
    if (status.paused?.kind !== 'revoked') set({ paused: null });
    try {
      await hasten(store, accountId);
    } catch (error) {
      // Locked meanwhile: nothing is to be done here any more.
      if (isStopped) return;
      throw error;
    }
    wanted.send = true;
    wanted.pack = true;
    await start();
  }

  /** Not while it works anyway: then the line changes by its own calls. */
  const soon = () => {
    if (working !== null || performance.now() - hurriedAt < hurryEveryMs) return;
    hurriedAt = performance.now();
    void everything().catch((error: unknown) => set({ trouble: error }));
  };
  const leaveConnection = onConnectionChange((connected) => {
    if (connected) soon();
  });
  const onLook = () => {
    if (document.visibilityState === 'visible') soon();
  };
  document.addEventListener('visibilitychange', onLook);
  void start();

  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send() {
      wanted.send = true;
      void start();
    },
    everything,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      leaveConnection();
      document.removeEventListener('visibilitychange', onLook);
      listeners.clear();
    },
  };
}
