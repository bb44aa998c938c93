/** The national default pack. What no national document fixes is null or a house rule, and says so. */
import { bans, document54, duties, penaltyLaw, rights } from './inspection-discipline.ts';
import type { RulePack, RuleSource } from './rule-pack.ts';

const house: RuleSource = { kind: 'house', document: '本系统默认值(无全国统一规定)' };
const answers2025: RuleSource = {
  kind: 'document',
  document: '〈国务院办公厅关于严格规范涉企行政检查的意见〉有关问题解答',
  number: '司法部办公厅,2025年4月18日',
};
const countingNotes: RuleSource = {
  kind: 'document',
  document: '行政执法数据表填表说明',
  number: '山西省大同市,2024年度',
};

export const nationalPack: RulePack = {
  id: 'national',
  version: '2025.1',
  nameZh: '全国通用',
  nameEn: 'National default',
  rules: {
    'cap.perYear': {
      value: null,
      source: document54,
      note: '年度频次上限由有关主管部门公布;公布前不设上限。',
    },
    'cap.exemptGrounds': {
      value: ['complaint', 'referral', 'monitoring', 'enterprise-request', 'recheck', 'superior-special'],
      source: document54,
      note: '各地对个案检查是否受上限约束规定不一;默认不受上限约束,但照常登记、计数并公开。',
    },
    'approval.urgentHours': {
      value: 24,
      source: house,
      note: '国办发〔2024〕54号只要求及时报告并补办手续,未规定小时数;行政强制法第十九条的24小时只适用于行政强制措施。',
    },
    'approval.urgentReminderHours': { value: 12, source: house },
    'entry.lateRegistration': { value: null, source: house, note: '全国没有统一的补登期限,按当地规定设置。' },
    'entry.urgentScan': { value: null, source: house },
    'officers.minimum': { value: 2, source: penaltyLaw('第四十二条第一款'), isLocked: true },
    'result.toldWithinWorkingDays': { value: 5, source: house, note: '全国没有统一的结果告知期限。' },
    'visits.mergeWindowDays': {
      value: null,
      source: document54,
      note: '能合并检查的不得重复检查,但未规定天数;由本单位设置多少天内提示合并。',
    },
    bans: { value: bans, source: document54, isLocked: true },
    rights: { value: rights, source: document54, isLocked: true },
    duties: { value: duties, source: penaltyLaw('第五十五条第二款'), isLocked: true },
    'counting.completeRecordOnly': {
      value: true,
      source: countingNotes,
      note: '有具体检查对象并有完整、详实检查记录的计为1次;巡查、巡逻不计。',
    },
    'counting.penaltiesExcluded': {
      value: true,
      source: countingNotes,
      note: '检查后作出行政处罚或者其他行政执法行为的,计入该行为,不再计入检查次数。',
    },
    'counting.soleTradersAsEnterprises': {
      value: true,
      source: answers2025,
      note: '个体工商户、农民专业合作社等参照企业执行。',
    },
  },
};
