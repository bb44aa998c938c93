/** SQL of tablets and of the accounts that are set up on them. */
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../db/scope.ts';
import { isOutstanding } from './promise-store.ts';

export interface StoredDevice {
  id: string;
  name: string;
  revokedAt: string | null;
}

const byId = (tx: Tx, bureauId: string, deviceId: string) =>
  tx
    .selectFrom('device')
    .select(['id', 'name', 'revoked_at as revokedAt'])
    .where('bureau_id', '=', bureauId)
    .where('id', '=', deviceId);

/** The tablet, or null when the bureau has none with this id. */
export async function findDevice(tx: Tx, ctx: Ctx, deviceId: string): Promise<StoredDevice | null> {
  return (await byId(tx, ctx.bureauId, deviceId).executeTakeFirst()) ?? null;
}

/** The same, and nobody else revokes it or reserves numbers for it until this transaction ends. */
export async function lockDevice(tx: Tx, ctx: Ctx, deviceId: string): Promise<StoredDevice | null> {
  return (await byId(tx, ctx.bureauId, deviceId).forNoKeyUpdate().executeTakeFirst()) ?? null;
}

/** Adds a tablet; false when the bureau has it already. */
export async function insertDevice(tx: Tx, ctx: Ctx, device: { id: string; name: string }): Promise<boolean> {
  const inserted = await tx
    .insertInto('device')
    .values({
      id: device.id,
      bureau_id: ctx.bureauId,
      name: device.name,
      registered_at: ctx.now,
      last_seen_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Gives a tablet another name. */
export async function renameDevice(tx: Tx, ctx: Ctx, device: { id: string; name: string }): Promise<void> {
  await tx
    .updateTable('device')
    .set({ name: device.name })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', device.id)
    .execute();
}

/** Notes that the account is set up on the tablet; false when it was before. */
export async function addAccount(tx: Tx, ctx: Ctx, deviceId: string, accountId: string): Promise<boolean> {
  const inserted = await tx
    .insertInto('device_account')
    .values({ bureau_id: ctx.bureauId, device_id: deviceId, account_id: accountId, added_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['device_id', 'account_id']).doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Which of these commands have arrived already, executed or held. */
export async function knownCommands(tx: Tx, ctx: Ctx, commandIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select command_id as id from command_log
    where bureau_id = ${ctx.bureauId} and command_id = any(${[...commandIds]}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Says which tablet a session runs on: from then on the desk is locked in it, unless the password was given for it. */
export async function bindSession(tx: Tx, bureauId: string, tokenHash: Buffer, deviceId: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ device_id: deviceId })
    .where('bureau_id', '=', bureauId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Notes when the tablet was last heard of. */
export async function noteSeen(tx: Tx, bureauId: string, deviceId: string, now: string): Promise<void> {
  await tx
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('bureau_id', '=', bureauId)
    .where('id', '=', deviceId)
    .execute();
}

/**
 * Revokes a tablet and ends its sessions.
 * @returns how many sessions ended
 */
export async function revoke(tx: Tx, ctx: Ctx, deviceId: string, by: string, reason: string): Promise<number> {
  await tx
    .updateTable('device')
    .set({ revoked_at: ctx.now, revoked_by: by, revoke_reason: reason })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', deviceId)
    .execute();
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** All tablets of the bureau: those in use first, the one that was seen last at the top. */
export async function listDeviceRows(tx: Tx, ctx: Ctx) {
  const outstanding = tx
    .selectFrom('device_promise')
    .select(({ fn }) => [
      'device_promise.device_id',
      fn.countAll<number>().as('count'),
      fn.min('device_promise.promised_at').as('oldest'),
    ])
    .where('device_promise.bureau_id', '=', ctx.bureauId)
    .where('device_promise.received_at', 'is', null)
    .where(isOutstanding)
    .groupBy('device_promise.device_id')
    .as('outstanding');
  const rows = await tx
    .selectFrom('device')
    .leftJoin('account as revoker', 'revoker.id', 'device.revoked_by')
    .leftJoin(outstanding, 'outstanding.device_id', 'device.id')
    .select([
      'device.id',
      'device.name',
      'device.registered_at',
      'device.last_seen_at',
      'device.revoked_at',
      'device.revoke_reason',
      'revoker.display_name as revoked_by_name',
      'outstanding.count',
      'outstanding.oldest',
      sql<string[]>`array(select account.display_name from device_account
        join account on account.id = device_account.account_id
        where device_account.bureau_id = device.bureau_id and device_account.device_id = device.id
        order by device_account.added_at, account.id)`.as('accounts'),
    ])
    .where('device.bureau_id', '=', ctx.bureauId)
    .orderBy(sql`device.revoked_at is not null`)
    .orderBy('device.last_seen_at', 'desc')
    .orderBy('device.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    accounts: row.accounts,
    registeredAt: row.registered_at,
    lastSeenAt: row.last_seen_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by_name,
    revokeReason: row.revoked_at === null ? null : row.revoke_reason,
    outstanding: row.count ?? 0,
    oldestPromisedAt: row.oldest,
  }));
}
