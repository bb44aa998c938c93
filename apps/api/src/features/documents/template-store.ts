/** SQL of the bureau's templates for its documents. */
import type { DocumentKind } from '@liangma/contract/inspection-documents';
import type { Ctx, Tx } from '../../db/scope.ts';

/** The Word file of the bureau for this kind, or null. */
export async function findTemplate(tx: Tx, ctx: Ctx, kind: DocumentKind): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('document_template')
    .select('file_bytes')
    .where('bureau_id', '=', ctx.bureauId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? new Uint8Array(row.file_bytes) : null;
}

/** Who put which file in place, for every kind that has one. */
export const listTemplateRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('document_template')
    .innerJoin('account', 'account.id', 'document_template.uploaded_by')
    .select([
      'document_template.kind',
      'document_template.file_name',
      'document_template.uploaded_at',
      'account.display_name',
    ])
    .where('document_template.bureau_id', '=', ctx.bureauId)
    .execute();

export interface NewTemplate {
  kind: DocumentKind;
  fileName: string;
  bytes: Uint8Array;
}

/** Puts a template in place of the one before. */
export async function putTemplate(tx: Tx, ctx: Ctx, { kind, fileName, bytes }: NewTemplate): Promise<void> {
  const values = {
    file_name: fileName,
    file_bytes: Buffer.from(bytes),
    uploaded_by: ctx.actor?.accountId ?? '',
    uploaded_at: ctx.now,
  };
  await tx
    .insertInto('document_template')
    .values({ bureau_id: ctx.bureauId, kind, ...values })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'kind']).doUpdateSet(values))
    .execute();
}

/** Takes a template away; false when there was none. */
export async function deleteTemplate(tx: Tx, ctx: Ctx, kind: DocumentKind): Promise<boolean> {
  const gone = await tx
    .deleteFrom('document_template')
    .where('bureau_id', '=', ctx.bureauId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst();
  return gone !== undefined;
}
