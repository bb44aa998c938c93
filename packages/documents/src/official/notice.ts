/**
 * 行政检查通知书, on one page where the contents allow: what is inspected, on what basis, by whom, when and where, how often
 * this year, the enterprise's rights, and the five bans with the eight must-nots
 * (司法部办公厅《行政检查文书基本格式文本(试行)》, April 2025; 国办发〔2024〕54号).
 */
import { officialDay } from '@liangma/domain/calendar/official-day';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { citation, type Ban, type PartyRule } from '@liangma/domain/rule-packs/rule-pack';
import { officialPunctuation } from '../word/official-punctuation.ts';
import { defineForm, optional, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, lineBlock, numberBlock, paragraphBlock, type OfficialDocument } from './official-document.ts';
import { officialDate } from './official-date.ts';
import { mattersWithBasis, modeWords, officersText, originText, periodText, typeWords } from './wording.ts';

interface NoticeData {
  bureauName: string;
  number: string;
  addressee: string;
  opening: string;
  creditCode: string;
  matters: string;
  origin: string;
  mode: string;
  place: string;
  officers: string;
  assistants: string;
  frequency: string;
  materials: string;
  rights: string;
  duties: string;
  discipline: string;
  complaint: string;
  issuedOn: string;
}

const build = (data: NoticeData): OfficialDocument => ({
  title: '行政检查通知书',
  bureauName: data.bureauName,
  layout: 'form',
  blocks: [
    numberBlock(data.number),
    lineBlock(`${data.addressee}：`),
    paragraphBlock(data.opening),
    {
      kind: 'form',
      rows: [
        formRow(['信用代码', data.creditCode]),
        formRow(['检查事项\n和依据', data.matters]),
        formRow(['任务来源', data.origin]),
        formRow(['检查方式\n时间地点', `${data.mode}\n${data.place}`]),
        formRow(['检查人员', `${data.officers}\n${data.assistants}`]),
        formRow(['年度频次', data.frequency]),
        formRow(['准备材料', data.materials]),
        formRow(['你单位的\n权利义务', `${data.rights}\n${data.duties}`]),
        formRow(['检查纪律', data.discipline]),
        formRow(['监督投诉', data.complaint]),
        formRow(['送达签收', '签收人：                    签收时间：      年    月    日    时    分']),
      ],
    },
    { kind: 'seal', name: data.bureauName, day: data.issuedOn },
  ],
  pageFoot: null,
});

export const noticeForm = defineForm<NoticeData>(
  '行政检查通知书',
  {
    bureauName: required('执法主体', '执法主体名称'),
    number: required('通知书编号'),
    addressee: required('检查对象', '检查对象名称'),
    opening: required('通知正文', '通知的开头一句'),
    creditCode: optional('信用代码', '统一社会信用代码'),
    matters: required('检查事项', '检查事项和依据'),
    origin: required('任务来源', '检查类型和任务来源'),
    mode: required('检查方式', '检查方式和时间'),
    place: required('检查地点'),
    officers: required('检查人员', '检查人员姓名和执法证号'),
    assistants: required('协助人员'),
    frequency: required('年度频次', '本年度检查次数和频次上限'),
    materials: required('准备材料'),
    rights: required('权利', '检查对象的权利'),
    duties: required('义务', '检查对象的义务'),
    discipline: required('检查纪律', '五个严禁、八个不得'),
    complaint: required('监督投诉', '核验、评价和投诉方式'),
    issuedOn: required('落款日期'),
  },
  build,
);

const { bans, rights, duties, 'cap.exemptGrounds': exemptGrounds } = nationalPack.rules;

function assistantsText(assistants: readonly string[]): string {
  if (assistants.length === 0) return '无协助人员';
  return `协助人员${assistants.length}名：${assistants.join('、')}，不得单独检查、不得签署意见`;
}

function frequencyText(view: InspectionLike): string {
  const { visitsBefore } = view;
  const before =
    visitsBefore === null ? '' : `本年度此前已对你单位检查${visitsBefore}次，本次为第${visitsBefore + 1}次；`;
  if (exemptGrounds.value.includes(view.groundKind)) return `${before}按规定不受年度频次上限约束，照常登记`;
  const { limit } = view.capUse;
  return limit === null ? `${before}尚未公布年度频次上限` : `${before}年度频次上限${limit}次`;
}

function partyText(kind: string, rules: readonly PartyRule[]): string {
  const number = (index: number) => (rules.length === 1 ? '' : `${index + 1}.`);
  const clauses = rules.map(({ zh, source }, index) => `${number(index)}${zh}${shortCitation(citation(source))}`);
  return officialPunctuation(`${kind}:${clauses.join(';')}。`);
}

/** Laws by their short title: 《行政处罚法》第五十五条. */
function shortCitation(full: string): string {
  return `(${full.replace('《中华人民共和国', '《').replace(/^《.*》\((.*)\)$/, '$1')})`;
}

const banText = ({ zh, mustNots }: Ban, index: number): string =>
  officialPunctuation(`${index + 1}.${zh}:${mustNots.map((mustNot) => mustNot.zh).join(';')}。`);

function complaintText(phone: string): string {
  const scan = '检查人员入企时应当亮证、亮码；可以扫检查码核验本通知、评价和投诉';
  return phone === '' ? `${scan}。` : `${scan}，也可以拨打${phone}投诉。`;
}

/**
 * The notice of an approved inspection.
 * @throws RangeError when the inspection has no number and approval yet
 */
export function madeNotice(view: InspectionLike, context: DocumentContext): MadeDocument {
  if (view.noticeNo === null || view.approval === null) throw new RangeError('a notice exists from the approval on');
  const { bureau } = context;
  const body = bureau.entrustedBy === null ? '本机关' : `受${bureau.entrustedBy}委托，本单位`;
  return noticeForm.made({
    bureauName: bureau.name,
    number: view.noticeNo,
    addressee: view.enterprise.name,
    opening: `${body}依法对你单位进行行政检查，现将有关事项通知如下：`,
    creditCode: view.enterprise.creditCode === '' ? '未登记' : view.enterprise.creditCode,
    matters: mattersWithBasis(view),
    origin: `${typeWords[view.type]}；${originText(view)}`,
    mode: `${modeWords[view.fields.mode]}；${periodText(view.plannedFrom, view.plannedUntil)}`,
    place: view.enterprise.address,
    officers: officersText(view.officerDetails),
    assistants: assistantsText(view.fields.assistants),
    frequency: frequencyText(view),
    materials: '无',
    rights: partyText('权利', rights.value),
    duties: partyText('义务', duties.value),
    discipline: ['检查人员须遵守“五个严禁”“八个不得”：', ...bans.value.map(banText)].join('\n'),
    complaint: complaintText(bureau.complaintPhone),
    issuedOn: officialDate(officialDay(view.approval.at)),
  });
}
