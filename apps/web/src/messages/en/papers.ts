/** Written documents (文书) of an inspection on the tablet: kinds, forms, signing. */
import type { Translation } from '../language.ts';
import type { papers as source } from '../zh-CN/papers.ts';

export const papers: Translation<typeof source> = {
  'papers.kind.inquiry': 'Record of an inquiry',
  'papers.kind.survey': 'Record of a survey',
  'papers.kind.sampling': 'Receipt of samples',
  'papers.kind.result-notice': 'Notice of the result',
  'papers.kind.correction-order': 'Order to correct',
  'papers.kind.service-receipt': 'Receipt of service',
};
