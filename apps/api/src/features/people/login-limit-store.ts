/**
 * Counts tries to log in per account name and per address. A try is counted before the password is looked at, in one
 * statement, so that a hundred parallel guesses are a hundred tries; the wait doubles with every further one.
 */
import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';

export interface LoginLimit {
  /** Tries that cost nothing. */
  free: number;
  /** The first wait, in seconds; it doubles from there. */
  firstWait: number;
  /** The longest wait, in seconds. */
  longestWait: number;
}

/** House settings. A whole bureau may share one address, so an address gets many more tries than an account. */
export const limits = {
  account: { free: 5, firstWait: 30, longestWait: 900 },
  address: { free: 60, firstWait: 30, longestWait: 300 },
} as const satisfies Record<string, LoginLimit>;

/** Tries are forgotten this long after the last one. */
const forgottenAfterHours = 24;

/** The key of an account name, whether or not there is such an account. */
export const accountKey = (username: string): string => `account:${username}`;

/** The key of the address that asks. */
export const addressKey = (address: string): string => `address:${address}`;

/**
 * Counts one try.
 * @returns seconds to wait when no try is allowed now, otherwise null
 */
export async function countTry(db: Db, key: string, limit: LoginLimit, now: string): Promise<number | null> {
  const forgetAt = sql`${now}::timestamptz + make_interval(hours => ${forgottenAfterHours})`;
  const counted = await sql<{ failures: number }>`
    insert into login_limit as l (key, failures, forget_at) values (${key}, 1, ${forgetAt})
    on conflict (key) do update set
      failures = case when l.forget_at <= ${now} then 1 else l.failures + 1 end,
      locked_until = case
        when l.forget_at > ${now} and l.failures + 1 >= ${limit.free}::int
        then ${now}::timestamptz + make_interval(secs => least(
          ${limit.longestWait}::int,
          ${limit.firstWait}::int * power(2, least(l.failures + 1 - ${limit.free}::int, 20))
        ))
      end,
      forget_at = ${forgetAt}
    where l.locked_until is null or l.locked_until <= ${now}
    returning failures`.execute(db);
  if (counted.rows.length > 0) return null;
  const locked = await db.selectFrom('login_limit').select('locked_until').where('key', '=', key).executeTakeFirst();
  const waitMs = Date.parse(locked?.locked_until ?? now) - Date.parse(now);
  return Math.max(1, Math.ceil(waitMs / 1000));
}

/** Starts the count of an account name anew: its password was right, or the administrator has set another. */
export async function forgetAccountTries(db: Db, username: string): Promise<void> {
  await db.deleteFrom('login_limit').where('key', '=', accountKey(username)).execute();
}

/** Gives an address the try back that turned out right. */
export async function giveBackTry(db: Db, address: string): Promise<void> {
  await db
    .updateTable('login_limit')
    .set({ failures: sql<number>`greatest(failures - 1, 0)`, locked_until: null })
    .where('key', '=', addressKey(address))
    .execute();
}
