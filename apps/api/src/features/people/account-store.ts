/** SQL of accounts. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { AccountView } from '@liangma/contract/people';
import type { Role } from '@liangma/contract/permissions';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Actor, Tx } from '../../db/scope.ts';

const selectAccounts = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('account')
    .leftJoin('section', 'section.id', 'account.section_id')
    .leftJoin('officer', 'officer.id', 'account.officer_id')
    .where('account.bureau_id', '=', bureauId)
    .select([
      'account.id',
      'account.username',
      'account.display_name',
      'account.roles',
      'account.section_id',
      'section.name as section_name',
      'account.officer_id',
      'officer.name as officer_name',
      'account.is_disabled',
      'account.must_change_password',
      'account.revision',
    ]);

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['executeTakeFirstOrThrow']>>;

const toView = (row: AccountRow): AccountView => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  roles: row.roles,
  sectionId: row.section_id,
  sectionName: row.section_name,
  officerId: row.officer_id,
  officerName: row.officer_name,
  isDisabled: row.is_disabled,
  mustChangePassword: row.must_change_password,
  revision: row.revision,
});

const usernameKey = z.tuple([z.string()]);

/** A page of the accounts of the bureau by name. */
export async function listAccountPage(
  tx: Tx,
  bureauId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<AccountView>> {
  const all = selectAccounts(tx, bureauId);
  const after = decodeCursor(page.cursor, usernameKey);
  const rows = await (after ? all.where('account.username', '>', after[0]) : all)
    .orderBy('account.username')
    .limit(page.limit + 1)
    .execute();
  const total = await cappedCount(tx, all);
  return { ...pageOfRows(rows, page.limit, (row) => [row.username], toView), total };
}

/** One account of the bureau, or null. */
export async function findAccount(tx: Tx, bureauId: string, id: string): Promise<AccountView | null> {
  const row = await selectAccounts(tx, bureauId).where('account.id', '=', id).executeTakeFirst();
  return row ? toView(row) : null;
}

/** The account as one that acts, whether or not it may still sign in; or null. */
export async function findActor(tx: Tx, bureauId: string, id: string): Promise<Actor | null> {
  const account = await findAccount(tx, bureauId, id);
  if (!account) return null;
  const { displayName: name, roles, sectionId, officerId } = account;
  return { accountId: account.id, name, roles, sectionId, officerId };
}

/** The administrator in use whose account is the oldest, in whose name the command line works; or null. */
export async function findAdministrator(tx: Tx, bureauId: string): Promise<Actor | null> {
  const row = await tx
    .selectFrom('account')
    .select(['id', 'display_name', 'roles', 'section_id', 'officer_id'])
    .where('bureau_id', '=', bureauId)
    .where('is_disabled', '=', false)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { id: accountId, display_name: name, roles, section_id: sectionId, officer_id: officerId } = row;
  return { accountId, name, roles, sectionId, officerId };
}

export interface NewAccount {
  id: string;
  bureauId: string;
  username: string;
  displayName: string;
  passwordHash: string;
  roles: Role[];
  sectionId: string | null;
  officerId: string | null;
  mustChangePassword: boolean;
  now: string;
}

/** Adds an account; false when the name is taken, on whichever bureau of this server. */
export async function insertNewAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const inserted = await tx
    .insertInto('account')
    .values({
      id: account.id,
      bureau_id: account.bureauId,
      username: account.username,
      display_name: account.displayName,
      password_hash: account.passwordHash,
      roles: account.roles,
      section_id: account.sectionId,
      officer_id: account.officerId,
      must_change_password: account.mustChangePassword,
      created_at: account.now,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export interface AccountChange {
  displayName: string;
  roles: Role[];
  sectionId: string | null;
  officerId: string | null;
  isDisabled: boolean;
}

/** Saves a change; a new password must be changed at the next log-in. False when the revision is an old one. */
export async function updateAccountRow(
  tx: Tx,
  account: { bureauId: string; id: string; revision: number },
  change: AccountChange,
  passwordHash: string | null,
): Promise<boolean> {
  const updated = await tx
    .updateTable('account')
    .set({
      display_name: change.displayName,
      roles: change.roles,
      section_id: change.sectionId,
      officer_id: change.officerId,
      is_disabled: change.isDisabled,
      revision: account.revision + 1,
      ...(passwordHash === null ? {} : { password_hash: passwordHash, must_change_password: true }),
    })
    .where('bureau_id', '=', account.bureauId)
    .where('id', '=', account.id)
    .where('revision', '=', account.revision)
    .executeTakeFirstOrThrow();
  return updated.numUpdatedRows > 0n;
}

/** Ids of the administrators in use, locked, so that two of them cannot remove each other at the same time. */
export async function lockAdministrators(tx: Tx, bureauId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('account')
    .select('id')
    .where('bureau_id', '=', bureauId)
    .where('is_disabled', '=', false)
    .where(sql<boolean>`'administrator' = any(roles)`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

/** Whether section and officer, where given, belong to the bureau; a foreign key alone does not ask whose they are. */
export async function belongToBureau(
  tx: Tx,
  bureauId: string,
  ids: { sectionId: string | null; officerId?: string | null },
): Promise<{ section: boolean; officer: boolean }> {
  const has = async (table: 'section' | 'officer', id: string | null | undefined): Promise<boolean> => {
    if (id === null || id === undefined) return true;
    const row = await tx
      .selectFrom(table)
      .select('id')
      .where('bureau_id', '=', bureauId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  };
  return { section: await has('section', ids.sectionId), officer: await has('officer', ids.officerId) };
}
