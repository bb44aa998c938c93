/**
 * What every notice prints and every code page shows: the five bans with the eight must-nots (国办发〔2024〕54号, part 7),
 * and the rights and duties of the enterprise with their articles (行政处罚法 2021, 行政许可法 2019).
 */
import type { Ban, PartyRule, RuleSource } from './rule-pack.ts';

export const document54: RuleSource = {
  kind: 'document',
  document: '国务院办公厅关于严格规范涉企行政检查的意见',
  number: '国办发〔2024〕54号',
};

/** Source in 行政处罚法, revision of 22 January 2021. */
export const penaltyLaw = (article: string): RuleSource => ({
  kind: 'law',
  document: '中华人民共和国行政处罚法',
  article,
});
const licensingLaw = (article: string): RuleSource => ({ kind: 'law', document: '中华人民共和国行政许可法', article });

export const bans: readonly Ban[] = [
  {
    zh: '严禁逐利检查',
    en: 'No inspection for profit',
    mustNots: [
      {
        zh: '不得接受被检查企业的任何馈赠、报酬、福利待遇',
        en: 'Accept no gift, pay or benefit from the inspected enterprise',
      },
      {
        zh: '不得参加被检查企业提供的宴请、娱乐、旅游等活动',
        en: 'Take part in no banquet, entertainment or travel that it offers',
      },
      {
        zh: '不得由被检查企业支付消费开支或将检查费用转嫁给企业',
        en: 'Let it pay no expenses and shift no cost of the inspection onto it',
      },
      { zh: '不得强制企业接受指定的中介机构提供服务', en: 'Do not force it to use a named intermediary' },
    ],
  },
  {
    zh: '严禁干扰企业正常生产经营',
    en: 'No disturbance of normal operation',
    mustNots: [{ zh: '不得刻意要求法定代表人到场', en: 'Do not insist on the presence of the legal representative' }],
  },
  {
    zh: '严禁任性处罚企业',
    en: 'No wilful punishment',
    mustNots: [
      {
        zh: '不得乱查封、乱扣押、乱冻结、动辄责令停产停业',
        en: 'No arbitrary sealing, seizure or freezing, no readily ordered suspension of business',
      },
    ],
  },
  {
    zh: '严禁下达检查指标',
    en: 'No inspection quotas',
    mustNots: [
      {
        zh: '不得将考核考评、预算项目绩效与检查频次、罚款数额挂钩',
        en: 'Do not tie appraisal or budget performance to the number of inspections or the sum of fines',
      },
    ],
  },
  {
    zh: '严禁变相检查',
    en: 'No disguised inspection',
    mustNots: [
      {
        zh: '不得以观摩、督导、考察等名义行检查之实',
        en: 'Do not inspect under the name of observation, supervision or study tour',
      },
    ],
  },
];

export const rights: readonly PartyRule[] = [
  {
    zh: '要求检查人员出示执法证件;不出示的,有权拒绝检查',
    en: 'To see the officers’ certificates, and to refuse the inspection if they are not shown',
    source: penaltyLaw('第五十五条第一款'),
  },
  {
    zh: '由不少于两名具有执法资格的人员实施检查',
    en: 'To be inspected by no fewer than two certified officers',
    source: penaltyLaw('第四十二条第一款'),
  },
  {
    zh: '认为检查人员有直接利害关系或者其他关系可能影响公正执法的,申请回避',
    en: 'To ask for recusal of an officer whose interest or relation may affect fairness',
    source: penaltyLaw('第四十三条第二款'),
  },
  {
    zh: '陈述和申辩;不因陈述、申辩而受到更重的处理',
    en: 'To state and defend the case, without being treated more severely for it',
    source: penaltyLaw('第四十五条'),
  },
  {
    zh: '检查中知悉的商业秘密、个人隐私受到保密',
    en: 'To have business secrets and privacy kept confidential',
    source: penaltyLaw('第五十条'),
  },
  {
    zh: '检查不得妨碍正常的生产经营活动',
    en: 'Not to have normal operation disturbed by the inspection',
    source: licensingLaw('第六十三条'),
  },
  {
    zh: '对未经公布的事项、违反规定的检查予以拒绝,并投诉举报',
    en: 'To refuse inspections of unpublished matters or against the rules, and to complain',
    source: document54,
  },
];

export const duties: readonly PartyRule[] = [
  {
    zh: '如实回答询问,协助检查,不得拒绝或者阻挠依法进行的检查',
    en: 'To answer truthfully and assist, and not to refuse or hinder a lawful inspection',
    source: penaltyLaw('第五十五条第二款'),
  },
];
