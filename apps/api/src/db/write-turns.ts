/**
 * Writes take turns for connections. Those of one bureau wait for each other at the end of the audit chain anyway; if all of
 * them held a connection meanwhile, a morning on which many tablets come back would leave none for people who read.
 */
import type { Db } from './open.ts';

/** Writing transactions at once in this process; the pool has more connections, which reads then always find. */
const mostAtOnce = 8;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

const turnsOf = new WeakMap<Db, Turns>();

/** Runs `write` when it is its turn: first come, first served. */
export async function inTurn<T>(db: Db, write: () => Promise<T>): Promise<T> {
  const turns = turnsOf.get(db) ?? { running: 0, waiting: [] };
  turnsOf.set(db, turns);
  if (turns.running < mostAtOnce) turns.running += 1;
  // whoever ends hands its place on, so the count stays
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await write();
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running -= 1;
  }
}
