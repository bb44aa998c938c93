/**
 * The enforcement part of the yearly report on law-based government as Word: the paragraph that the figures bear, the
 * annex of figures with definitions and numbers of records, and a drafting note that is not published.
 */
import { officialDay } from '@liangma/domain/calendar/official-day';
import { criteria, type CriterionId } from '@liangma/domain/statistics/criteria';
import { metricOf } from '@liangma/domain/statistics/metrics';
import { formatFigure } from '@liangma/domain/statistics/compute';
import { countingNotes, reportFigures, type ReportFigure } from '@liangma/domain/statistics/report-figures';
import { enforcementSentences } from '@liangma/domain/statistics/report-sentences';
import { periodOf, type Breakdown, type StatisticsOfYear } from '@liangma/domain/statistics/statistics-of-year';
import type { ISectionOptions } from 'docx';
import { officialDate } from '../official/official-date.ts';
import {
  bodyText,
  emptyLine,
  heading,
  officialDocument,
  officialSection,
  paragraph,
  sizes,
  title,
} from '../word/official-look.ts';
import { officialPunctuation } from '../word/official-punctuation.ts';
import { officialTable } from '../word/official-table.ts';

export interface YearlyReportView {
  statistics: StatisticsOfYear;
  /** Official day on which the document was made. */
  generatedOn: string;
}

/** The Word file of the report; texts, annex and note all come from the one set of figures in the view. */
export function yearlyReport(view: YearlyReportView): Promise<Uint8Array> {
  const { bureauName, year } = view.statistics;
  return officialDocument(`${bureauName}${year}年度法治政府建设情况报告(行政执法部分)`, bureauName, [
    reportSection(view),
    annexSection(view.statistics),
    draftingNoteSection(view),
  ]);
}

function reportSection({ statistics }: YearlyReportView): ISectionOptions {
  const { bureauName, year } = statistics;
  const text = enforcementSentences(statistics.metrics, periodOf(statistics))
    .map((sentence) => sentence.text)
    .join('');
  return officialSection([
    title(bureauName),
    title(`${year}年度法治政府建设情况报告`),
    paragraph(officialPunctuation('(行政执法部分)'), { look: 'subheading', align: 'centre' }),
    emptyLine(),
    heading('一、行政执法情况'),
    bodyText(officialPunctuation(text)),
    emptyLine(),
    bodyText(officialPunctuation(`附件:${year}年度行政检查统计指标表`)),
  ]);
}

function annexSection(statistics: StatisticsOfYear): ISectionOptions {
  const { bureauName, year } = statistics;
  const figures = reportFigures(statistics);
  const legend = criteriaLegend(figures);
  const rows = figures.map((figure, index) => [
    String(index + 1),
    officialPunctuation(figure.name),
    figure.printed,
    figure.unit,
    officialPunctuation(figure.definition),
    String(figure.records),
    figure.criteria.map((criterion) => legend.get(criterion)).join(''),
  ]);
  return officialSection([
    paragraph('附件', { look: 'heading', align: 'left' }),
    title(`${year}年度行政检查统计指标表`),
    tableNote(`填报单位:${bureauName}    数据截止:${officialDate(officialDay(statistics.asOf))}`),
    officialTable(
      [
        { header: '序号', widthMm: 11, align: 'centre' },
        { header: '指标', widthMm: 33 },
        { header: '数值', widthMm: 15, align: 'right' },
        { header: '单位', widthMm: 12, align: 'centre' },
        { header: '指标解释', widthMm: 48 },
        { header: '记录数', widthMm: 15, align: 'right' },
        { header: '计数条件', widthMm: 22, align: 'centre' },
      ],
      rows,
    ),
    tableNote(
      `计数条件:${[...legend].map(([criterion, mark]) => `${mark}${criteria[criterion].metZh}`).join(';')}。` +
        '一条记录须同时符合所列各项条件;比率的记录数为其分母的记录数。',
    ),
    ...countingNotes(statistics.countingRule).map((note, index) => tableNote(`注${index + 1}:${note.zh}`)),
    tableNote('表一 各月行政检查次数(按办结月份)', 'centre'),
    monthsTable(statistics.months),
    ...breakdownTables(statistics),
  ]);
}

/** Each condition once, with the mark that stands for it in the table: ①, ② and so on. */
function criteriaLegend(figures: readonly ReportFigure[]): Map<CriterionId, string> {
  const used = [...new Set(figures.flatMap((figure) => figure.criteria))];
  return new Map(used.map((criterion, index) => [criterion, String.fromCodePoint(0x2460 + index)]));
}

function monthsTable(months: readonly number[]) {
  const columns = [...months.map((_, index) => `${index + 1}月`), '合计'].map(
    (header) => ({ header, widthMm: 12, align: 'centre' }) as const,
  );
  const total = months.reduce((sum, count) => sum + count, 0);
  return officialTable(columns, [[...months, total].map(String)]);
}

function breakdownTables({ bySection, byType, byMatter }: StatisticsOfYear) {
  const parts: [string, readonly Breakdown[]][] = [
    ['表二 各承办科室行政检查次数', bySection],
    ['表三 各检查类型行政检查次数', byType],
    ['表四 各检查事项行政检查次数(一次检查涉及多个事项的,各事项分别计数)', byMatter],
  ];
  return parts.flatMap(([name, breakdown]) => [
    tableNote(name, 'centre'),
    officialTable(
      [
        { header: '类别', widthMm: 126 },
        { header: '次数', widthMm: 30, align: 'right' },
      ],
      breakdown.map((part) => [part.label, String(part.value)]),
    ),
  ]);
}

function draftingNoteSection({ statistics, generatedOn }: YearlyReportView): ISectionOptions {
  const sentences = enforcementSentences(statistics.metrics, periodOf(statistics));
  const borne = sentences.flatMap((sentence) =>
    sentence.used.map(({ metric, value }) => {
      const { nameZh, unitZh } = metricOf(metric);
      const { records } = statistics.metrics[metric];
      return [officialPunctuation(nameZh), `${formatFigure(value)}${unitZh}`, String(records)];
    }),
  );
  const omitted = sentences.flatMap((sentence) => sentence.omitted);
  const omissions =
    omitted.length === 0
      ? [bodyText('本部分没有因数据不足而省略的表述。')]
      : omitted.map(({ part, reasonZh }, index) =>
          bodyText(officialPunctuation(`${index + 1}.“${quoted(part)}”未写入:${reasonZh}。`)),
        );
  return officialSection([
    title('编制说明'),
    paragraph(officialPunctuation('(不随文公开)'), { look: 'subheading', align: 'centre' }),
    emptyLine(),
    heading('一、数据来源'),
    bodyText(
      officialPunctuation(
        `数据截止${officialDate(officialDay(statistics.asOf))},生成日期${officialDate(generatedOn)}。` +
          `正文和附件的数字均由检查记录逐条统计得出,规则包为${statistics.rulePack.id}(版本${statistics.rulePack.version})。`,
      ),
    ),
    heading('二、正文表述所依据的指标'),
    officialTable(
      [
        { header: '指标', widthMm: 90 },
        { header: '数值', widthMm: 33, align: 'right' },
        { header: '记录数', widthMm: 33, align: 'right' },
      ],
      borne,
    ),
    heading('三、未写入正文的内容及原因'),
    ...omissions,
  ]);
}

/** Quotes inside quotes are single ones (GB/T 15834). */
function quoted(text: string): string {
  return text.replaceAll('“', '‘').replaceAll('”', '’');
}

function tableNote(text: string, align: 'left' | 'centre' = 'left') {
  return paragraph(officialPunctuation(text), { size: sizes.smallFour, align, line: 20, before: 4, after: 2 });
}
