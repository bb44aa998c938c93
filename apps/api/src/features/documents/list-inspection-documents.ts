/** The documents that exist for an inspection, in the order in which they come about. */
import type { z } from 'zod';
import { listInspectionDocuments as endpoint } from '@liangma/contract/documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { documentForms } from '@liangma/documents/official/document-forms';
import { query } from '../../http/route.ts';
import { viewOf } from '../inspections/public.ts';

type Item = z.input<(typeof endpoint)['response']>['items'][number];

/** Made of the inspection's own data. */
function ownDocuments(view: InspectionView): Item[] {
  const { id: documentId, noticeNo: number, submittedAt, approval, record } = view;
  const items: Item[] = [];
  const add = (kind: 'approval-form' | 'notice' | 'record', at: string | null, by: string) =>
    items.push({ documentId, kind, title: documentForms[kind].title, number, at, by });
  if (submittedAt !== null) add('approval-form', approval?.at ?? submittedAt, approval?.by ?? view.preparedBy);
  if (approval !== null && number !== null) add('notice', approval.at, approval.by);
  if (record !== null) add('record', record.recordedAt, record.recordedBy);
  return items;
}

export const listInspectionDocuments = query(endpoint, async (tx, ctx, { params }) => {
  const view = await viewOf(tx, ctx, params.inspectionId);
  const written = view.documents.map(({ documentId, content: { kind }, number, writtenAt, writtenBy }): Item => {
    return { documentId, kind, title: documentForms[kind].title, number, at: writtenAt, by: writtenBy };
  });
  return { items: [...ownDocuments(view), ...written] };
});
