/** Figures of a year, the records behind each, and the report. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { day, id, instant, year } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

const both = z.object({ zh: z.string(), en: z.string() });

export const metricSchema = z.object({
  id: z.string(),
  name: both,
  unit: both,
  definition: both,
  /** Null: cannot be computed (nothing to divide by). */
  value: z.number().nullable(),
  /** How many records stand behind the figure. */
  records: z.number().int(),
});

const slice = z.object({
  key: z.string(),
  label: z.string(),
  count: z.number().int(),
  enterprise: z.number().int(),
  findings: z.number().int(),
});

const reasonSchema = z.object({ criterion: z.string(), isMet: z.boolean(), text: both });

/** One record behind a figure: an inspection, or a line of the plan. */
export const metricRecordSchema = z.object({
  kind: z.enum(['inspection', 'plan-line']),
  id,
  /** Name of the enterprise, or of the matter of a plan line. */
  title: z.string(),
  /** Matters of the inspection, or the objects of the plan line. */
  detail: z.string(),
  sectionName: z.string().nullable(),
  /** Day of closing, or of the visit while it is not closed; null for plan lines. */
  day: day.nullable(),
  /** What the record adds to the figure: 1, or a number of findings, officers or planned visits. */
  contribution: z.number().int(),
  /** Each criterion of the metric with whether the record meets it. */
  reasons: z.array(reasonSchema),
});
export type MetricRecord = z.output<typeof metricRecordSchema>;

export const statisticsSchema = z.object({
  year: z.number().int(),
  bureauName: z.string(),
  asOf: instant,
  /** The counting rule that was applied (R9), as text. */
  countingRule: both,
  metrics: z.array(metricSchema),
  byMonth: z.array(slice),
  byMatter: z.array(slice),
  bySection: z.array(slice),
  byType: z.array(slice),
  /** Inspections of the year that do not count, by the first reason. */
  notCounted: z.array(z.object({ criterion: z.string(), text: both, count: z.number().int() })),
});
export type StatisticsView = z.output<typeof statisticsSchema>;

export const listStatisticsYears = endpoint({
  name: 'list-statistics-years',
  method: 'GET',
  path: '/statistics',
  access: 'statistics.read',
  summary: 'Years that have records or a plan',
  response: z.object({ years: z.array(z.number().int()) }),
});

export const getStatistics = endpoint({
  name: 'get-statistics',
  method: 'GET',
  path: '/statistics/:year',
  access: 'statistics.read',
  summary: 'All figures of a year',
  params: z.object({ year }),
  response: statisticsSchema,
});

export const listMetricRecords = endpoint({
  name: 'list-metric-records',
  method: 'GET',
  path: '/statistics/:year/metrics/:metricId/records',
  access: 'statistics.read',
  summary: 'Exactly the records behind a figure, or those that were left out, with the reasons',
  params: z.object({ year, metricId: z.string().max(60) }),
  query: pageQuery.extend({
    counted: z.enum(['yes', 'no']).default('yes'),
    /** Of those left out: only the ones whose first criterion not met is this one. */
    missing: z.string().max(60).optional(),
    month: z.coerce.number().int().min(1).max(12).optional(),
    matterId: id.optional(),
    sectionId: z.union([id, z.literal('none')]).optional(),
    type: z.enum(['daily', 'case', 'special']).optional(),
  }),
  response: pageOf(metricRecordSchema).extend({
    /** What all records of the list (not only of this page) add up to; of different objects, how many there are. */
    sum: z.number().int(),
  }),
});

export const explainInspection = endpoint({
  name: 'explain-inspection',
  method: 'GET',
  path: '/inspections/:inspectionId/counting',
  access: 'statistics.read',
  summary: 'Whether an inspection can be counted, and why or why not',
  params: z.object({ inspectionId: id }),
  response: z.object({
    isCounted: z.boolean(),
    year: z.number().int().nullable(),
    reasons: z.array(reasonSchema),
  }),
});

export const getReport = endpoint({
  name: 'get-report',
  method: 'GET',
  path: '/reports/:year',
  access: 'statistics.read',
  summary: 'The sentences of the yearly report that the data bear, and what was left out',
  params: z.object({ year }),
  response: z.object({
    year: z.number().int(),
    bureauName: z.string(),
    asOf: day,
    sentences: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        /** The text cut at its figures; a part with a metric is that figure as printed. */
        parts: z.array(z.object({ text: z.string(), metricId: z.string().nullable() })),
        used: z.array(z.object({ metricId: z.string(), value: z.number().nullable() })),
        omitted: z.array(z.object({ part: z.string(), reason: both })),
      }),
    ),
  }),
});

export const downloadReport = endpoint({
  name: 'download-report',
  method: 'GET',
  path: '/reports/:year/report.docx',
  access: 'report.write',
  summary: 'The enforcement paragraph of the yearly report with an annex of figures, as Word',
  params: z.object({ year }),
  responseKind: 'file',
});

export const downloadInspectionsTable = endpoint({
  name: 'download-inspections-table',
  method: 'GET',
  path: '/reports/:year/inspections.xlsx',
  access: 'report.write',
  summary: 'All inspections of the year as Excel, with what counts and why',
  params: z.object({ year }),
  responseKind: 'file',
});
