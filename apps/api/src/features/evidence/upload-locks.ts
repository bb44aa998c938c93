/**
 * One request at a time works on an upload. Whoever comes asks the one before to leave (its cable was probably pulled) and
 * waits its turn; the locker that tus brings waits by looking again and again, at the cost of everybody else.
 */
import type { Lock, Locker, RequestRelease } from '@tus/server';
import { ProblemException } from '../../http/problem.ts';

interface Holder {
  requestRelease: RequestRelease;
  released: Promise<void>;
}

/** Longest wait for one's turn. */
const patienceMs = 30_000;

export function uploadLocks(): Locker {
  const holders = new Map<string, Holder>();
  return { newLock: (id) => lockOf(holders, id) };
}

function lockOf(holders: Map<string, Holder>, id: string): Lock {
  let release = () => {};
  return {
    async lock(signal, requestRelease) {
      let tooLate: AbortSignal | undefined;
      for (let holder = holders.get(id); holder; holder = holders.get(id)) {
        // only whoever waits needs a clock: that of an upload which does not would run on for half a minute
        tooLate ??= AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
        await holder.requestRelease();
        await Promise.race([holder.released, aborted(tooLate)]);
        if (tooLate.aborted) throw new ProblemException('server/busy');
      }
      const { promise: released, resolve } = Promise.withResolvers<void>();
      holders.set(id, { requestRelease, released });
      release = () => {
        holders.delete(id);
        resolve();
      };
    },
    async unlock() {
      release();
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
