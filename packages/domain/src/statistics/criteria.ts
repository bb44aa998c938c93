/**
 * Criteria: the conditions that decide whether a record enters a figure. Each is stated once in words here and once as
 * SQL by the server; the figure, the list of records behind it and the explanation of a record all use the same ones.
 */
import { document54, penaltyLaw } from '../rule-packs/inspection-discipline.ts';
import type { RuleSource } from '../rule-packs/rule-pack.ts';

/** What is counted: inspections, lines of the annual plan, or findings (judged by the inspection they belong to). */
export type Population = 'inspection' | 'plan-line' | 'finding';

export interface Criterion {
  population: Exclude<Population, 'finding'>;
  /** Sentence that is true of a record that meets it; also the condition as printed under a figure. */
  metZh: string;
  metEn: string;
  /** Sentence that is true of a record that does not. */
  notMetZh: string;
  notMetEn: string;
  source: RuleSource;
}

/** Rule R9 and the year rules R1 and R14, as the notes to the yearly tables word them. */
const yearlyTable: RuleSource = {
  kind: 'document',
  document: '行政执法数据表填表说明',
  number: '山西省大同市,2024年度',
};
const ownDefinition: RuleSource = { kind: 'house', document: '本系统统计口径' };

export const criteria = {
  'object-identified': {
    population: 'inspection',
    metZh: '有具体的检查对象',
    metEn: 'it has one identified object',
    notMetZh: '没有具体的检查对象(巡查、巡逻不计入)',
    notMetEn: 'it has no identified object (patrols are not counted)',
    source: yearlyTable,
  },
  finished: {
    population: 'inspection',
    metZh: '检查已办结',
    metEn: 'it is closed',
    notMetZh: '检查尚未办结',
    notMetEn: 'it is not closed yet',
    source: yearlyTable,
  },
  'finished-in-year': {
    population: 'inspection',
    metZh: '办结日期在本统计年度内(1月1日至12月31日)',
    metEn: 'it was closed within the year (1 January to 31 December)',
    notMetZh: '办结日期不在本统计年度内',
    notMetEn: 'it was not closed within the year',
    source: yearlyTable,
  },
  'record-complete': {
    population: 'inspection',
    metZh: '检查记录完整、详实',
    metEn: 'its record is full and detailed',
    notMetZh: '检查记录不完整',
    notMetEn: 'its record is not complete',
    source: yearlyTable,
  },
  'no-penalty-or-other-act': {
    population: 'inspection',
    metZh: '检查后没有作出行政处罚或者其他行政执法行为',
    metEn: 'no penalty or other enforcement act followed',
    notMetZh: '检查后作出(或提请立案作出)行政处罚等其他执法行为,计入该行为,不计入检查次数',
    notMetEn: 'a penalty or other act followed or was proposed; it is counted as that act, not as an inspection',
    source: yearlyTable,
  },
  'object-is-enterprise': {
    population: 'inspection',
    metZh: '检查对象是企业',
    metEn: 'its object is an enterprise',
    notMetZh: '检查对象不是企业(事业单位、社会组织等)',
    notMetEn: 'its object is not an enterprise (public institution, social organisation …)',
    source: {
      kind: 'document',
      document: '〈国务院办公厅关于严格规范涉企行政检查的意见〉有关问题解答',
      number: '司法部办公厅,2025年4月18日',
    },
  },
  'on-site': {
    population: 'inspection',
    metZh: '现场检查',
    metEn: 'it was carried out on site',
    notMetZh: '非现场检查',
    notMetEn: 'it was carried out off site',
    source: ownDefinition,
  },
  'off-site': {
    population: 'inspection',
    metZh: '非现场检查',
    metEn: 'it was carried out off site',
    notMetZh: '现场检查',
    notMetEn: 'it was carried out on site',
    source: ownDefinition,
  },
  'scanned-in-time': {
    population: 'inspection',
    metZh: '入企时已扫码登记',
    metEn: 'a code was scanned at entry',
    notMetZh: '入企时未扫码登记',
    notMetEn: 'no code was scanned at entry',
    source: document54,
  },
  'from-plan': {
    population: 'inspection',
    metZh: '按年度检查计划开展',
    metEn: 'it was carried out by an annual plan',
    notMetZh: '不是按年度检查计划开展',
    notMetEn: 'it was not carried out by an annual plan',
    source: document54,
  },
  'from-plan-of-year': {
    population: 'inspection',
    metZh: '对应本年度检查计划的计划项',
    metEn: 'it belongs to a line of this year’s plan',
    notMetZh: '不对应本年度检查计划的计划项',
    notMetEn: 'it belongs to no line of this year’s plan',
    source: ownDefinition,
  },
  'from-ground': {
    population: 'inspection',
    metZh: '因投诉举报、转办交办、数据监测等来由开展',
    metEn: 'it was triggered by a complaint, a referral, monitoring or another ground',
    notMetZh: '按年度检查计划开展',
    notMetEn: 'it was carried out by an annual plan',
    source: document54,
  },
  'type-special': {
    population: 'inspection',
    metZh: '检查类型为专项检查',
    metEn: 'it is a special inspection',
    notMetZh: '检查类型不是专项检查',
    notMetEn: 'it is not a special inspection',
    source: document54,
  },
  'has-findings': {
    population: 'inspection',
    metZh: '记录了至少一项问题',
    metEn: 'its record has at least one finding',
    notMetZh: '没有记录问题',
    notMetEn: 'its record has no finding',
    source: ownDefinition,
  },
  'has-order': {
    population: 'inspection',
    metZh: '发出了责令改正通知书',
    metEn: 'an order to correct was given',
    notMetZh: '没有发出责令改正通知书',
    notMetEn: 'no order to correct was given',
    source: penaltyLaw('第二十八条第一款'),
  },
  'plan-of-year': {
    population: 'plan-line',
    metZh: '属于本年度检查计划',
    metEn: 'it belongs to this year’s plan',
    notMetZh: '不属于本年度检查计划',
    notMetEn: 'it does not belong to this year’s plan',
    source: document54,
  },
  'plan-approved': {
    population: 'plan-line',
    metZh: '计划已经批准',
    metEn: 'the plan is approved',
    notMetZh: '计划尚未批准',
    notMetEn: 'the plan is not approved yet',
    source: document54,
  },
} as const satisfies Record<string, Criterion>;

export type CriterionId = keyof typeof criteria;
