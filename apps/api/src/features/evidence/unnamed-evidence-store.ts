/** SQL of evidence that no record, document, correction or held command names (yet): what names it seals it. */
import { sql } from 'kysely';
import type { Tx } from '../../db/scope.ts';

/** Bytes of it, of the account and of its bureau. */
export async function unnamedBytes(tx: Tx, bureauId: string, accountId: string) {
  const { account, bureau } = await tx
    .selectFrom('evidence')
    .select([
      sql<string>`coalesce(sum(bytes) filter (where stored_by = ${accountId}), 0)`.as('account'),
      sql<string>`coalesce(sum(bytes), 0)`.as('bureau'),
    ])
    .where('bureau_id', '=', bureauId)
    .where('sealed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { account: Number(account), bureau: Number(bureau) };
}

/**
 * Condition of a row of evidence: a tablet has promised it for an inspection, and a command that it promised for that
 * inspection has neither come nor been settled. Only the tablet knows which of its commands names the file.
 */
const isAwaited = sql<boolean>`exists (
  select from device_promise as file
  join device_promise as step on step.bureau_id = file.bureau_id and step.device_id = file.device_id
    and step.account_id = file.account_id and step.inspection_id = file.inspection_id
  where file.bureau_id = evidence.bureau_id and file.kind = 'evidence' and file.item = evidence.hash
    and step.kind = 'command' and step.received_at is null and step.settled_at is null
    and not exists (select from command_log where command_log.bureau_id = step.bureau_id
      and command_log.command_id = case when step.kind = 'command' then step.item::uuid end))`;

/** Bytes of it that the account has stored and that a command awaits which a tablet still owes. */
export async function awaitedBytes(tx: Tx, bureauId: string, accountId: string): Promise<number> {
  const { bytes } = await tx
    .selectFrom('evidence')
    .select(sql<string>`coalesce(sum(bytes), 0)`.as('bytes'))
    .where('bureau_id', '=', bureauId)
    .where('stored_by', '=', accountId)
    .where('sealed_at', 'is', null)
    .where(isAwaited)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}

/** Bureaus that have evidence which was stored before the instant and which nobody names or awaits. */
export async function bureausWithAbandoned(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select('bureau_id')
    .distinct()
    .where('sealed_at', 'is', null)
    .where('stored_at', '<', before.toISOString())
    .where(sql<boolean>`not ${isAwaited}`)
    .execute();
  return rows.map((row) => row.bureau_id);
}

/** Removes some rows of such evidence; what a command is about to name is left for another time. */
export function deleteAbandoned(tx: Tx, bureauId: string, before: Date, limit: number) {
  return tx
    .deleteFrom('evidence')
    .where('bureau_id', '=', bureauId)
    .where('hash', 'in', (select) =>
      select
        .selectFrom('evidence')
        .select('hash')
        .where('bureau_id', '=', bureauId)
        .where('sealed_at', 'is', null)
        .where('stored_at', '<', before.toISOString())
        .where(sql<boolean>`not ${isAwaited}`)
        .orderBy('hash')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .where('sealed_at', 'is', null)
    .returning(['hash', 'bytes'])
    .execute();
}

/**
 * Until this transaction ends nobody else stores or removes this file: between bytes in the store and row in the database
 * nobody may take the bytes away.
 */
export async function lockFile(tx: Tx, bureauId: string, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${bureauId}/${hash}`}, 0))`.execute(tx);
}
