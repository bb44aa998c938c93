/** Every kind of document that a template of the bureau may replace. */
import { approvalForm } from './approval-form.ts';
import { correctionOrderForm } from './correction-order.ts';
import type { DocumentForm } from './form-fields.ts';
import { inquiryForm } from './inquiry.ts';
import { noticeForm } from './notice.ts';
import { recordForm } from './record.ts';
import { resultNoticeForm } from './result-notice.ts';
import { samplingForm } from './sampling.ts';
import { serviceReceiptForm } from './service-receipt.ts';
import { surveyForm } from './survey.ts';

export const documentForms = {
  'approval-form': approvalForm,
  notice: noticeForm,
  record: recordForm,
  inquiry: inquiryForm,
  survey: surveyForm,
  sampling: samplingForm,
  'result-notice': resultNoticeForm,
  'correction-order': correctionOrderForm,
  'service-receipt': serviceReceiptForm,
} satisfies Record<string, DocumentForm>;
