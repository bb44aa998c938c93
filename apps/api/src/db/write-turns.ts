/**
 * Writes take turns for connections. Those of one bureau wait for each other at the end of the audit chain anyway; if all of
 * them held a connection meanwhile, a morning on which many tablets come back would leave none for people who read.
 */
import { turns } from '../turns.ts';
import type { Db } from './open.ts';

/** Writing transactions at once in this process; the pool has more connections, which reads then always find. */
const mostAtOnce = 8;

const turnsOf = new WeakMap<Db, ReturnType<typeof turns>>();

/** Runs `write` when it is its turn: first come, first served. */
export function inTurn<T>(db: Db, write: () => Promise<T>): Promise<T> {
  const run = turnsOf.get(db) ?? turns(mostAtOnce);
  turnsOf.set(db, run);
  return run(write);
}
