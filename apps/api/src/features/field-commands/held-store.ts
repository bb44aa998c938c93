/** SQL of held commands: what the rules refused, kept as it came until a person decides. */
import type { Selectable } from 'kysely';
import type { FieldEnvelope, HeldCommandRow } from '@liangma/contract/field-commands';
import type { HeldCommandTable } from '../../db/schema-field.ts';
import type { Ctx, Tx } from '../../db/scope.ts';

export type HeldProblem = HeldCommandRow['problem'];
export type HeldRow = Omit<Selectable<HeldCommandTable>, 'envelope' | 'problem'> & {
  envelope: FieldEnvelope;
  problem: HeldProblem;
};

const typed = (row: Selectable<HeldCommandTable>): HeldRow => ({
  ...row,
  envelope: row.envelope as FieldEnvelope,
  problem: row.problem as HeldProblem,
});

export interface NewHeld {
  envelope: FieldEnvelope;
  problem: HeldProblem;
  accountId: string;
  countedAt: string;
}

/** Keeps a command that arrived now. */
export async function insertHeld(tx: Tx, ctx: Ctx, held: NewHeld): Promise<void> {
  const { envelope } = held;
  await tx
    .insertInto('held_command')
    .values({
      command_id: envelope.commandId,
      bureau_id: ctx.bureauId,
      device_id: envelope.deviceId,
      inspection_id: envelope.inspectionId,
      account_id: held.accountId,
      after_id: envelope.afterId,
      envelope: JSON.stringify(envelope),
      problem: JSON.stringify(held.problem),
      state: 'open',
      device_at: envelope.deviceAt,
      counted_at: held.countedAt,
      held_at: ctx.now,
      resolved_by: null,
    })
    .execute();
}

/** The held command, and nobody else decides it until this transaction ends. */
export async function lockHeld(tx: Tx, ctx: Ctx, commandId: string): Promise<HeldRow | null> {
  const row = await tx
    .selectFrom('held_command')
    .selectAll()
    .where('bureau_id', '=', ctx.bureauId)
    .where('command_id', '=', commandId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ? typed(row) : null;
}

/** Open commands that came after this one from the same tablet, in the order in which they were made. */
export async function lockFollowers(tx: Tx, ctx: Ctx, commandId: string): Promise<HeldRow[]> {
  const rows = await tx
    .selectFrom('held_command')
    .selectAll()
    .where('bureau_id', '=', ctx.bureauId)
    .where('after_id', '=', commandId)
    .where('state', '=', 'open')
    .orderBy('device_at')
    .orderBy('command_id')
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => typed(row));
}

/** Writes the decision down. */
export async function settleHeld(
  tx: Tx,
  ctx: Ctx,
  commandId: string,
  decision: { state: 'accepted' | 'added' | 'discarded'; reason: string },
): Promise<void> {
  await tx
    .updateTable('held_command')
    .set({ ...decision, resolved_by: ctx.actor?.accountId ?? null, resolved_at: ctx.now })
    .where('bureau_id', '=', ctx.bureauId)
    .where('command_id', '=', commandId)
    .execute();
}

/** It still waits, now for another reason. */
export async function setProblem(tx: Tx, ctx: Ctx, commandId: string, problem: HeldProblem): Promise<void> {
  await tx
    .updateTable('held_command')
    .set({ problem: JSON.stringify(problem) })
    .where('bureau_id', '=', ctx.bureauId)
    .where('command_id', '=', commandId)
    .execute();
}

/** What it named is named by what it has become. */
export async function unlinkHeldEvidence(tx: Tx, ctx: Ctx, commandId: string): Promise<void> {
  await tx
    .deleteFrom('inspection_evidence')
    .where('bureau_id', '=', ctx.bureauId)
    .where('source_kind', '=', 'held')
    .where('source_id', '=', commandId)
    .execute();
}

const joined = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('held_command')
    .innerJoin('inspection', 'inspection.id', 'held_command.inspection_id')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .innerJoin('account', 'account.id', 'held_command.account_id')
    .innerJoin('device', (join) =>
      join.onRef('device.id', '=', 'held_command.device_id').onRef('device.bureau_id', '=', 'held_command.bureau_id'),
    )
    .leftJoin('account as resolver', 'resolver.id', 'held_command.resolved_by')
    .selectAll('held_command')
    .select([
      'enterprise.name as enterprise_name',
      'account.display_name as by_name',
      'device.name as device_name',
      'resolver.display_name as resolved_by_name',
    ])
    .where('held_command.bureau_id', '=', ctx.bureauId);

export type ShownHeld = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>;

/** One held command with the names around it, or undefined. */
export const findShownHeld = (tx: Tx, ctx: Ctx, commandId: string) =>
  joined(tx, ctx).where('held_command.command_id', '=', commandId).executeTakeFirst();

/** Most that are listed; the open ones come first. */
const mostListed = 500;

/** The open ones, oldest first, then those held since `since`, the newest first. */
export const listShownHeld = (tx: Tx, ctx: Ctx, since: string) =>
  joined(tx, ctx)
    .where((eb) => eb.or([eb('held_command.state', '=', 'open'), eb('held_command.held_at', '>=', since)]))
    .orderBy((eb) => eb('held_command.state', '=', 'open'), 'desc')
    .orderBy((eb) => eb.case().when('held_command.state', '=', 'open').then(eb.ref('held_command.held_at')).end())
    .orderBy('held_command.held_at', 'desc')
    .orderBy('held_command.command_id')
    .limit(mostListed)
    .execute();

/** The newest revision of the record that the server has, or undefined. */
export const findPresentRecord = (tx: Tx, ctx: Ctx, inspectionId: string) =>
  tx
    .selectFrom('inspection_record')
    .innerJoin('account', 'account.id', 'inspection_record.recorded_by')
    .select(['inspection_record.content', 'inspection_record.recorded_at', 'account.display_name'])
    .where('inspection_record.bureau_id', '=', ctx.bureauId)
    .where('inspection_record.inspection_id', '=', inspectionId)
    .orderBy('inspection_record.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
