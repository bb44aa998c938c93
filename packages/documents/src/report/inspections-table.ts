/**
 * The Excel table of a year's inspections: every visit with whether it counts and why not, the figures with their
 * definitions, and the rules by which they were counted.
 */
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';
import { citation } from '@liangma/domain/rule-packs/rule-pack';
import { criteria, type CriterionId } from '@liangma/domain/statistics/criteria';
import { countingNotes, reportFigures } from '@liangma/domain/statistics/report-figures';
import type { StatisticsOfYear } from '@liangma/domain/statistics/statistics-of-year';
import { writeWorkbook, type WorkbookSheet } from '../sheets/write-workbook.ts';
import { officialDate } from '../official/official-date.ts';
import { officialPunctuation } from '../word/official-punctuation.ts';

/** One inspection of the year; labels are Chinese, as printed. */
export interface InspectionRow {
  /** Day of the visit. */
  inspectedOn: string;
  object: string;
  creditCode: string | null;
  matters: readonly string[];
  type: string;
  /** Line of the plan or ground. */
  origin: string;
  section: string;
  officers: readonly { name: string; certificateNo: string }[];
  noticeNo: string;
  /** How and at which instant the entry was registered; null: off site or not registered. */
  scan: { way: string; at: string } | null;
  /** Number of findings. */
  problems: number;
  outcome: string;
  closedOn: string | null;
  /** Criteria of insp.count that it does not meet; none: it is counted. */
  notCountedBecause: readonly CriterionId[];
}

export interface InspectionsTableView {
  statistics: StatisticsOfYear;
  generatedOn: string;
  /** All visits of the year, counted or not, in the order of the table. */
  rows: readonly InspectionRow[];
}

/** The workbook; its figures are those of the Word report made from the same statistics. */
export function inspectionsTable(view: InspectionsTableView): Promise<Uint8Array> {
  return writeWorkbook([inspectionsSheet(view), figuresSheet(view), rulesSheet(view)]);
}

function inspectionsSheet({ statistics, rows }: InspectionsTableView): WorkbookSheet {
  return {
    name: '检查明细',
    title: `${statistics.bureauName}${statistics.year}年度行政检查明细表`,
    columns: [
      { header: '序号', width: 6, kind: 'integer' },
      { header: '检查日期', width: 12, kind: 'date' },
      { header: '检查对象', width: 32, kind: 'text' },
      { header: '统一社会信用代码', width: 21, kind: 'text' },
      { header: '检查事项', width: 36, kind: 'text' },
      { header: '检查类型', width: 10, kind: 'text' },
      { header: '计划项或来由', width: 20, kind: 'text' },
      { header: '承办科室', width: 16, kind: 'text' },
      { header: '执法人员(证号)', width: 34, kind: 'text' },
      { header: '通知书文号', width: 24, kind: 'text' },
      { header: '扫码入企(方式、时间)', width: 34, kind: 'text' },
      { header: '发现问题数', width: 11, kind: 'integer' },
      { header: '处理结果', width: 20, kind: 'text' },
      { header: '办结日期', width: 12, kind: 'date' },
      { header: '是否计入统计', width: 13, kind: 'text' },
      { header: '不计入的原因', width: 44, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.inspectedOn,
      row.object,
      row.creditCode,
      row.matters.join('、'),
      row.type,
      row.origin,
      row.section,
      row.officers.map(({ name, certificateNo }) => `${name}(${certificateNo})`).join('、'),
      row.noticeNo,
      row.scan === null ? null : `${row.scan.way} ${officialDay(row.scan.at)} ${officialTime(row.scan.at)}`,
      row.problems,
      row.outcome,
      row.closedOn,
      row.notCountedBecause.length === 0 ? '是' : '否',
      officialPunctuation(row.notCountedBecause.map((criterion) => criteria[criterion].notMetZh).join(';')),
    ]),
  };
}

function figuresSheet({ statistics, generatedOn }: InspectionsTableView): WorkbookSheet {
  const asOf = officialDate(officialDay(statistics.asOf));
  return {
    name: '统计指标',
    title: officialPunctuation(
      `${statistics.bureauName}${statistics.year}年度行政检查统计指标(数据截止${asOf},${officialDate(generatedOn)}生成)`,
    ),
    columns: [
      { header: '序号', width: 6, kind: 'integer' },
      { header: '指标', width: 30, kind: 'text' },
      { header: '数值', width: 12, kind: 'decimal' },
      { header: '单位', width: 8, kind: 'text' },
      { header: '指标解释', width: 60, kind: 'text' },
      { header: '记录数', width: 10, kind: 'integer' },
      { header: '指标代码', width: 24, kind: 'text' },
      { header: '计数条件', width: 80, kind: 'text' },
    ],
    rows: reportFigures(statistics).map((figure, index) => [
      index + 1,
      officialPunctuation(figure.name),
      figure.value,
      figure.unit,
      officialPunctuation(figure.definition),
      figure.records,
      figure.metric,
      officialPunctuation(figure.criteria.map((criterion) => criteria[criterion].metZh).join(';')),
    ]),
  };
}

function rulesSheet({ statistics }: InspectionsTableView): WorkbookSheet {
  const { rulePack, countingRule } = statistics;
  const used = new Set(reportFigures(statistics).flatMap((figure) => figure.criteria));
  const notes = [
    ...countingNotes(countingRule).map((note) => note.zh),
    `规则包:${rulePack.id},版本${rulePack.version}。`,
  ];
  return {
    name: '计数规则',
    title: `${statistics.year}年度行政检查计数规则`,
    columns: [
      { header: '条件或规则', width: 60, kind: 'text' },
      { header: '不符合时', width: 60, kind: 'text' },
      { header: '依据', width: 60, kind: 'text' },
    ],
    rows: [
      ...notes.map((note) => [officialPunctuation(note), null, null]),
      ...[...used].map((id) => {
        const { metZh, notMetZh, source } = criteria[id];
        return [metZh, notMetZh, citation(source)].map(officialPunctuation);
      }),
    ],
  };
}
