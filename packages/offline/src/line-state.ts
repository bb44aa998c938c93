/** The line to the server: when the network or the whole server fails, one wait holds for everything that is queued. */
import { later, waitMs } from './outbox.ts';
import { getReadable, type Store, type StoreWrite } from './store.ts';

export interface Line {
  /** Failures in a row. */
  failures: number;
  nextAt: string | null;
}

export const lineUp: Line = { failures: 0, nextAt: null };

const lineKey = (accountId: string) => `line/${accountId}`;

export async function readLine(store: Store, accountId: string): Promise<Line> {
  return ((await getReadable(store, 'meta', lineKey(accountId))) as Line | undefined) ?? lineUp;
}

export function writeOfLine(accountId: string, line: Line): StoreWrite {
  return { table: 'meta', key: lineKey(accountId), value: line };
}

/** The line after one more failure. */
export function lineAfterFailure(line: Line, { now, random }: { now: string; random: number }): Line {
  const failures = line.failures + 1;
  return { failures, nextAt: later(now, waitMs(failures, random)) };
}
