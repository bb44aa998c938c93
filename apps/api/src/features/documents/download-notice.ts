/** The notice of inspection (行政检查通知书) as Word; it exists from the approval on. */
import { downloadNotice as endpoint } from '@liangma/contract/inspections';
import { custom } from '../../http/route.ts';
import { wordOf } from './download-document.ts';
import { documentFor } from './made-document.ts';

export const downloadNotice = custom(endpoint, async (deps, ctx, { params: { inspectionId } }) =>
  wordOf(await documentFor(deps, ctx, { inspectionId, kind: 'notice', documentId: inspectionId })),
);
