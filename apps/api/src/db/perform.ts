/**
 * The one door for writes. Nothing else opens a writing transaction: permission, idempotency, scope, audit and
 * commit are here, so that no command can forget one of them.
 */
import { createHash } from 'node:crypto';
import { may, type Permission } from '@liangma/contract/permissions';
import { canonical } from '@liangma/domain/text/canonical';
import { ProblemException } from '../http/problem.ts';
import { appendAudit, type AuditEntry } from './audit.ts';
import type { Db } from './open.ts';
import { setVisible, type Ctx, type Tx } from './scope.ts';
import { inTurn } from './write-turns.ts';

export interface Command {
  /** Name of the endpoint or of the job step; part of what makes a repeat the same command. */
  name: string;
  /** Chosen by the client, one per intention; a repeat returns the stored answer. */
  commandId: string;
  /** `null`: decided elsewhere (login, public pages, jobs that continue a permitted command). */
  permission: Permission | null;
  /** Everything that the command was asked to do; a repeat with other content is refused. */
  input: unknown;
  /** Commands of the public and of set-up run across bureaus. */
  seesAllBureaus?: boolean;
}

export interface Done<R> {
  result: R;
  audit: AuditEntry | readonly AuditEntry[];
}

/** JSON text cannot hold NUL in PostgreSQL, and the stored answer must be what the first caller got. */
const stored = (value: unknown) => JSON.stringify(value ?? null);

/**
 * Runs a command in one transaction, exactly once per command id.
 * @returns what `fn` returned, or on a repeat what it returned the first time
 * @throws ProblemException session/forbidden, command/id-reused, and whatever `fn` throws; nothing is written then
 */
export async function perform<R>(
  db: Db,
  ctx: Ctx,
  command: Command,
  fn: (tx: Tx, ctx: Ctx) => Promise<Done<R>>,
): Promise<R> {
  if (command.permission !== null && !may(ctx.actor?.roles ?? [], command.permission))
    throw new ProblemException('session/forbidden');
  const requestHash = createHash('sha256')
    .update(canonical([ctx.bureauId, ctx.actor?.accountId ?? null, command.name, command.input]))
    .digest();
  return inTurn(db, () =>
    db.transaction().execute(async (tx) => {
      await setVisible(tx, command.seesAllBureaus ? '*' : ctx.bureauId);
      // the insert of a parallel repeat waits here until the first one has committed or rolled back
      const first = await tx
        .insertInto('command_log')
        .values({
          command_id: command.commandId,
          bureau_id: ctx.bureauId,
          account_id: ctx.actor?.accountId ?? null,
          endpoint: command.name,
          request_hash: requestHash,
          at: ctx.now,
        })
        .onConflict((conflict) => conflict.column('command_id').doNothing())
        .returning('command_id')
        .executeTakeFirst();
      if (!first) {
        const earlier = await tx
          .selectFrom('command_log')
          .select(['request_hash', 'response'])
          .where('command_id', '=', command.commandId)
          .executeTakeFirst();
        if (!earlier?.request_hash.equals(requestHash)) throw new ProblemException('command/id-reused');
        return earlier.response as R;
      }
      const { result, audit } = await fn(tx, ctx);
      await appendAudit(tx, ctx, Array.isArray(audit) ? audit : [audit as AuditEntry]);
      await tx
        .updateTable('command_log')
        .set({ response: stored(result) })
        .where('command_id', '=', command.commandId)
        .execute();
      return result;
    }),
  );
}

/** The one write without audit and command id: how far a job has come, when a tablet was seen; no record. */
export function noteProgress(db: Db, bureauId: string, fn: (tx: Tx) => Promise<void>): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await setVisible(tx, bureauId);
    await fn(tx);
  });
}
