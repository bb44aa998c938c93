/**
 * Steps that read a store and write what follows from it, one after the other: within a tab, and among all tabs that work
 * on the same disk once they have said how they exclude each other.
 */
import type { Store } from './store.ts';

/** Runs a job while no other tab runs one. */
export type Alone = <T>(job: () => Promise<T>) => Promise<T>;

const turns = new WeakMap<Store, Promise<unknown>>();
const shared = new WeakMap<Store, Alone>();

/** From now on the turns of this store wait for those of the other tabs, and those for them. */
export function shareTurns(store: Store, alone: Alone): void {
  shared.set(store, alone);
}

/** Runs at once; turns of this tab that are given later wait for it. */
export function aheadOfTurns<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const work = job();
  const before = turns.get(store) ?? Promise.resolve();
  turns.set(
    store,
    work.then(
      () => before,
      () => before,
    ),
  );
  return work;
}

/**
 * Runs when all that was given before for this store has ended, well or not. A job must not wait for another turn of the
 * same store.
 */
export function inTurn<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const alone = shared.get(store);
  const work = alone === undefined ? job : () => alone(job);
  const turn = (turns.get(store) ?? Promise.resolve()).then(work, work);
  turns.set(
    store,
    turn.catch(() => undefined),
  );
  return turn;
}
