/**
 * Writes the sentences of the yearly report from figures. A part is written only if the figures bear it; what is left
 * out is named with the reason.
 */
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

/** The enforcement paragraph of the yearly report, sentence by sentence. */
export function enforcementSentences(metrics: Metrics): Sentence[] {
  return sentencePatterns.map((pattern) => write(pattern, metrics));
}

function write(pattern: SentencePattern, metrics: Metrics): Sentence {
  const chosen = pattern.parts
    .map((variants) => variants.find((variant) => variant.when.every((condition) => holds(condition, metrics))))
    .filter((variant) => variant !== undefined);
  const parts = partsOf(chosen.map((variant) => variant.text).join(''), metrics);
  return {
    id: pattern.id,
    text: parts.map((part) => part.text).join(''),
    parts,
    used: usedIn(chosen, metrics),
    omitted: chosen.flatMap(({ omits }) => (omits === undefined ? [] : [omissionOf(omits, metrics)])),
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
