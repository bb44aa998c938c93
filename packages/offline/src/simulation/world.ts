/**
 * Virtual time and a trace. Everything that waits, waits for an event here; events happen one after the other, so that a
 * run depends on its seed only. A process may be killed at any of its awaits: then nothing of it goes on.
 */
import type { Random } from './random.ts';

export interface World {
  random: Random;
  /** True time in milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Work outside virtual time (real cryptography, a real database): time stands still until it is done. */
  real<T>(work: () => Promise<T>): Promise<T>;
  /** Starts something that nobody waits for; its errors end the run. */
  start(who: string, work: () => Promise<void>): void;
  note(who: string, what: string): void;
  readonly trace: readonly string[];
  /** Lets time pass until the work is done. @throws what any started work threw */
  run(work: Promise<void>, limitMs: number): Promise<void>;
}

interface Waiting {
  at: number;
  order: number;
  wake: () => void;
}

/** Earliest first; of the same instant, the one that was made first. */
const isBefore = (a: Waiting, b: Waiting) => a.at < b.at || (a.at === b.at && a.order < b.order);

function heap() {
  const items: Waiting[] = [];
  const at = (index: number) => items[index] as Waiting;
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [at(b), at(a)];
  };
  return {
    push(item: Waiting) {
      items.push(item);
      for (let i = items.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!isBefore(at(i), at(parent))) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop(): Waiting | undefined {
      const first = items[0];
      const last = items.pop();
      if (first === undefined || last === undefined || items.length === 0) return first;
      items[0] = last;
      for (let i = 0; ;) {
        const left = 2 * i + 1;
        if (left >= items.length) return first;
        const child = left + 1 < items.length && isBefore(at(left + 1), at(left)) ? left + 1 : left;
        if (!isBefore(at(child), at(i))) return first;
        swap(i, child);
        i = child;
      }
    },
  };
}

const macroTask = () => new Promise<void>((resolve) => void setImmediate(resolve));

export function worldOf(random: Random, startAt: number): World {
  const waiting = heap();
  const trace: string[] = [];
  const errors: unknown[] = [];
  let now = startAt;
  let order = 0;
  let underway = 0;
  return {
    random,
    trace,
    now: () => now,
    sleep: (ms) =>
      new Promise((resolve) => {
        order += 1;
        waiting.push({ at: now + Math.max(0, ms), order, wake: resolve });
      }),
    async real(work) {
      underway += 1;
      try {
        return await work();
      } finally {
        underway -= 1;
      }
    },
    start(who, work) {
      work().catch((error: unknown) => errors.push(new Error(`${who} failed`, { cause: error })));
    },
    note(who, what) {
      trace.push(`${new Date(now).toISOString()} ${who}: ${what}`);
    },
    async run(work, limitMs) {
      const until = now + limitMs;
      let isDone = false;
      work.then(
        () => (isDone = true),
        (error: unknown) => errors.push(error),
      );
      for (;;) {
        await macroTask();
        while (underway > 0) await macroTask();
        if (errors.length > 0) throw errors[0];
        if (isDone) return;
        const next = waiting.pop();
        if (next === undefined) throw new Error('everything waits and nothing will happen');
        if (next.at > until) throw new Error(`not done after ${limitMs} ms of virtual time`);
        now = next.at;
        next.wake();
      }
    },
  };
}

/** A running app: what it awaits goes on only while it lives. */
export interface Process {
  isAlive(): boolean;
  kill(): void;
  /** Resolves when it was killed. */
  end: Promise<void>;
  guard<T>(work: Promise<T>): Promise<T>;
}

export function newProcess(): Process {
  let isAlive = true;
  const { promise: end, resolve: ended } = Promise.withResolvers<void>();
  return {
    isAlive: () => isAlive,
    kill: () => {
      isAlive = false;
      ended();
    },
    end,
    guard: (work) =>
      new Promise((resolve, reject) => {
        work.then(
          (value) => {
            if (isAlive) resolve(value);
          },
          (error: unknown) => {
            if (isAlive) reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      }),
  };
}
