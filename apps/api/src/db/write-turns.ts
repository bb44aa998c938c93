/**
 * Writes take turns for connections. Those of one bureau wait for each other at the end of the audit chain anyway; if all of
 * them held a connection meanwhile, a morning on which many tablets come back would leave none for people who read. Bureaus
 * are served in rotation, and what tablets hand in leaves places to those who wait for an answer at a screen.
 */
import { ProblemException } from '../http/problem.ts';
import { Dropped, fairTurns } from './fair-turns.ts';
import type { Db } from './open.ts';

interface WriteTurn {
  bureauId: string;
  /** Of a tablet that hands its work in: there is much of it at once, and it comes again until it has its receipt. */
  handIn?: { signal: AbortSignal | undefined } | undefined;
}

/** Of a pool whose size nobody said. */
export const usualConnections = 10;

const turnsOf = new WeakMap<Db, ReturnType<typeof fairTurns>>();

/** Half of the connections, so that reads always find one. @param connections most that the pool of `db` opens */
export function takeTurns(db: Db, connections: number): ReturnType<typeof fairTurns> {
  const run = fairTurns(Math.ceil(connections / 2));
  turnsOf.set(db, run);
  return run;
}

/**
 * Runs `write` when it is its turn.
 * @throws ProblemException server/busy when its tablet has gone before it began; the tablet sends it again
 */
export async function inTurn<T>(db: Db, { bureauId, handIn }: WriteTurn, write: () => Promise<T>): Promise<T> {
  const run = turnsOf.get(db) ?? takeTurns(db, usualConnections);
  try {
    return await run({ owner: bureauId, isBulk: handIn !== undefined, signal: handIn?.signal }, write);
  } catch (error) {
    throw error instanceof Dropped ? new ProblemException('server/busy') : error;
  }
}
