/** Who is asking, and which bureaus that account may see. Every query of a feature goes through here. */
import { sql, type Transaction } from 'kysely';
import type { Role } from '@liangma/contract/permissions';
import type { Language } from '../http/problem.ts';
import type { Db } from './open.ts';
import type { Database } from './schema.ts';

export type Tx = Transaction<Database>;

/** The account behind a request. */
export interface Actor {
  accountId: string;
  name: string;
  roles: Role[];
  sectionId: string | null;
  officerId: string | null;
}

/** What every query and command is told: whose bureau, who, when. `now` is an ISO instant and comes from one clock. */
export interface Ctx {
  bureauId: string;
  actor: Actor | null;
  now: string;
  requestId: string;
  /** Address that people reach this server by, without a slash at the end; QR codes begin with it. */
  origin: string;
  /** Language for the texts of refusals; Chinese when it is not said. */
  language?: Language;
  /** Who acts when no account does, for the audit log: for example the public page. */
  actorLabel?: string;
}

/** Lets this transaction see one bureau ('*': all bureaus, for logins, public pages and the command line). */
export async function setVisible(tx: Tx, bureauId: string): Promise<void> {
  await sql`select set_config('app.bureau_id', ${bureauId}, true)`.execute(tx);
}

/** Runs reads in one read-only transaction that sees one bureau only; all its queries see the same moment. */
export function readScoped<T>(db: Db, bureauId: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await setVisible(tx, bureauId);
      return fn(tx);
    });
}
