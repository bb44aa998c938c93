/** A held command is run in the name of its author and at its own time, whoever decided about it. */
import { may } from '@liangma/contract/permissions';
import type { Actor, Ctx, Tx } from '../../db/scope.ts';
import { isSentOn, type FieldStep, type StoredInspection } from '../inspections/public.ts';
import { findActor, findActorAt } from '../people/public.ts';
import type { HeldRow } from './held-store.ts';

type Held = Pick<HeldRow, 'account_id' | 'counted_at'>;

export interface Author {
  /** Of the author, as one who may do it if there was such a time; the clock stays that of the server. */
  ctx: Ctx;
  /**
   * Since when the author may carry this inspection out: `now`, or `then` for one who could when it was made and cannot
   * any more; null: at neither time, and nothing of it becomes a record.
   */
  entitled: 'now' | 'then' | null;
}

const mayCarryOut = (actor: Actor, core: StoredInspection['core']) =>
  may(actor.roles, 'inspection.carry-out') && isSentOn(actor, core);

/** The author of a held command. Roles change while work is on its way: it counts what was so when it was done, too. */
export async function authorOf(tx: Tx, ctx: Ctx, held: Held, core: StoredInspection['core']): Promise<Author> {
  const now = await findActor(tx, ctx.bureauId, held.account_id);
  if (!now) throw new Error(`no account ${held.account_id}`);
  if (mayCarryOut(now, core)) return { ctx: { ...ctx, actor: now }, entitled: 'now' };
  const then = await findActorAt(tx, ctx.bureauId, held.account_id, held.counted_at);
  if (then && mayCarryOut(then, core)) return { ctx: { ...ctx, actor: then }, entitled: 'then' };
  return { ctx: { ...ctx, actor: now }, entitled: null };
}

/**
 * Its times as they were when it arrived.
 * @param inSpite why it is taken in spite of the rules; null: the rules decide
 */
export const stepOfHeld = (held: HeldRow, inSpite: string | null): FieldStep => ({
  at: held.counted_at,
  deviceAt: held.device_at,
  receivedAt: held.held_at,
  inSpite,
});
