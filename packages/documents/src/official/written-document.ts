/** Written documents of an inspection, each by its kind. */
import { madeCorrectionOrder } from './correction-order.ts';
import type { MadeDocument } from './form-fields.ts';
import { madeInquiry } from './inquiry.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import type { OfficialDocument } from './official-document.ts';
import { madeResultNotice } from './result-notice.ts';
import { madeSampling } from './sampling.ts';
import { madeServiceReceipt } from './service-receipt.ts';
import { madeSurvey } from './survey.ts';
import type { WrittenLike } from './written-like.ts';

/** A written document with its content by tags, for templates. */
export function madeWritten(view: InspectionLike, written: WrittenLike, context: DocumentContext): MadeDocument {
  const { content, ...rest } = written;
  switch (content.kind) {
    case 'inquiry':
      return madeInquiry(view, { ...rest, content }, context);
    case 'survey':
      return madeSurvey(view, { ...rest, content }, context);
    case 'sampling':
      return madeSampling(view, { ...rest, content }, context);
    case 'result-notice':
      return madeResultNotice(view, { ...rest, content }, context);
    case 'correction-order':
      return madeCorrectionOrder(view, { ...rest, content }, context);
    case 'service-receipt':
      return madeServiceReceipt(view, { ...rest, content }, context);
  }
}

/** A written document as it is read and signed; it need not be handed in yet. */
export const writtenDocument = (
  view: InspectionLike,
  written: WrittenLike,
  context: DocumentContext,
): OfficialDocument => madeWritten(view, written, context).document;
