/**
 * 行政检查通知书 as Word, on one page where the contents allow: what is inspected, on what basis, by whom, when and
 * where, how often this year, the enterprise's rights, and the five bans with the eight must-nots
 * (司法部办公厅 行政检查文书基本格式文本(试行), April 2025; 国办发〔2024〕54号).
 */
import { citation, type Ban, type PartyRule } from '@liangma/domain/rule-packs/rule-pack';
import type { Paragraph } from 'docx';
import { officialDate, officialDocument, officialSection, paragraph, sizes, title } from './official-look.ts';
import { officialPunctuation } from './official-punctuation.ts';
import { officialForm } from './official-table.ts';

export interface InspectionNoticeView {
  /** Number of the notice, for example 示工信检通〔2025〕12号. */
  number: string;
  bureauName: string;
  /** The body in whose name an entrusted organisation inspects; null when the bureau acts in its own name. */
  entrustedBy: string | null;
  addressee: { name: string; creditCode: string | null };
  /** 日常检查, 个案检查 or 专项检查. */
  typeLabel: string;
  /** Source of the task as printed: the line of the plan, or the kind of ground; never who complained. */
  originLabel: string;
  matters: readonly { name: string; basis: string }[];
  /** 现场检查 or 非现场检查, and how. */
  methodLabel: string;
  /** First and last day of the time window. */
  from: string;
  until: string;
  place: string;
  officers: readonly { name: string; certificateNo: string }[];
  /** Names of assistants and experts fixed beforehand. */
  assistants: readonly string[];
  /** Visits of this body to this enterprise in the year before this one. */
  visitsThisYear: number;
  /** Published cap; null: none is published. */
  cap: number | null;
  /** Whether the ground of this inspection is exempt from the cap. */
  isExemptFromCap: boolean;
  /** Papers to have ready; limited to the list, without what the bureau already holds. */
  materials: readonly string[];
  complaintPhone: string | null;
  issuedOn: string;
  bans: readonly Ban[];
  rights: readonly PartyRule[];
  duties: readonly PartyRule[];
}

const formText = { size: sizes.five, line: 14.5 } as const;
const lines = (texts: readonly string[]): Paragraph[] =>
  texts.map((text) => paragraph(text, { ...formText, align: 'left' }));

/** The Word file of the notice. */
export function inspectionNotice(view: InspectionNoticeView): Promise<Uint8Array> {
  const { addressee, bureauName } = view;
  const body = view.entrustedBy === null ? '本机关' : `受${view.entrustedBy}委托,本单位`;
  return officialDocument('行政检查通知书', bureauName, [
    officialSection(
      [
        paragraph(bureauName, { look: 'title', size: sizes.three, align: 'centre', line: 24 }),
        title('行政检查通知书'),
        paragraph(view.number, { size: sizes.four, align: 'right', line: 20 }),
        paragraph(`${addressee.name}：`, { size: sizes.four, align: 'left', line: 20 }),
        paragraph(officialPunctuation(`${body}依法对你单位进行行政检查,现将有关事项通知如下:`), {
          size: sizes.four,
          indent: 2,
          line: 20,
          after: 3,
        }),
        officialForm([22, 134], formRows(view)),
        ...signature(view),
      ],
      'form',
    ),
  ]);
}

function formRows(view: InspectionNoticeView): (readonly [string, readonly Paragraph[]])[] {
  const { matters, officers, materials } = view;
  const period =
    view.from === view.until ? officialDate(view.from) : `${officialDate(view.from)}至${officialDate(view.until)}`;
  const officersText = officers.map(({ name, certificateNo }) => `${name}(执法证号${certificateNo})`).join('、');
  return [
    ['信用代码', lines([view.addressee.creditCode ?? '未登记'])],
    ['检查事项\n和依据', lines(matters.map(({ name, basis }, index) => `${index + 1}.${name}  依据${basis}`))],
    ['任务来源', lines([officialPunctuation(`${view.typeLabel};${view.originLabel}`)])],
    ['检查方式\n时间地点', lines([officialPunctuation(`${view.methodLabel};${period}`), view.place])],
    ['检查人员', lines([officersText, assistantsText(view.assistants)].map(officialPunctuation))],
    ['年度频次', lines([officialPunctuation(frequencyText(view))])],
    ['准备材料', lines([materials.length === 0 ? '无' : materials.join('、')])],
    ['你单位的\n权利义务', lines([partyText('权利', view.rights), partyText('义务', view.duties)])],
    ['检查纪律', lines([officialPunctuation('检查人员须遵守“五个严禁”“八个不得”:'), ...view.bans.map(banText)])],
    ['监督投诉', lines([officialPunctuation(complaintText(view.complaintPhone))])],
    ['送达签收', lines([officialPunctuation('签收人:                    签收时间:      年    月    日    时    分')])],
  ];
}

function assistantsText(assistants: readonly string[]): string {
  if (assistants.length === 0) return '无协助人员';
  return `协助人员${assistants.length}名:${assistants.join('、')},不得单独检查、不得签署意见`;
}

function frequencyText({ visitsThisYear, cap, isExemptFromCap }: InspectionNoticeView): string {
  const before = `本年度此前已对你单位检查${visitsThisYear}次,本次为第${visitsThisYear + 1}次`;
  if (isExemptFromCap) return `${before};按规定不受年度频次上限约束,照常登记`;
  return cap === null ? `${before};尚未公布年度频次上限` : `${before};年度频次上限${cap}次`;
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

function banText({ zh, mustNots }: Ban, index: number): string {
  return officialPunctuation(`${index + 1}.${zh}:${mustNots.map((mustNot) => mustNot.zh).join(';')}。`);
}

function complaintText(phone: string | null): string {
  const scan = '检查人员入企时应当亮证、亮码;可以扫检查码核验本通知、评价和投诉';
  return phone === null ? `${scan}。` : `${scan},也可以拨打${phone}投诉。`;
}

function signature({ bureauName, issuedOn }: InspectionNoticeView): Paragraph[] {
  const look = { size: sizes.four, line: 20 } as const;
  return [
    paragraph(bureauName, { ...look, align: 'right', indentRight: 2, before: 10 }),
    paragraph(officialPunctuation(`${officialDate(issuedOn)}(印章)`), { ...look, align: 'right', indentRight: 2 }),
  ];
}
