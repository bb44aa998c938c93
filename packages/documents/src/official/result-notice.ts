/**
 * 检查结果告知书: result of every item, how it is handled, guidance, and where to object. Its title is inferred from the
 * flow 审批—通知—实施—记录—反馈 of the ministry's forms of April 2025: a proposal, no official text.
 */
import { defineForm, optional, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { headingBlock, lineBlock, numberBlock, paragraphBlock, type OfficialDocument } from './official-document.ts';
import { drawnRows, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { ResultNoticeLike, WrittenLike } from './written-like.ts';
import { officialDate, officialMoment } from './official-date.ts';
import { daysOfVisit, matterNames, prose } from './wording.ts';

interface ResultNoticeData {
  bureauName: string;
  number: string;
  addressee: string;
  opening: string;
  results: string;
  handling: string;
  guidance: string;
  objection: string;
  told: string;
  signatures: readonly SignatureRow[];
  issuedOn: string;
}

const build = (data: ResultNoticeData): OfficialDocument => ({
  title: '检查结果告知书',
  bureauName: data.bureauName,
  layout: 'document',
  blocks: [
    numberBlock(data.number),
    lineBlock(`${data.addressee}：`),
    paragraphBlock(data.opening),
    headingBlock('一、检查结果'),
    paragraphBlock(data.results),
    headingBlock('二、处理'),
    paragraphBlock(data.handling),
    headingBlock('三、提示和指导'),
    paragraphBlock(data.guidance),
    headingBlock('四、异议'),
    paragraphBlock(data.objection),
    { kind: 'seal', name: data.bureauName, day: data.issuedOn },
    ...(data.told === '' ? [] : [lineBlock(data.told)]),
    ...(data.signatures.length === 0 ? [] : [signatureBlock(data.signatures)]),
  ],
  pageFoot: null,
});

export const resultNoticeForm = defineForm<ResultNoticeData>(
  '检查结果告知书',
  {
    bureauName: required('执法主体', '执法主体名称'),
    number: required('文书编号'),
    addressee: required('检查对象', '检查对象名称'),
    opening: required('告知正文', '告知的开头一句:日期、事项、通知书编号'),
    results: required('检查结果', '各事项检查结果'),
    handling: required('处理'),
    guidance: optional('提示指导'),
    objection: required('异议渠道'),
    told: required('告知情况', '告知时间、方式、接收人'),
    signatures: { ...signatureFields, isRequired: false },
    issuedOn: required('落款日期'),
  },
  build,
);

const ways: Readonly<Record<string, string>> = {
  'on-site': '当场告知',
  document: '书面送达',
  phone: '电话告知',
  online: '网上告知',
};

/** How it was told; a line to write on when it is signed on paper, nothing when the recipient has drawn a signature. */
function toldText({ told }: InspectionLike, isDrawn: boolean): string {
  if (told === null && isDrawn) return '';
  if (told === null) return '接收人：                    接收时间：      年    月    日';
  return `告知方式：${ways[told.way] ?? told.way}    接收人：${told.to}    告知时间：${officialMoment(told.at)}`;
}

export function madeResultNotice(
  view: InspectionLike,
  { content, number, signatures }: WrittenLike<ResultNoticeLike>,
  context: DocumentContext,
): MadeDocument {
  const notice = view.noticeNo === null ? '' : `（检查通知书编号：${view.noticeNo}）`;
  const days = daysOfVisit(view);
  return resultNoticeForm.made({
    bureauName: context.bureau.name,
    number: number ?? '',
    addressee: view.enterprise.name,
    opening: `本机关${days === '' ? '' : `于${days}`}依法对你单位进行${matterNames(view)}${notice}，现将结果告知如下：`,
    results: prose(content.results),
    handling: content.handling === '' ? '无。' : prose(content.handling),
    guidance: content.guidance === '' ? '无。' : prose(content.guidance),
    objection:
      content.objectionChannel === '' ? '对本结果有异议的，可以向本机关提出。' : prose(content.objectionChannel),
    told: toldText(view, signatures.length > 0),
    signatures: drawnRows(signatures, context),
    issuedOn: officialDate(content.issuedOn),
  });
}
