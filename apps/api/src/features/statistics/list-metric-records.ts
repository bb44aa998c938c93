/** Exactly the records behind a figure, or those left out of it, each with its reasons. */
import type { z } from 'zod';
import type { ParamsOf, QueryOf } from '@liangma/contract/endpoint';
import type { explainInspection, listMetricRecords } from '@liangma/contract/statistics';
import { baseMetrics, type BaseMetric } from '@liangma/domain/statistics/base-metrics';
import type { CriterionId } from '@liangma/domain/statistics/criteria';
import { explain } from '@liangma/domain/statistics/explain';
import { criteriaOf, isMetricId, metricOf, type MetricId } from '@liangma/domain/statistics/metrics';
import { cappedTotal, decodeCursor, idKey, maxCounted, pageOfRows } from '../../db/page.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { countingRule } from './read-statistics.ts';
import { countBehind, criteriaMet, listBehind, sumBehind } from './statistics-store.ts';

interface RecordsInput {
  params: ParamsOf<typeof listMetricRecords>;
  query: QueryOf<typeof listMetricRecords>;
}

/** A ratio shows the records of its denominator. */
function countedMetric(id: MetricId): BaseMetric {
  const metric = metricOf(id);
  return metric.kind === 'ratio' ? baseMetrics[metric.denominator] : metric;
}

function reasonsOf(id: MetricId, met: Record<string, boolean>) {
  return explain(id, (criterion: CriterionId) => met[criterion] ?? false, countingRule).reasons.map(
    ({ criterion, isMet, zh, en }) => ({ criterion, isMet, text: { zh, en } }),
  );
}

export async function listRecordsOfMetric(
  tx: Tx,
  ctx: Ctx,
  { params, query }: RecordsInput,
): Promise<z.input<(typeof listMetricRecords)['response']>> {
  const id = params.metricId;
  if (!isMetricId(id)) throw new ProblemException('resource/not-found');
  const metric = countedMetric(id);
  const frame = { year: params.year, rule: countingRule };
  const behind = {
    population: metric.population === 'plan-line' ? ('plan-line' as const) : ('inspection' as const),
    metric,
    criteria: criteriaOf(id, countingRule),
    filter: query,
    after: decodeCursor(query.cursor, idKey)?.[0] ?? null,
    limit: query.limit,
  };
  const rows = await listBehind(tx, ctx.bureauId, frame, behind);
  const count = await countBehind(tx, ctx.bureauId, frame, behind, maxCounted);
  const page = pageOfRows(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => ({
      kind: behind.population,
      id: row.id,
      title: row.title,
      detail: row.detail,
      sectionName: row.section_name,
      day: row.day,
      contribution: row.contribution,
      reasons: reasonsOf(id, row.met),
    }),
  );
  const sum = await sumBehind(tx, ctx.bureauId, frame, behind);
  return { ...page, total: cappedTotal(count), sum };
}

export async function explainCounting(
  tx: Tx,
  ctx: Ctx,
  { params }: { params: ParamsOf<typeof explainInspection> },
): Promise<z.input<(typeof explainInspection)['response']>> {
  const ids = criteriaOf('insp.count', countingRule);
  const found = await criteriaMet(tx, ctx.bureauId, params.inspectionId, ids, countingRule);
  if (!found) throw new ProblemException('resource/not-found');
  const reasons = reasonsOf('insp.count', found.met);
  return {
    isCounted: reasons.every((reason) => reason.isMet),
    year: found.isFinished ? found.year : null,
    reasons,
  };
}
