/**
 * The one door for writes. Nothing else opens a writing transaction: permission, idempotency, scope, audit and
 * commit are here, so that no command can forget one of them.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
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
  /**
   * A tablet hands in what it keeps until it has its receipt: much comes at once, and others do not wait behind it. Once
   * `signal` says that it has gone, what has not begun is dropped; it comes again.
   */
  handIn?: { signal: AbortSignal | undefined } | undefined;
}

export interface Done<R> {
  result: R;
  audit: AuditEntry | readonly AuditEntry[];
}

/** JSON text cannot hold NUL in PostgreSQL, and the stored answer must be what the first caller got. */
const stored = (value: unknown) => JSON.stringify(value ?? null);

/**
 * Lets the transaction see what it may, and notes the command. One statement: the row is made of the setting, so that
 * row-level security finds it when it looks at the row.
 * @returns false for a repeat; that of a parallel one waits here until the first has committed or rolled back
 */
async function begin(tx: Tx, ctx: Ctx, command: Command, requestHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into command_log (command_id, bureau_id, account_id, endpoint, request_hash, at)
    select ${command.commandId}::uuid, ${ctx.bureauId}::uuid, ${ctx.actor?.accountId ?? null}::uuid, ${command.name},
      ${requestHash}::bytea, ${ctx.now}::timestamptz
    from (select set_config('app.bureau_id', ${command.seesAllBureaus ? '*' : ctx.bureauId}, true) as seen) as scope
    where seen is not null
    on conflict (command_id) do nothing
    returning command_id`.execute(tx);
  return rows.length > 0;
}

/**
 * Runs a command in one transaction, exactly once per command id.
 * @returns what `fn` returned, or on a repeat what it returned the first time
 * @throws ProblemException session/forbidden, command/id-reused, server/busy (`handIn` only), and whatever `fn` throws; nothing is written then
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
  return inTurn(db, { bureauId: ctx.bureauId, handIn: command.handIn }, () =>
    db.transaction().execute(async (tx) => {
      if (!(await begin(tx, ctx, command, requestHash))) {
        const earlier = await tx
          .selectFrom('command_log')
          .select(['request_hash', 'response'])
          .where('command_id', '=', command.commandId)
          .executeTakeFirst();
        if (!earlier?.request_hash.equals(requestHash)) throw new ProblemException('command/id-reused');
        return earlier.response as R;
      }
      const { result, audit } = await fn(tx, ctx);
      const events = Array.isArray(audit) ? audit : [audit as AuditEntry];
      await appendAudit(tx, ctx, events, { commandId: command.commandId, response: stored(result) });
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
