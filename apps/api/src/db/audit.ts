/** The audit log: append-only, one hash chain per bureau, written in the same transaction as the change itself. */
import { createHash } from 'node:crypto';
import { canonical } from '@liangma/domain/text/canonical';
import type { Ctx, Tx } from './scope.ts';

export interface AuditEntry {
  /** `noun.verb` */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  /** What changed; never secrets. */
  data?: Record<string, unknown>;
}

/** What the first event of a bureau is bound to. */
export const firstHash = Buffer.alloc(32);

interface Link {
  seq: number;
  at: string;
  accountId: string | null;
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  data: unknown;
}

/** Hash of one event, bound to the hash before it. */
export function linkHash(previous: Buffer, link: Link): Buffer {
  return createHash('sha256').update(previous).update(canonical(link)).digest();
}

const lockHead = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('bureau_id', '=', ctx.bureauId)
    .forUpdate()
    .executeTakeFirst();

/** Before the first event of a bureau; of two that begin at once, the second goes on where the first ends. */
async function beginChain(tx: Tx, ctx: Ctx): Promise<{ seq: number; hash: Buffer }> {
  await tx
    .insertInto('audit_head')
    .values({ bureau_id: ctx.bureauId, seq: 0, hash: firstHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await lockHead(tx, ctx);
  if (!head) throw new Error(`no audit chain of ${ctx.bureauId}`);
  return head;
}

/** The answer of a command, which a repeat gets; JSON text. */
export interface StoredAnswer {
  commandId: string;
  response: string;
}

/** `db` may write in a statement of its own or as a part of another one. */
const keepAnswer = (db: Pick<Tx, 'updateTable'>, { commandId, response }: StoredAnswer) =>
  db.updateTable('command_log').set({ response }).where('command_id', '=', commandId);

/**
 * Appends events to the chain of the bureau; events of one bureau are written one after another. The end of the chain is
 * the one thing that all writers of a bureau wait for: it is taken last, and let go after one statement more.
 * @param answer kept in that same statement, so that nobody waits for it
 */
export async function appendAudit(
  tx: Tx,
  ctx: Ctx,
  entries: readonly AuditEntry[],
  answer: StoredAnswer | null = null,
): Promise<void> {
  if (entries.length === 0) {
    if (answer) await keepAnswer(tx, answer).execute();
    return;
  }
  let { seq, hash } = (await lockHead(tx, ctx)) ?? (await beginChain(tx, ctx));
  const rows = entries.map((entry) => {
    seq += 1;
    const link: Link = {
      seq,
      at: ctx.now,
      accountId: ctx.actor?.accountId ?? null,
      actor: ctx.actor?.name ?? ctx.actorLabel ?? 'system',
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      data: entry.data ?? {},
    };
    const previous = hash;
    hash = linkHash(previous, link);
    return {
      bureau_id: ctx.bureauId,
      seq,
      at: link.at,
      account_id: link.accountId,
      actor: link.actor,
      action: link.action,
      subject_kind: link.subjectKind,
      subject_id: link.subjectId,
      data: JSON.stringify(link.data),
      previous_hash: previous,
      hash,
    };
  });
  const moved = tx.with('head', (db) =>
    db.updateTable('audit_head').set({ seq, hash }).where('bureau_id', '=', ctx.bureauId),
  );
  await (answer ? moved.with('answered', (db) => keepAnswer(db, answer)) : moved)
    .insertInto('audit_event')
    .values(rows)
    .execute();
}
