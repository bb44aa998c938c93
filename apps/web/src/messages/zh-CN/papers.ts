/** Written documents (文书) of an inspection on the tablet: kinds, forms, signing. */
export const papers = {
  'papers.kind.inquiry': '询问笔录',
  'papers.kind.survey': '勘验笔录',
  'papers.kind.sampling': '抽样取证凭证',
  'papers.kind.result-notice': '检查结果告知书',
  'papers.kind.correction-order': '责令改正通知书',
  'papers.kind.service-receipt': '送达回证',
} as const;
