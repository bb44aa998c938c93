/** Routes of the statistics. */
import {
  explainInspection,
  getStatistics as getStatisticsEndpoint,
  listMetricRecords,
  listStatisticsYears,
} from '@liangma/contract/statistics';
import { query, type Route } from '../../http/route.ts';
import { getStatistics } from './get-statistics.ts';
import { explainCounting, listRecordsOfMetric } from './list-metric-records.ts';
import { yearsWithRecords } from './statistics-store.ts';

export const routes: readonly Route[] = [
  query(listStatisticsYears, async (tx, ctx) => ({ years: await yearsWithRecords(tx, ctx.bureauId) })),
  query(getStatisticsEndpoint, getStatistics),
  query(listMetricRecords, listRecordsOfMetric),
  query(explainInspection, explainCounting),
];
