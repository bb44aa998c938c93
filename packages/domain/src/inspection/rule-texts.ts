/** Plain words for each rule finding, in Chinese and English; `{name}` is filled from the finding's params. */
import type { RuleCode, RuleFinding } from './rules.ts';

interface RuleText {
  zh: string;
  en: string;
}

/** One finding as a sentence that ends with where the rule comes from. */
export function ruleText(finding: Pick<RuleFinding, 'code' | 'params' | 'source'>, language: 'zh' | 'en'): string {
  const sentence = ruleTexts[finding.code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(finding.params[name] ?? ''),
  );
  return language === 'en' ? `${sentence} (basis: ${finding.source})` : `${sentence}（依据：${finding.source}）`;
}

export const ruleTexts: Record<RuleCode, RuleText> = {
  'bureau-not-announced': {
    zh: '本单位的行政检查主体资格尚未公告，请先在“单位设置”登记公告日期和网址',
    en: 'This body has not been announced as an inspection body; enter the announcement under bureau settings first',
  },
  'entrustment-missing': {
    zh: '受委托组织没有登记有效的委托书',
    en: 'The entrusted organisation has no entrustment letter on file',
  },
  'matter-not-published': {
    zh: '事项“{matter}”未公布或已停用，不得实施',
    en: 'The matter “{matter}” is not published or no longer in force',
  },
  'no-matter': { zh: '请至少选择一个检查事项', en: 'Choose at least one matter' },
  'not-in-plan': {
    zh: '没有对应的年度计划项，也没有其他检查来由（无计划不检查）',
    en: 'There is no line of the annual plan and no other ground (no inspection without a plan)',
  },
  'ground-without-document': {
    zh: '非计划检查须填写投诉举报、转办或部署文件的编号',
    en: 'An unplanned inspection needs the number of the complaint, referral or instruction',
  },
  'ground-other-type': {
    zh: '检查类型与检查来由不符：计划内为日常或专项检查，投诉举报、转办、监测、企业申请为个案检查，专项部署为专项检查',
    en: 'The type does not fit the ground: plans lead to daily or special inspections, complaints, referrals, monitoring and requests to case inspections, deployments to special ones',
  },
  'plan-line-other-year': {
    zh: '所选计划项属于{year}年度，检查日期{day}不在该年度内',
    en: 'The chosen plan line is of {year}, but the inspection is planned for {day}',
  },
  'plan-not-approved': { zh: '年度检查计划尚未批准', en: 'The annual plan is not approved yet' },
  'plan-line-other-matter': {
    zh: '所选计划项的事项不在本次检查事项之内',
    en: 'The chosen plan line is about a matter that this inspection does not cover',
  },
  'cap-reached': {
    zh: '本单位今年对该企业已检查（含已安排）{count}次，达到上限{limit}次',
    en: 'This body has inspected the enterprise {count} times this year (planned ones included); the cap is {limit}',
  },
  'matter-cap-reached': {
    zh: '事项“{matter}”今年对该企业已检查（含已安排）{count}次，达到上限{limit}次',
    en: 'The matter “{matter}” was inspected here {count} times this year (planned ones included); the cap is {limit}',
  },
  'exempt-visits-frequent': {
    zh: '今年已有{count}次不受上限约束的检查，请说明再次检查的必要',
    en: 'There were already {count} inspections outside the cap this year; say why another is needed',
  },
  'other-visit-near': {
    zh: '{day}前后已有（或已安排）对该企业的检查，请考虑合并；不合并请说明理由',
    en: 'Another inspection of this enterprise is around {day}; merge them, or say why not',
  },
  'fewer-than-two-officers': {
    zh: '行政检查须由两名以上执法人员进行',
    en: 'An inspection needs at least two officers',
  },
  'certificate-not-valid': {
    zh: '{name}（证号{certificateNo}）的执法证在{day}不可用于检查（过期、暂扣、注销或为监督证）',
    en: '{name} (certificate {certificateNo}) may not inspect on {day}: expired, suspended, cancelled or for supervision only',
  },
  'off-site-reason-missing': {
    zh: '请说明为什么不能用书面核查、信息共享等非现场方式代替',
    en: 'Say why this cannot be done off site (papers, shared data)',
  },
  'enterprise-not-active': {
    zh: '“{name}”已注销，不能安排检查',
    en: '“{name}” is deregistered and cannot be inspected',
  },
  'not-an-enterprise': {
    zh: '“{name}”不是企业（事业单位等），本次检查不计入涉企行政检查；请说明',
    en: '“{name}” is not an enterprise; the inspection will not count as one of an enterprise. Please say why',
  },
  'approver-is-preparer': {
    zh: '本次检查由您本人拟制，须由另一位负责人审批',
    en: 'You prepared this inspection yourself; another head must approve it',
  },
  'window-past': {
    zh: '检查时间已经过去（至{until}，今天{day}），批准须在检查之前',
    en: 'The planned time is over (until {until}, today is {day}); approval comes before the inspection',
  },
  'plan-line-used-up': {
    zh: '该计划项安排{quantity}家次，已启动{started}次；再检查请说明理由',
    en: 'This plan line provides for {quantity} visits and {started} have been started; say why another is needed',
  },
  'outside-window': {
    zh: '今天（{day}）不在批准的检查时间{from}至{until}之内',
    en: 'Today ({day}) is outside the approved time from {from} to {until}',
  },
};
