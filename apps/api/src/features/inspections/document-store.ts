/** SQL of written documents (文书). One is never changed: a wrong one is followed by another. */
import type { DocumentContent, WrittenDocument } from '@liangma/contract/inspection-documents';
import type { DrawnSignature, EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspections';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { InspectionRow } from './inspection-store.ts';

export interface NewDocument {
  document: WrittenDocument;
  contentHash: string;
  writtenBy: string;
  writtenAt: string;
  deviceAt: string | null;
}

/** The document with this id, or undefined. */
export const findDocument = (tx: Tx, ctx: Ctx, documentId: string) =>
  tx
    .selectFrom('inspection_document')
    .select(['inspection_id', 'content_hash'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', documentId)
    .executeTakeFirst();

/** Adds a document; its evidence is linked by the caller. */
export async function insertDocument(tx: Tx, row: InspectionRow, written: NewDocument): Promise<void> {
  const { document } = written;
  await tx
    .insertInto('inspection_document')
    .values({
      id: document.documentId,
      bureau_id: row.bureau_id,
      inspection_id: row.id,
      kind: document.content.kind,
      number: document.number,
      content: JSON.stringify(document.content),
      signatures: JSON.stringify(document.signatures),
      content_hash: written.contentHash,
      written_by: written.writtenBy,
      written_at: written.writtenAt,
      device_at: written.deviceAt,
    })
    .execute();
}

/** Whether a document of the bureau carries this number already. */
export async function isNumberUsed(tx: Tx, ctx: Ctx, number: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inspection_document')
    .select('id')
    .where('bureau_id', '=', ctx.bureauId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** The documents of an inspection as they leave the server, oldest first. */
export async function findDocuments(
  tx: Tx,
  row: InspectionRow,
  evidence: ReadonlyMap<string, EvidenceItem[]>,
): Promise<InspectionView['documents']> {
  const rows = await tx
    .selectFrom('inspection_document')
    .innerJoin('account', 'account.id', 'inspection_document.written_by')
    .select([
      'inspection_document.id',
      'inspection_document.number',
      'inspection_document.content',
      'inspection_document.signatures',
      'inspection_document.content_hash',
      'inspection_document.written_at',
      'account.display_name',
    ])
    .where('inspection_document.bureau_id', '=', row.bureau_id)
    .where('inspection_document.inspection_id', '=', row.id)
    .orderBy('inspection_document.written_at')
    .orderBy('inspection_document.id')
    .execute();
  return rows.map((document) => ({
    documentId: document.id,
    content: document.content as DocumentContent,
    number: document.number,
    signatures: document.signatures as DrawnSignature[],
    evidence: evidence.get(document.id) ?? [],
    contentHash: document.content_hash,
    writtenBy: document.display_name,
    writtenAt: document.written_at,
  }));
}
