/**
 * 行政检查审批表: every inspection is approved beforehand by the responsible head (凡检查必审批): source of the task, basis,
 * officers with certificates, assistants fixed beforehand, visits of the year and the cap, opinions
 * (司法部办公厅《行政检查文书基本格式文本(试行)》, April 2025). Internal: it names documents that the notice does not.
 */
import { officialDay } from '@liangma/domain/calendar/official-day';
import { defineForm, optional, required, type MadeDocument } from './form-fields.ts';
import type { DocumentContext, InspectionLike } from './inspection-like.ts';
import { formRow, numberBlock, type OfficialDocument } from './official-document.ts';
import { officialDate, officialMoment } from './official-date.ts';
import {
  groundWords,
  mattersWithBasis,
  modeWords,
  officersText,
  originText,
  periodText,
  prose,
  sentence,
  typeWords,
} from './wording.ts';

interface ApprovalData {
  bureauName: string;
  number: string;
  section: string;
  type: string;
  origin: string;
  matters: string;
  enterprise: string;
  creditCode: string;
  address: string;
  contact: string;
  mode: string;
  onSiteReason: string;
  period: string;
  officers: string;
  assistants: string;
  frequency: string;
  merging: string;
  plan: string;
  urgent: string;
  sectionOpinion: string;
  legalOpinion: string;
  headOpinion: string;
  headSignature: string;
}

const build = (data: ApprovalData): OfficialDocument => ({
  title: '行政检查审批表',
  bureauName: data.bureauName,
  layout: 'form',
  blocks: [
    numberBlock(`编号：${data.number}`),
    {
      kind: 'form',
      rows: [
        formRow(['承办机构', data.section], ['检查类型', data.type]),
        formRow(['任务来源', data.origin]),
        formRow(['检查事项\n和依据', data.matters]),
        formRow(['检查对象', data.enterprise], ['信用代码', data.creditCode]),
        formRow(['地址', data.address], ['联系人', data.contact]),
        formRow(['检查方式', data.mode], ['检查期限', data.period]),
        formRow(['须入企现场\n检查的理由', data.onSiteReason]),
        formRow(['检查人员', data.officers]),
        formRow(['协助人员', data.assistants]),
        formRow(['年度频次', data.frequency]),
        formRow(['合并联合\n检查等说明', data.merging]),
        formRow(['检查方案\n摘要', data.plan]),
        formRow(['紧急检查', data.urgent]),
        formRow(['承办机构\n意见', data.sectionOpinion]),
        formRow(['法制机构\n意见', data.legalOpinion]),
        formRow(['执法主体\n负责人审批', `${data.headOpinion}\n${data.headSignature}`]),
      ],
    },
  ],
  pageFoot: null,
});

export const approvalForm = defineForm<ApprovalData>(
  '行政检查审批表',
  {
    bureauName: required('执法主体', '执法主体名称'),
    number: required('审批编号'),
    section: required('承办机构'),
    type: required('检查类型'),
    origin: required('任务来源', '任务来源和文号'),
    matters: required('检查事项', '检查事项和依据'),
    enterprise: required('检查对象', '检查对象名称'),
    creditCode: required('信用代码', '统一社会信用代码'),
    address: required('检查对象地址'),
    contact: optional('联系人', '检查对象联系人和电话'),
    mode: required('检查方式'),
    onSiteReason: required('现场检查理由', '须入企现场检查的理由'),
    period: required('检查期限'),
    officers: required('检查人员', '检查人员姓名和执法证号'),
    assistants: required('协助人员', '协助人员人数和姓名'),
    frequency: required('年度频次', '本年度已检查次数和频次上限'),
    merging: optional('合并说明', '合并、联合检查及规则提示的说明'),
    plan: optional('检查方案', '检查方案摘要'),
    urgent: required('紧急检查', '是否紧急检查及补办情况'),
    sectionOpinion: required('承办意见', '承办机构意见'),
    legalOpinion: optional('法制意见', '法制机构意见'),
    headOpinion: required('负责人意见', '执法主体负责人意见'),
    headSignature: required('负责人签批', '执法主体负责人签名和时间'),
  },
  build,
);

function origin(view: InspectionLike): string {
  if (view.planLine) return originText(view);
  const { groundDocumentNo, groundNote } = view.fields;
  const number = groundDocumentNo === null || groundDocumentNo === '' ? '' : `，文号：${groundDocumentNo}`;
  return `${groundWords[view.groundKind]}${number}${groundNote === '' ? '' : `；${prose(groundNote)}`}`;
}

function frequency({ capUse }: InspectionLike): string {
  const counted = `本年度已安排和实施检查${capUse.counted + capUse.exempt}次，其中计入频次上限${capUse.counted}次`;
  return capUse.limit === null ? `${counted}；尚未公布年度频次上限` : `${counted}；年度频次上限${capUse.limit}次`;
}

/** Reason, start, report and completion of an urgent inspection. */
function urgent({ entry, approval }: InspectionLike): string {
  if (entry?.exceptionReason !== 'emergency') return '否';
  const isLate = approval !== null && Date.parse(approval.at) > Date.parse(entry.enteredAt);
  const completed = isLate ? `补办审批时间：${officialMoment(approval.at)}` : '检查前已经审批';
  const started = `开始时间：${officialMoment(entry.enteredAt)}；报告时间：${officialMoment(entry.receivedAt)}`;
  return `是。事由：${sentence(entry.exceptionNote)}\n${started}；${completed}`;
}

/** The approval form of an inspection, approved or not yet. */
export function madeApprovalForm(view: InspectionLike, { bureau }: DocumentContext): MadeDocument {
  const { enterprise, fields, approval } = view;
  const submitted = view.submittedAt === null ? '' : `  ${officialMoment(view.submittedAt)}`;
  const reasons = view.warningAnswers.map(({ reason }) => prose(reason)).filter((reason) => reason !== '');
  return approvalForm.made({
    bureauName: bureau.entrustedBy === null ? bureau.name : `${bureau.name}（受${bureau.entrustedBy}委托）`,
    number: view.noticeNo ?? '',
    section: view.sectionName ?? '',
    type: typeWords[view.type],
    origin: origin(view),
    matters: mattersWithBasis(view),
    enterprise: enterprise.name,
    creditCode: enterprise.creditCode,
    address: enterprise.address,
    contact: [enterprise.contactName, enterprise.contactPhone].filter((part) => part !== '').join('\n'),
    mode: modeWords[fields.mode],
    onSiteReason: fields.onSiteReason === '' ? '无' : prose(fields.onSiteReason),
    period: periodText(view.plannedFrom, view.plannedUntil),
    officers: officersText(view.officerDetails),
    assistants:
      fields.assistants.length === 0 ? '无' : `${fields.assistants.length}名：${fields.assistants.join('、')}`,
    frequency: frequency(view),
    merging: reasons.length === 0 ? '无' : reasons.join('\n'),
    plan: view.matterDetails.map(({ content }) => prose(content)).join('\n'),
    urgent: urgent(view),
    sectionOpinion: view.submittedAt === null ? '' : `拟按上述安排实施检查。\n承办人：${view.preparedBy}${submitted}`,
    legalOpinion: '',
    headOpinion: approval === null ? '' : approval.opinion === '' ? '同意。' : sentence(approval.opinion),
    headSignature:
      approval === null
        ? '签名：              年    月    日'
        : `签名：${approval.by}  ${officialDate(officialDay(approval.at))}`,
  });
}
