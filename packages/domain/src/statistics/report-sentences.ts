/**
 * Writes the sentences of the yearly report from figures. A part is written only if the figures bear it; what is left
 * out is named with the reason.
 */
import { monthOf } from '../calendar/official-day.ts';
import { formatFigure, type MetricValue } from './compute.ts';
import type { MetricId } from './metrics.ts';
import {
  sentencePatterns,
  type Condition,
  type Omission,
  type SentencePattern,
  type Variant,
} from './sentence-patterns.ts';

type Metrics = Readonly<Record<MetricId, MetricValue>>;

export interface Sentence {
  id: string;
  /** Chinese, with the punctuation of the founding report (half-width comma); empty when the figures bear nothing. */
  text: string;
  /** The text cut at its figures: each part with a metric is that figure as printed. */
  parts: { text: string; metric: MetricId | null }[];
  /** Figures printed in the text or claimed by its words; each once. */
  used: { metric: MetricId; value: number }[];
  omitted: Omission[];
}

/** The year that is reported on, and the official day on which its figures were read. */
export interface ReportPeriod {
  year: number;
  asOf: string;
}

/**
 * The enforcement paragraph of the yearly report, sentence by sentence. 全年 is said only of a year that is over; before,
 * the day is named, and of a year that has not begun nothing is said.
 */
export function enforcementSentences(metrics: Metrics, period: ReportPeriod): Sentence[] {
  return sentencePatterns.map((pattern) => write(pattern, metrics, period));
}

const isOver = ({ year, asOf }: ReportPeriod) => asOf >= `${year}-12-31`;
const hasBegun = ({ year, asOf }: ReportPeriod) => asOf >= `${year}-01-01`;

/** '截至11月22日' */
const untilDay = ({ asOf }: ReportPeriod) => `截至${monthOf(asOf)}月${Number(asOf.slice(8))}日`;

/** What was done is dated while the year is running; what is planned for the whole year stays 全年. */
function inPeriod(template: string, period: ReportPeriod): string {
  if (isOver(period)) return template;
  const dated = template.replace(',实际完成', `,${untilDay(period)}实际完成`);
  return dated === template ? template.replace(/^全年/, `${untilDay(period)},`) : dated;
}

function periodOmission(period: ReportPeriod): Omission {
  return {
    part: '全年',
    reasonZh: `${period.year}年尚未结束,数据截至${period.asOf}`,
    reasonEn: `${period.year} is not over; the figures are as of ${period.asOf}`,
  };
}

const notBegun = (id: string, { year }: ReportPeriod): Sentence => ({
  id,
  text: '',
  parts: [],
  used: [],
  omitted: [{ part: '全年', reasonZh: `${year}年尚未开始`, reasonEn: `${year} has not begun` }],
});

function write(pattern: SentencePattern, metrics: Metrics, period: ReportPeriod): Sentence {
  if (!hasBegun(period)) return notBegun(pattern.id, period);
  const chosen = pattern.parts
    .map((variants) => variants.find((variant) => variant.when.every((condition) => holds(condition, metrics))))
    .filter((variant) => variant !== undefined);
  const template = chosen.map((variant) => variant.text).join('');
  const dated = inPeriod(template, period);
  const parts = partsOf(dated, metrics);
  return {
    id: pattern.id,
    text: parts.map((part) => part.text).join(''),
    parts,
    used: usedIn(chosen, metrics),
    omitted: [
      ...(dated === template ? [] : [periodOmission(period)]),
      ...chosen.flatMap(({ omits }) => (omits === undefined ? [] : [omissionOf(omits, metrics)])),
    ],
  };
}

function omissionOf(omits: Omission, metrics: Metrics): Omission {
  return {
    part: omits.part,
    reasonZh: filled(omits.reasonZh, metrics),
    reasonEn: filled(omits.reasonEn, metrics),
  };
}

function holds(condition: Condition, metrics: Metrics): boolean {
  const { value } = metrics[condition.metric];
  if (value === null) return false;
  switch (condition.test) {
    case 'positive':
      return value > 0;
    case 'zero':
      return value === 0;
    case 'all':
      return value === metrics[condition.of].value;
    case 'not-all':
      return value < (metrics[condition.of].value ?? 0);
    case 'below':
      return value < condition.limit;
  }
}

const placeholder = /\{([a-z._]+)\}/g;

function filled(text: string, metrics: Metrics): string {
  return text.replace(placeholder, (_, id: MetricId) => formatFigure(metrics[id].value));
}

function partsOf(template: string, metrics: Metrics): Sentence['parts'] {
  if (template === '') return [];
  // split by a pattern with a group gives text and metric ids in turn
  return `${template}。`
    .split(placeholder)
    .map((piece, index) =>
      index % 2 === 0
        ? { text: piece, metric: null }
        : { text: formatFigure(metrics[piece as MetricId].value), metric: piece as MetricId },
    )
    .filter((part) => part.text !== '');
}

function usedIn(variants: readonly Variant[], metrics: Metrics): Sentence['used'] {
  const ids = variants.flatMap((variant) => [
    ...Array.from(variant.text.matchAll(placeholder), (match) => match[1] as MetricId),
    ...(variant.rests ?? []),
  ]);
  return [...new Set(ids)].flatMap((metric) => {
    const { value } = metrics[metric];
    return value === null ? [] : [{ metric, value }];
  });
}
