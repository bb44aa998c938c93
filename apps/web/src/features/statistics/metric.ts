/** Figures on the screen: their words in the reader's language, their value as printed, the way to their records. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { isMetricId, ratioMetrics } from '@liangma/domain/statistics/metrics';
import type { RatioMetricId } from '@liangma/domain/statistics/metrics';
import type { Language } from '../../messages/language.ts';
import { formatNumber } from '../../messages/format.ts';

export type MetricView = StatisticsView['metrics'][number];

interface Both {
  zh: string;
  en: string;
}

export const inLanguage = (both: Both, language: Language): string => (language === 'zh-CN' ? both.zh : both.en);

/** 12 次, 87.5%; a dash for a figure that cannot be computed. */
export function printedFigure(metric: Pick<MetricView, 'value' | 'unit'>, language: Language): string {
  if (metric.value === null) return formatNumber(null);
  const unit = inLanguage(metric.unit, language);
  return unit === '%' ? `${formatNumber(metric.value)}%` : `${formatNumber(metric.value)} ${unit}`;
}

export const metricOf = (statistics: StatisticsView, id: string): MetricView | undefined =>
  statistics.metrics.find((metric) => metric.id === id);

/** The address of the records behind a figure. */
export const recordsPath = (year: number, metricId: string): string => `/statistics/${year}/${metricId}`;

const isRatio = (id: string): id is RatioMetricId => isMetricId(id) && Object.hasOwn(ratioMetrics, id);

/** What a ratio is divided of; null for figures that are counted. */
export function ratioParts(
  statistics: StatisticsView,
  id: string,
): { numerator: MetricView; denominator: MetricView } | null {
  if (!isRatio(id)) return null;
  const { numerator, denominator } = ratioMetrics[id];
  const [above, below] = [metricOf(statistics, numerator), metricOf(statistics, denominator)];
  return above && below ? { numerator: above, denominator: below } : null;
}
