/**
 * Sentences of the yearly report on law-based government (年度法治政府建设情况报告) as data over metrics.
 * Patterns: the enforcement sentence of 株洲市工业和信息化局 for 2025, and wordings of other bureaus' published reports.
 */
import type { MetricId } from './metrics.ts';

/** A condition on figures. Claims of "all" (均, 按照计划) compare counts: a rounded rate of 100 would not bear them. */
export type Condition =
  | { test: 'positive' | 'zero'; metric: MetricId }
  | { test: 'all' | 'not-all'; metric: MetricId; of: MetricId }
  | { test: 'below'; metric: MetricId; limit: number };

/** Something that a sentence does not say, and why; for the drafter, never for publication. */
export interface Omission {
  part: string;
  reasonZh: string;
  reasonEn: string;
}

export interface Variant {
  when: readonly Condition[];
  /** `{metric}` is replaced by the figure; empty: the part is left out. */
  text: string;
  /** Figures that the words rest on without printing them. */
  rests?: readonly MetricId[];
  /** What the variant does not say; `{metric}` is replaced as in the text. */
  omits?: Omission;
}

/** Parts in order; of each part the first variant whose conditions all hold is written, or nothing. */
export interface SentencePattern {
  id: string;
  parts: readonly (readonly Variant[])[];
}

const positive = (metric: MetricId): Condition => ({ test: 'positive', metric });
const zero = (metric: MetricId): Condition => ({ test: 'zero', metric });
const all = (metric: MetricId, of: MetricId): Condition => ({ test: 'all', metric, of });
const notAll = (metric: MetricId, of: MetricId): Condition => ({ test: 'not-all', metric, of });

const inspected = positive('insp.count.enterprise');
const scanNeeded = positive('insp.scan.required');
const allOnSite = all('insp.scan.required', 'insp.count.enterprise');
const someOffSite = notAll('insp.scan.required', 'insp.count.enterprise');
const allScanned = [inspected, scanNeeded, all('insp.scan.count', 'insp.scan.required')];
const someScanned = [inspected, positive('insp.scan.count'), notAll('insp.scan.count', 'insp.scan.required')];
/** A share that rounds to 100 though some are missing is not printed. */
const belowAll: Condition = { test: 'below', metric: 'insp.scan.rate', limit: 100 };
const notAllScanned = {
  part: '均按规定落实“扫码入企”',
  reasonZh: '应扫码入企{insp.scan.required}次,已扫码{insp.scan.count}次,不是全部',
  reasonEn: '{insp.scan.count} of {insp.scan.required} entries were scanned, not all',
};

export const sentencePatterns: readonly SentencePattern[] = [
  {
    id: 'inspections-of-enterprises',
    parts: [
      [{ when: [zero('insp.count.enterprise')], text: '全年未开展涉企行政检查', rests: ['insp.count.enterprise'] }],
      [{ when: [inspected], text: '全年' }],
      [
        {
          when: [inspected, all('insp.planned', 'insp.count')],
          text: '按照计划',
          rests: ['insp.planned_share'],
        },
        {
          when: [inspected],
          text: '',
          omits: {
            part: '按照计划',
            reasonZh: '有计划检查占比为{insp.planned_share}%,不是全部检查都按计划开展',
            reasonEn: '{insp.planned_share} % of the inspections were planned, not all of them',
          },
        },
      ],
      [{ when: [inspected], text: '依法开展涉企行政检查{insp.count.enterprise}次' }],
      [
        { when: [...allScanned, allOnSite], text: ',均按规定落实“扫码入企”', rests: ['insp.scan.rate'] },
        {
          when: [...allScanned, someOffSite],
          text: ',其中入企现场检查{insp.scan.required}次,均按规定落实“扫码入企”',
          rests: ['insp.scan.rate'],
        },
        {
          when: [...someScanned, allOnSite],
          text: ',其中{insp.scan.count}次按规定落实“扫码入企”',
          omits: notAllScanned,
        },
        {
          when: [...someScanned, someOffSite],
          text: ',其中入企现场检查{insp.scan.required}次,{insp.scan.count}次按规定落实“扫码入企”',
          omits: notAllScanned,
        },
        { when: [inspected, scanNeeded], text: ',未落实“扫码入企”', rests: ['insp.scan.count'], omits: notAllScanned },
        {
          when: [inspected],
          text: '',
          omits: {
            part: '均按规定落实“扫码入企”',
            reasonZh: '全部为非现场检查,没有需要扫码的入企检查',
            reasonEn: 'All inspections were off site; no entry had to be scanned',
          },
        },
      ],
      [{ when: [...someScanned, belowAll], text: ',占{insp.scan.rate}%' }],
    ],
  },
  {
    id: 'problems-found',
    parts: [
      [
        { when: [positive('insp.problems')], text: '检查中发现问题{insp.problems}项' },
        {
          when: [],
          text: '',
          omits: {
            part: '检查中发现问题……项',
            reasonZh: '本年度检查记录中没有发现问题',
            reasonEn: 'The records of the year hold no findings',
          },
        },
      ],
      [
        {
          when: [positive('insp.problems'), positive('insp.orders')],
          text: ',发出责令改正通知书{insp.orders}份',
        },
        {
          when: [positive('insp.problems')],
          text: '',
          omits: {
            part: '发出责令改正通知书……份',
            reasonZh: '本年度没有发出责令改正通知书',
            reasonEn: 'No order to correct was given in the year',
          },
        },
      ],
    ],
  },
  {
    id: 'plan-completion',
    parts: [
      [
        {
          when: [positive('plan.visits.planned')],
          text: '全年计划检查{plan.visits.planned}家次,实际完成{plan.visits.done}家次,完成率{plan.done_rate}%',
        },
        {
          when: [],
          text: '',
          omits: {
            part: '全年计划检查……家次',
            reasonZh: '本年度没有已批准的检查计划,或者计划没有写明家次',
            reasonEn: 'There is no approved plan for the year, or it states no number of visits',
          },
        },
      ],
    ],
  },
];
