/** From counted figures to all figures of the catalogue; pure, in integer arithmetic. */
import type { BaseMetricId } from './base-metrics.ts';
import { baseMetricIds, metricOf, ratioMetricIds, ratioMetrics, type MetricId } from './metrics.ts';

/** A figure with the number of records it was counted from. */
export interface MetricValue {
  /** Null: the figure does not exist, since what it is divided by is 0. */
  value: number | null;
  /** Unit as printed in documents, Chinese. */
  unit: string;
  /** Records behind the figure; of a ratio, the records of its denominator. */
  records: number;
}

export interface BaseFigure {
  value: number;
  records: number;
}

/**
 * `numerator` ÷ `denominator` × 100, rounded half up to two decimals; null when the denominator is 0.
 * @throws RangeError when a number is negative or not an integer: counts never are
 */
export function ratio(numerator: number, denominator: number): number | null {
  for (const part of [numerator, denominator]) {
    if (!Number.isSafeInteger(part) || part < 0) throw new RangeError(`not a count: ${part}`);
  }
  if (denominator === 0) return null;
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return Number((n * 20_000n + d) / (d * 2n)) / 100;
}

/** All metrics of the catalogue from the counted ones. */
export function compute(base: Readonly<Record<BaseMetricId, BaseFigure>>): Record<MetricId, MetricValue> {
  const values: Partial<Record<MetricId, MetricValue>> = {};
  for (const id of baseMetricIds) values[id] = { ...base[id], unit: metricOf(id).unitZh };
  for (const id of ratioMetricIds) {
    const { numerator, denominator, unitZh } = ratioMetrics[id];
    const value = ratio(base[numerator].value, base[denominator].value);
    values[id] = { value, unit: unitZh, records: base[denominator].records };
  }
  return values as Record<MetricId, MetricValue>;
}

/** A figure as printed: no trailing zeros, and a dash for one that does not exist. */
export function formatFigure(value: number | null): string {
  return value === null ? '—' : String(value);
}
