/** SQL of sessions and of the account behind them. */
import type { SessionView } from '@liangma/contract/people';
import type { Actor, Tx } from '../../db/scope.ts';
import { deskLocked, type DeskTimes } from '../../http/desk-lock.ts';

export interface LoginAccount {
  id: string;
  bureauId: string;
  username: string;
  passwordHash: string;
  isDisabled: boolean;
  actor: Actor;
}

const selectAccount = (tx: Tx) =>
  tx
    .selectFrom('account')
    .select([
      'id',
      'bureau_id',
      'username',
      'display_name',
      'password_hash',
      'roles',
      'section_id',
      'officer_id',
      'is_disabled',
    ]);

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccount>['executeTakeFirstOrThrow']>>;

const toLoginAccount = (row: AccountRow): LoginAccount => ({
  id: row.id,
  bureauId: row.bureau_id,
  username: row.username,
  passwordHash: row.password_hash,
  isDisabled: row.is_disabled,
  actor: {
    accountId: row.id,
    name: row.display_name,
    roles: row.roles,
    sectionId: row.section_id,
    officerId: row.officer_id,
  },
});

/** The account of a name, of whichever bureau; names are unique on the server. */
export async function findLoginAccount(tx: Tx, username: string): Promise<LoginAccount | null> {
  const row = await selectAccount(tx).where('username', '=', username).executeTakeFirst();
  return row ? toLoginAccount(row) : null;
}

/** The account of a session, with what a change of its password needs. */
export async function getLoginAccount(tx: Tx, accountId: string): Promise<LoginAccount> {
  return toLoginAccount(await selectAccount(tx).where('id', '=', accountId).executeTakeFirstOrThrow());
}

/** What a client shows of its session. */
export async function getSessionView(
  tx: Tx,
  accountId: string,
  { today, isDeskLocked }: Pick<SessionView, 'today' | 'isDeskLocked'>,
): Promise<SessionView> {
  const row = await tx
    .selectFrom('account')
    .innerJoin('bureau', 'bureau.id', 'account.bureau_id')
    .select([
      'account.id',
      'account.username',
      'account.display_name',
      'account.roles',
      'account.section_id',
      'account.officer_id',
      'account.must_change_password',
      'bureau.id as bureau_id',
      'bureau.code as bureau_code',
      'bureau.name as bureau_name',
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow();
  return {
    account: {
      id: row.id,
      username: row.username,
      displayName: row.display_name,
      roles: row.roles,
      sectionId: row.section_id,
      officerId: row.officer_id,
      mustChangePassword: row.must_change_password,
    },
    bureau: { id: row.bureau_id, code: row.bureau_code, name: row.bureau_name },
    today,
    isDeskLocked,
  };
}

export interface NewSession {
  tokenHash: Buffer;
  bureauId: string;
  accountId: string;
  now: string;
  expiresAt: string;
  userAgent: string;
  /** The tablet that it runs on; null: none. */
  deviceId: string | null;
  desk: DeskTimes;
}

/** Opens a session, and clears away those of the account that have run out. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('bureau_id', '=', session.bureauId)
    .where('account_id', '=', session.accountId)
    .where('expires_at', '<=', session.now)
    .execute();
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      bureau_id: session.bureauId,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
      device_id: session.deviceId,
      ...session.desk,
    })
    .execute();
}

/** Ends one session. */
export async function deleteSession(tx: Tx, bureauId: string, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('bureau_id', '=', bureauId).where('token_hash', '=', tokenHash).execute();
}

/**
 * Ends the sessions of an account.
 * @param except this one stays
 * @returns how many ended
 */
export async function deleteSessions(
  tx: Tx,
  bureauId: string,
  accountId: string,
  except: Buffer | null = null,
): Promise<number> {
  let ended = tx.deleteFrom('session').where('bureau_id', '=', bureauId).where('account_id', '=', accountId);
  if (except) ended = ended.where('token_hash', '!=', except);
  const { numDeletedRows } = await ended.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Sets a new password that the account has chosen.
 * @param before the hash that the current password was checked against
 * @returns false when the password was changed in the meantime
 */
export async function updateOwnPassword(
  tx: Tx,
  account: LoginAccount,
  next: { before: string; passwordHash: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('account')
    .set((eb) => ({
      password_hash: next.passwordHash,
      must_change_password: false,
      revision: eb('revision', '+', 1),
    }))
    .where('bureau_id', '=', account.bureauId)
    .where('id', '=', account.id)
    .where('password_hash', '=', next.before)
    .executeTakeFirstOrThrow();
  return changed.numUpdatedRows > 0n;
}

/** The tablet of the bureau that is in use; null when there is none with this id. */
export async function findTablet(tx: Tx, bureauId: string, deviceId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('device')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** From now on the session is for the field area alone; false when it was, or runs on no tablet. */
export async function lockDeskOf(tx: Tx, bureauId: string, tokenHash: Buffer): Promise<boolean> {
  const locked = await tx
    .updateTable('session')
    .set(deskLocked)
    .where('bureau_id', '=', bureauId)
    .where('token_hash', '=', tokenHash)
    .where('device_id', 'is not', null)
    .where('desk_until', 'is not', null)
    .executeTakeFirstOrThrow();
  return locked.numUpdatedRows > 0n;
}
