/**
 * 询问笔录: who was asked by whom, when and where; rights and recusal; questions and answers; read, confirmed and signed on
 * every page. Title and fields follow the forms of law enforcement in other fields: a proposal, no official text.
 */
import { defineForm, list, required, type MadeDocument } from './form-fields.ts';
import { evidenceBlocks, evidenceFields, evidenceRows, type EvidenceRow } from './evidence-index.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, headingBlock, lineBlock, paragraphBlock, type OfficialDocument } from './official-document.ts';
import { blankRows, drawnRows, pageFootOf, signatureBlock, signatureFields, type SignatureRow } from './signatures.ts';
import type { InquiryLike, WrittenLike } from './written-like.ts';
import { officialSpan } from './official-date.ts';
import { officersText, prose } from './wording.ts';

interface InquiryData {
  bureauName: string;
  time: string;
  nth: string;
  place: string;
  name: string;
  sex: string;
  age: string;
  idNo: string;
  phone: string;
  unit: string;
  post: string;
  address: string;
  askers: string;
  recorder: string;
  rights: string;
  recusal: string;
  dialogue: readonly { question: string; answer: string }[];
  evidence: readonly EvidenceRow[];
  confirmation: string;
  signatures: readonly SignatureRow[];
  pageFoot: string;
}

const build = (data: InquiryData): OfficialDocument => ({
  title: '询问笔录',
  bureauName: data.bureauName,
  layout: 'record',
  blocks: [
    {
      kind: 'form',
      rows: [
        formRow(['询问时间', data.time]),
        formRow(['询问地点', data.place]),
        formRow(['被询问人', data.name], ['性别', data.sex]),
        formRow(['年龄', data.age], ['联系电话', data.phone]),
        formRow(['身份证件\n号码', data.idNo], ['职务', data.post]),
        formRow(['工作单位', data.unit]),
        formRow(['住址', data.address]),
        formRow(['询问人', data.askers]),
        formRow(['记录人', data.recorder], ['询问次数', data.nth]),
      ],
    },
    paragraphBlock(data.rights),
    paragraphBlock(data.recusal),
    ...data.dialogue.flatMap(({ question, answer }) => [lineBlock(`问：${question}`), lineBlock(`答：${answer}`)]),
    ...(data.evidence.length === 0 ? [] : [headingBlock('附：证据目录')]),
    ...evidenceBlocks(data.evidence),
    paragraphBlock(data.confirmation),
    signatureBlock(data.signatures),
  ],
  pageFoot: data.pageFoot,
});

export const inquiryForm = defineForm<InquiryData>(
  '询问笔录',
  {
    bureauName: required('执法主体', '执法主体名称'),
    time: required('询问时间', '询问起止时间'),
    nth: required('询问次数'),
    place: required('询问地点'),
    name: required('被询问人', '被询问人姓名'),
    sex: required('性别'),
    age: required('年龄'),
    idNo: required('身份证件号码'),
    phone: required('联系电话'),
    unit: required('工作单位'),
    post: required('职务'),
    address: required('住址'),
    askers: required('询问人', '询问人姓名和执法证号'),
    recorder: required('记录人'),
    rights: required('权利告知'),
    recusal: required('回避', '是否申请回避'),
    dialogue: list('问答', '问答', { question: required('问'), answer: required('答') }, 'paragraphs'),
    evidence: { ...evidenceFields, isRequired: false },
    confirmation: required('核对', '被询问人核对意见'),
    signatures: signatureFields,
    pageFoot: required('逐页签名', '每页的签名处'),
  },
  build,
);

export function madeInquiry(
  view: InspectionLike,
  { content, signatures, evidence }: WrittenLike<InquiryLike>,
  context: DocumentContext,
): MadeDocument {
  const { person } = content;
  const names = { party: '被询问人', officer: '询问人' };
  const roles = ['被询问人', ...view.officerDetails.map(() => '询问人'), '记录人'];
  return inquiryForm.made({
    bureauName: context.bureau.name,
    time: officialSpan(content.startedAt, content.endedAt),
    nth: `第${content.nth}次`,
    place: content.place,
    ...person,
    askers: officersText(view.officerDetails),
    recorder: content.recorder,
    rights: content.rightsTold
      ? '告知：我们是本机关行政执法人员，已向你出示执法证件。你有权进行陈述和申辩，有权申请回避；你应当如实回答询问，并协助调查或者检查，不得拒绝或者阻挠。'
      : '未告知被询问人权利义务。',
    recusal: `问：执法人员与你或者你单位有直接利害关系或者有其他关系可能影响公正执法的，你有权申请回避，是否申请？答：${content.recusal === 'asked-for' ? '申请回避。' : '不申请回避。'}`,
    dialogue: content.dialogue.map(({ question, answer }) => ({ question: prose(question), answer: prose(answer) })),
    evidence: evidenceRows(evidence),
    confirmation: '以上笔录已交被询问人阅读（或者向其宣读），被询问人确认与所述相符。',
    signatures: signatures.length > 0 ? drawnRows(signatures, context, names) : blankRows(roles),
    pageFoot: pageFootOf(signatures, roles.slice(0, 2), names),
  });
}
