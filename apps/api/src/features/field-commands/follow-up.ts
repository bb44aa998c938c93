/** Runs what waited for a decided command, in its order, under the rules as they are. */
import { sql } from 'kysely';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { lockInspection } from '../inspections/public.ts';
import { authorOf, stepOfHeld } from './as-author.ts';
import { heldProblem, refusalOf } from './held-problem.ts';
import { lockFollowers, setProblem, settleHeld, unlinkHeldEvidence, type HeldRow } from './held-store.ts';
import { runCommand } from './run-command.ts';

/** The events of the command, or null when it is refused: then nothing of it stays, and it waits for its own reason. */
async function tryAgain(tx: Tx, ctx: Ctx, held: HeldRow, isVouchedFor: boolean): Promise<AuditEntry[] | null> {
  const stored = await lockInspection(tx, ctx, held.inspection_id);
  const author = await authorOf(tx, ctx, held, stored.core);
  await sql`savepoint follow_up`.execute(tx);
  try {
    if (held.problem.code === 'device/unknown' && !isVouchedFor) throw new ProblemException('device/unknown');
    const mayRun = author.entitled === 'now' || (author.entitled === 'then' && isVouchedFor);
    if (!mayRun) throw new ProblemException('session/forbidden');
    const done = await runCommand(tx, author.ctx, stored, held.envelope, stepOfHeld(held, null));
    await sql`release savepoint follow_up`.execute(tx);
    return done;
  } catch (error) {
    await sql`rollback to savepoint follow_up`.execute(tx);
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await setProblem(tx, ctx, held.command_id, heldProblem(refusal, ctx));
    return null;
  }
}

/**
 * @param isVouchedFor a person accepted the command before them, so that work of an author whose role has changed since,
 *   and work of a tablet that nobody knows, goes on
 * @returns the audit events of all that could be accepted
 */
export async function followUp(tx: Tx, ctx: Ctx, commandId: string, isVouchedFor: boolean): Promise<AuditEntry[]> {
  const events: AuditEntry[] = [];
  for (const held of await lockFollowers(tx, ctx, commandId)) {
    const done = await tryAgain(tx, ctx, held, isVouchedFor);
    if (!done) continue;
    await settleHeld(tx, ctx, held.command_id, { state: 'accepted', reason: '' });
    await unlinkHeldEvidence(tx, ctx, held.command_id);
    events.push(...done, {
      action: 'field-command.accepted',
      subjectKind: 'inspection',
      subjectId: held.inspection_id,
      data: {
        commandId: held.command_id,
        kind: held.envelope.command.kind,
        authorId: held.account_id,
        after: commandId,
      },
    });
    events.push(...(await followUp(tx, ctx, held.command_id, isVouchedFor)));
  }
  return events;
}
