/** The report of a year from the same figures as the statistics page: sentences, Word file, Excel table. */
import type { z } from 'zod';
import type { getReport } from '@liangma/contract/statistics';
import { inspectionsTable, type InspectionRow } from '@liangma/documents/report/inspections-table';
import { yearlyReport } from '@liangma/documents/report/yearly-report';
import { officialPunctuation } from '@liangma/documents/word/official-punctuation';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { toTell } from '@liangma/domain/statistics/explain';
import { enforcementSentences } from '@liangma/domain/statistics/report-sentences';
import { periodOf } from '@liangma/domain/statistics/statistics-of-year';
import type { Ctx, Tx } from '../../db/scope.ts';
import type { FileAnswer } from '../../http/route.ts';
import { groundLabels, typeLabels } from '../inspections/public.ts';
import { countingRule, readStatistics } from '../statistics/public.ts';
import { entryLabels, handlingLabels } from './labels.ts';
import { listReportRows, type ReportRow } from './report-store.ts';

interface OfYear {
  params: { year: number };
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sentences that the data bear, for the page: in the same punctuation as the Word file. */
export async function readReport(
  tx: Tx,
  ctx: Ctx,
  { params }: OfYear,
): Promise<z.input<(typeof getReport)['response']>> {
  const { statistics } = await readStatistics(tx, ctx, params.year);
  return {
    year: params.year,
    bureauName: statistics.bureauName,
    asOf: officialDay(ctx.now),
    sentences: enforcementSentences(statistics.metrics, periodOf(statistics)).map(
      ({ id, text, parts, used, omitted }) => ({
        id,
        text: officialPunctuation(text),
        parts: parts.map((part) => ({ text: officialPunctuation(part.text), metricId: part.metric })),
        used: used.map(({ metric, value }) => ({ metricId: metric, value })),
        omitted: omitted.map(({ part, reasonZh, reasonEn }) => ({ part, reason: { zh: reasonZh, en: reasonEn } })),
      }),
    ),
  };
}

/** The Word file with the paragraph and the annex of figures. */
export async function writeReport(tx: Tx, ctx: Ctx, { params }: OfYear): Promise<FileAnswer> {
  const { statistics } = await readStatistics(tx, ctx, params.year);
  return {
    bytes: await yearlyReport({ statistics, generatedOn: officialDay(ctx.now) }),
    fileName: `${statistics.bureauName}${params.year}年度行政执法情况.docx`,
    contentType: wordType,
  };
}

function tableRow(row: ReportRow): InspectionRow {
  const ground = groundLabels[row.ground_kind];
  const number = row.plan_line_no === null ? row.ground_document_no : `第${row.plan_line_no}项`;
  const way = row.entry_way === null ? null : (entryLabels[row.entry_way] ?? row.entry_way);
  const outcome = row.handlings.map((handling) => handlingLabels[handling] ?? handling).join('、');
  return {
    inspectedOn: row.visit_on,
    object: row.enterprise,
    creditCode: row.credit_code,
    matters: row.matters,
    type: typeLabels[row.type],
    origin: number === null ? ground : `${ground} ${number}`,
    section: row.section ?? '',
    officers: row.officers,
    noticeNo: row.notice_no ?? '',
    scan: way === null || row.entered_at === null ? null : { way, at: row.entered_at },
    problems: row.finding_count,
    outcome: outcome === '' ? '未发现问题' : outcome,
    closedOn: row.finished_on,
    notCountedBecause: toTell(row.missed),
  };
}

/** The Excel table of the year's inspections. */
export async function writeInspectionsTable(tx: Tx, ctx: Ctx, { params }: OfYear): Promise<FileAnswer> {
  const { statistics } = await readStatistics(tx, ctx, params.year);
  const rows = await listReportRows(tx, ctx.bureauId, { year: params.year, rule: countingRule });
  return {
    bytes: await inspectionsTable({ statistics, generatedOn: officialDay(ctx.now), rows: rows.map(tableRow) }),
    fileName: `${statistics.bureauName}${params.year}年度行政检查明细.xlsx`,
    contentType: excelType,
  };
}
