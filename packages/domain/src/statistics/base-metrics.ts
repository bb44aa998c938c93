/**
 * Metrics (统计指标) that are counted from records: what each is called, its unit and definition, and by which criteria
 * a record enters it. A count of inspections follows rule R9: one object with a full and detailed record is one.
 */
import type { CriterionId, Population } from './criteria.ts';

export interface NamedMetric {
  nameZh: string;
  nameEn: string;
  unitZh: string;
  unitEn: string;
  definitionZh: string;
  definitionEn: string;
}

/** Number of records that meet all criteria. */
interface CountMetric extends NamedMetric {
  kind: 'count';
  population: Population;
  criteria: readonly CriterionId[];
}

/** Number of different inspected objects among the records that meet all criteria. */
interface DistinctMetric extends NamedMetric {
  kind: 'distinct';
  of: 'object';
  population: 'inspection';
  criteria: readonly CriterionId[];
}

/** Sum of a number over the records that meet all criteria; a record without the number adds nothing. */
interface SumMetric extends NamedMetric {
  kind: 'sum';
  of: 'planned-visits' | 'officers';
  population: Population;
  criteria: readonly CriterionId[];
}

export type BaseMetric = CountMetric | DistinctMetric | SumMetric;

const visit: readonly CriterionId[] = ['object-identified', 'finished', 'finished-in-year'];
const counted: readonly CriterionId[] = [...visit, 'record-complete', 'no-penalty-or-other-act'];
const countedEnterprise: readonly CriterionId[] = [...counted, 'object-is-enterprise'];
const plan: readonly CriterionId[] = ['plan-of-year', 'plan-approved'];

const unit = {
  times: { unitZh: '次', unitEn: 'inspections' },
  visits: { unitZh: '家次', unitEn: 'visits' },
} as const;

/** Figures that are counted from records. */
export const baseMetrics = {
  'plan.tasks': {
    kind: 'count',
    population: 'plan-line',
    criteria: plan,
    nameZh: '行政检查计划(任务)数',
    nameEn: 'Tasks of the inspection plan',
    unitZh: '个',
    unitEn: 'tasks',
    definitionZh: '本年度已批准的行政检查计划中的计划项;一个计划项可以包含多次检查',
    definitionEn: 'Lines of the approved plan of the year; one line may cover many visits',
  },
  'plan.visits.planned': {
    kind: 'sum',
    of: 'planned-visits',
    population: 'plan-line',
    criteria: plan,
    nameZh: '计划检查家次',
    nameEn: 'Planned visits',
    ...unit.visits,
    definitionZh: '本年度已批准的行政检查计划安排的检查家次之和',
    definitionEn: 'Visits that the approved plan of the year provides for',
  },
  'plan.visits.done': {
    kind: 'count',
    population: 'inspection',
    criteria: [...visit, 'from-plan-of-year'],
    nameZh: '计划内完成检查家次',
    nameEn: 'Planned visits carried out',
    ...unit.visits,
    definitionZh: '对应本年度计划项并在本年度办结的检查家次',
    definitionEn: 'Visits on lines of the year’s plan that were closed within the year',
  },
  'insp.visits': {
    kind: 'count',
    population: 'inspection',
    criteria: visit,
    nameZh: '检查家次(户次)',
    nameEn: 'Visits',
    ...unit.visits,
    definitionZh: '本年度办结的对具体对象的检查;同一对象检查三次计为3家次;包括检查后作出行政处罚的',
    definitionEn: 'Visits to identified objects closed in the year, also those that led to a penalty',
  },
  'insp.objects': {
    kind: 'distinct',
    of: 'object',
    population: 'inspection',
    criteria: visit,
    nameZh: '检查企业(对象)数',
    nameEn: 'Objects inspected',
    unitZh: '家',
    unitEn: 'objects',
    definitionZh: '本年度检查过的不同对象;同一对象检查多次计为1家',
    definitionEn: 'Different objects inspected in the year; an object visited several times counts once',
  },
  'insp.officer_trips': {
    kind: 'sum',
    of: 'officers',
    population: 'inspection',
    criteria: [...visit, 'on-site'],
    nameZh: '出动执法人员',
    nameEn: 'Officer outings',
    unitZh: '人次',
    unitEn: 'officer outings',
    definitionZh: '现场检查的执法人员人数之和',
    definitionEn: 'Officers on visits on site, summed over the visits',
  },
  'insp.records': {
    kind: 'count',
    population: 'inspection',
    criteria: [...visit, 'record-complete'],
    nameZh: '现场检查记录数',
    nameEn: 'Inspection records',
    unitZh: '份',
    unitEn: 'records',
    definitionZh: '本年度办结的检查中完整的检查笔录',
    definitionEn: 'Full records of inspections closed in the year',
  },
  'insp.count': {
    kind: 'count',
    population: 'inspection',
    criteria: counted,
    nameZh: '行政检查次数',
    nameEn: 'Inspections',
    ...unit.times,
    definitionZh: '本年度办结、有具体对象和完整详实记录的检查,一个对象检查一次计为1次',
    definitionEn: 'Inspections of one identified object with a full, detailed record, closed in the year',
  },
  'insp.count.enterprise': {
    kind: 'count',
    population: 'inspection',
    criteria: countedEnterprise,
    nameZh: '涉企行政检查次数',
    nameEn: 'Inspections of enterprises',
    ...unit.times,
    definitionZh: '行政检查次数中检查对象是企业的',
    definitionEn: 'The part of the inspections whose object is an enterprise',
  },
  'insp.onsite': {
    kind: 'count',
    population: 'inspection',
    criteria: [...counted, 'on-site'],
    nameZh: '入企(现场)检查次数',
    nameEn: 'On-site inspections',
    ...unit.times,
    definitionZh: '行政检查次数中进入检查对象场所的',
    definitionEn: 'The part of the inspections with entry to the premises',
  },
  'insp.offsite': {
    kind: 'count',
    population: 'inspection',
    criteria: [...counted, 'off-site'],
    nameZh: '非现场检查次数',
    nameEn: 'Off-site inspections',
    ...unit.times,
    definitionZh: '行政检查次数中以书面、视频、数据等方式进行的',
    definitionEn: 'The part of the inspections by papers, video or data without entry',
  },
  'insp.special.count': {
    kind: 'count',
    population: 'inspection',
    criteria: [...counted, 'type-special'],
    nameZh: '专项检查次数',
    nameEn: 'Special inspections',
    ...unit.times,
    definitionZh: '行政检查次数中的专项检查',
    definitionEn: 'The part of the inspections under a special campaign',
  },
  'insp.planned': {
    kind: 'count',
    population: 'inspection',
    criteria: [...counted, 'from-plan'],
    nameZh: '有计划检查次数',
    nameEn: 'Planned inspections',
    ...unit.times,
    definitionZh: '行政检查次数中按年度检查计划开展的',
    definitionEn: 'The part of the inspections that an annual plan provides for',
  },
  'insp.triggered': {
    kind: 'count',
    population: 'inspection',
    criteria: [...counted, 'from-ground'],
    nameZh: '触发式检查次数',
    nameEn: 'Triggered inspections',
    ...unit.times,
    definitionZh: '行政检查次数中因投诉举报、转办交办、数据监测等来由开展的',
    definitionEn: 'The part of the inspections triggered by a complaint, referral, monitoring or other ground',
  },
  'insp.scan.required': {
    kind: 'count',
    population: 'inspection',
    criteria: [...countedEnterprise, 'on-site'],
    nameZh: '应扫码入企次数',
    nameEn: 'Entries that had to be scanned',
    ...unit.times,
    definitionZh: '涉企行政检查次数中的现场检查',
    definitionEn: 'On-site inspections of enterprises',
  },
  'insp.scan.count': {
    kind: 'count',
    population: 'inspection',
    criteria: [...countedEnterprise, 'on-site', 'scanned-in-time'],
    nameZh: '扫码入企次数',
    nameEn: 'Scanned entries',
    ...unit.times,
    definitionZh: '应扫码入企次数中入企时已扫码登记的;凭例外情形入企的不计',
    definitionEn: 'On-site inspections of enterprises with a scan at entry; entries by exception are not counted',
  },
  'insp.problems': {
    kind: 'count',
    population: 'finding',
    criteria: visit,
    nameZh: '发现问题(隐患、违法行为)数',
    nameEn: 'Problems found',
    unitZh: '项',
    unitEn: 'findings',
    definitionZh: '检查家次的记录中写明的问题、隐患和违法行为',
    definitionEn: 'Problems, hazards and breaches written into the records of the visits',
  },
  'insp.with_problems': {
    kind: 'count',
    population: 'inspection',
    criteria: [...visit, 'has-findings'],
    nameZh: '发现问题的检查家次',
    nameEn: 'Visits with problems',
    ...unit.visits,
    definitionZh: '检查家次中至少发现一项问题的',
    definitionEn: 'Visits with at least one finding',
  },
  'insp.orders': {
    kind: 'count',
    population: 'inspection',
    criteria: [...visit, 'has-order'],
    nameZh: '责令整改(整改通知书)数',
    nameEn: 'Orders to correct',
    unitZh: '份',
    unitEn: 'orders',
    definitionZh: '检查后发出责令改正通知书的检查,一次检查计为1份',
    definitionEn: 'Visits after which a written order to correct was given, one for each visit',
  },
} as const satisfies Record<string, BaseMetric>;

export type BaseMetricId = keyof typeof baseMetrics;
