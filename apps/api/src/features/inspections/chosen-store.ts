/** SQL that finds what the form of an inspection names. */
import type { Ctx, Tx } from '../../db/scope.ts';

/** Whether the bureau has what the form names; a field left empty names nothing. */
export async function isOfBureau(
  tx: Tx,
  ctx: Ctx,
  table: 'section' | 'plan_line',
  id: string | null,
): Promise<boolean> {
  if (id === null) return true;
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The kind of the firm, or undefined when the bureau does not have it. */
export function findSubject(tx: Tx, ctx: Ctx, enterpriseId: string) {
  return tx
    .selectFrom('enterprise')
    .select('subject')
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', enterpriseId)
    .executeTakeFirst();
}
