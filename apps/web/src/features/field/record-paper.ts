/** The record as the official document that is read, signed and printed; made on the tablet, without network. */
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import { officialHtml } from '@liangma/documents/official/official-html';
import { recordDocument } from '@liangma/documents/official/record-data';
import type { PackBureau } from '@liangma/offline/pack';

export interface PaperContext {
  bureau: PackBureau | null;
  /** Who writes it. */
  recorder: string;
}

/** A whole page (HTML). */
export function recordHtml(view: InspectionView, content: RecordContent, { bureau, recorder }: PaperContext): string {
  const of = {
    name: bureau?.name ?? '',
    entrustedBy: bureau?.entrustedBy ?? null,
    complaintPhone: bureau?.complaintPhone ?? '',
  };
  return officialHtml(recordDocument(view, content, { bureau: of, recorder }));
}
