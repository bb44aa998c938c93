/** A held command is run in the name of its author and at its own time, whoever decided about it. */
import type { Ctx, Tx } from '../../db/scope.ts';
import type { FieldStep } from '../inspections/public.ts';
import { findActor } from '../people/public.ts';
import type { HeldRow } from './held-store.ts';

/** The context of the author; the clock stays that of the server. */
export async function asAuthor(tx: Tx, ctx: Ctx, held: HeldRow): Promise<Ctx> {
  const actor = await findActor(tx, ctx.bureauId, held.account_id);
  if (!actor) throw new Error(`no account ${held.account_id}`);
  return { ...ctx, actor };
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
