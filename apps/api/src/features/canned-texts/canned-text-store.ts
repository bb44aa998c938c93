/** SQL of canned texts (常用语). */
import { uuidv7 } from 'uuidv7';
import type { BodyOf } from '@liangma/contract/endpoint';
import type { CannedText, saveCannedTexts } from '@liangma/contract/field-pack';
import type { Ctx, Tx } from '../../db/scope.ts';

/** The canned texts of the bureau in their order. */
export async function listCannedTextRows(tx: Tx, ctx: Ctx): Promise<CannedText[]> {
  const rows = await tx
    .selectFrom('canned_text')
    .select(['id', 'use', 'text'])
    .where('bureau_id', '=', ctx.bureauId)
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, use: row.use as CannedText['use'], text: row.text }));
}

/** Puts these in place of all earlier ones. */
export async function replaceCannedTexts(
  tx: Tx,
  ctx: Ctx,
  items: BodyOf<typeof saveCannedTexts>['items'],
): Promise<void> {
  await tx.deleteFrom('canned_text').where('bureau_id', '=', ctx.bureauId).execute();
  if (items.length === 0) return;
  await tx
    .insertInto('canned_text')
    .values(items.map(({ use, text }, sort) => ({ id: uuidv7(), bureau_id: ctx.bureauId, use, text, sort })))
    .execute();
}
