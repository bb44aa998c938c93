/** Steps that read a store and write what follows from it, one after the other within a tab. */
import type { Store } from './store.ts';

const turns = new WeakMap<Store, Promise<unknown>>();

/** Runs when all that was given before for this store has ended, well or not. */
export function inTurn<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const turn = (turns.get(store) ?? Promise.resolve()).then(job, job);
  turns.set(
    store,
    turn.catch(() => undefined),
  );
  return turn;
}
