/** Replaces the canned texts of the bureau. Two people who save at once wait for each other: the later list stays. */
import { saveCannedTexts as endpoint } from '@liangma/contract/field-pack';
import { command } from '../../http/route.ts';
import { listCannedTextRows, replaceCannedTexts } from './canned-text-store.ts';

export const saveCannedTexts = command(endpoint, async (tx, ctx, { body }) => {
  await tx.selectFrom('bureau').select('id').where('id', '=', ctx.bureauId).forNoKeyUpdate().execute();
  const before = await listCannedTextRows(tx, ctx);
  await replaceCannedTexts(tx, ctx, body.items);
  const plain = (items: readonly { use: string; text: string }[]) => items.map(({ use, text }) => ({ use, text }));
  return {
    result: { items: await listCannedTextRows(tx, ctx) },
    audit: {
      action: 'canned-texts.saved',
      subjectKind: 'bureau',
      subjectId: ctx.bureauId,
      data: { from: plain(before), to: plain(body.items) },
    },
  };
});
