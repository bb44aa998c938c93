/** The statistics of one bureau and year, as page, report, table and command line all show them. */
import { officialDay } from '../calendar/official-day.ts';
import type { CountingRule } from '../rule-packs/rule-pack.ts';
import type { MetricValue } from './compute.ts';
import type { MetricId } from './metrics.ts';
import type { ReportPeriod } from './report-sentences.ts';

/** One part of insp.count: a matter, a section or a type. */
export interface Breakdown {
  key: string;
  label: string;
  value: number;
}

export interface StatisticsOfYear {
  year: number;
  bureauName: string;
  /** Instant at which the records were read. */
  asOf: string;
  rulePack: { id: string; version: string };
  countingRule: CountingRule;
  metrics: Readonly<Record<MetricId, MetricValue>>;
  /** insp.count by month of closing, January first: 12 numbers that add up to it. */
  months: readonly number[];
  /** An inspection with several matters counts under each: the parts may add up to more than insp.count. */
  byMatter: readonly Breakdown[];
  bySection: readonly Breakdown[];
  byType: readonly Breakdown[];
}

/** The year with the official day on which its figures were read. */
export function periodOf(statistics: StatisticsOfYear): ReportPeriod {
  return { year: statistics.year, asOf: officialDay(statistics.asOf) };
}
