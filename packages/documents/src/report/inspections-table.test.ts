import { read, utils } from '@e965/xlsx';
import { formatFigure } from '@liangma/domain/statistics/compute';
import { metricIds } from '@liangma/domain/statistics/metrics';
import { describe, expect, test } from 'vitest';
import { officialPunctuation } from '../word/official-punctuation.ts';
import { readWord } from '../word/testing/read-word.ts';
import { inspectionsTable, type InspectionRow } from './inspections-table.ts';
import { madeUpYear } from './testing/year.ts';
import { yearlyReport } from './yearly-report.ts';

const statistics = madeUpYear(2);
const generatedOn = '2026-01-08';
const counted: InspectionRow = {
  inspectedOn: '2025-06-03',
  object: '示范市星火民爆器材有限公司',
  creditCode: '91430200MA4L16XQ7B',
  matters: ['民用爆炸物品销售企业监督检查', '节能监察'],
  type: '日常检查',
  origin: '年度计划 第3项',
  section: '安全生产科',
  officers: [
    { name: '张三', certificateNo: '18020101001' },
    { name: '李四', certificateNo: '18020101002' },
  ],
  noticeNo: '示工信检通〔2025〕12号',
  scan: { way: '企业扫检查码', at: '2025-06-03T01:12:30Z' },
  problems: 2,
  outcome: '责令改正',
  closedOn: '2025-06-30',
  notCountedBecause: [],
};
const open: InspectionRow = {
  ...counted,
  object: '=HYPERLINK("http://example.com")',
  creditCode: null,
  scan: null,
  problems: 0,
  closedOn: null,
  notCountedBecause: ['finished', 'finished-in-year'],
};

async function sheets(rows: readonly InspectionRow[]) {
  const book = read(await inspectionsTable({ statistics, generatedOn, rows }), { cellDates: true, UTC: true });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {};
    return { name, cells: sheet, rows: utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, UTC: true }) };
  });
}

describe('the table of inspections', () => {
  test('has one row for each visit, with the columns of the yearly table', async () => {
    const [first] = await sheets([counted, open]);
    expect(first?.name).toBe('检查明细');
    expect(first?.rows[0]?.[0]).toBe('示范市工业和信息化局2025年度行政检查明细表');
    expect(first?.rows[1]).toEqual([
      '序号',
      '检查日期',
      '检查对象',
      '统一社会信用代码',
      '检查事项',
      '检查类型',
      '计划项或来由',
      '承办科室',
      '执法人员(证号)',
      '通知书文号',
      '扫码入企(方式、时间)',
      '发现问题数',
      '处理结果',
      '办结日期',
      '是否计入统计',
      '不计入的原因',
    ]);
    expect(first?.rows[2]).toEqual([
      1,
      new Date('2025-06-03T00:00:00Z'),
      '示范市星火民爆器材有限公司',
      '91430200MA4L16XQ7B',
      '民用爆炸物品销售企业监督检查、节能监察',
      '日常检查',
      '年度计划 第3项',
      '安全生产科',
      '张三(18020101001)、李四(18020101002)',
      '示工信检通〔2025〕12号',
      '企业扫检查码 2025-06-03 09:12',
      2,
      '责令改正',
      new Date('2025-06-30T00:00:00Z'),
      '是',
      null,
    ]);
    expect(first?.rows).toHaveLength(4);
  });

  test('a visit that is not counted says why, and a name that looks like a formula stays text', async () => {
    const [first] = await sheets([counted, open]);
    expect(first?.rows[3]?.slice(14)).toEqual(['否', officialPunctuation('检查尚未办结;办结日期不在本统计年度内')]);
    expect(first?.cells['C4']).toMatchObject({ t: 's', v: '=HYPERLINK("http://example.com")' });
    expect(first?.cells['C4']).not.toHaveProperty('f');
  });

  test('a year without inspections still has its header and its figures', async () => {
    const [first, figures] = await sheets([]);
    expect(first?.rows).toHaveLength(2);
    expect(figures?.rows).toHaveLength(metricIds.length + 2);
  });

  test('its figures are numbers, equal to the statistics and to the Word report', async () => {
    const [, figures] = await sheets([counted]);
    const byMetric = (figures?.rows ?? []).slice(2).map((row) => [row[6], row[2], row[3], row[5]]);
    expect(byMetric).toEqual(
      metricIds.map((id) => {
        const { value, unit, records } = statistics.metrics[id];
        return [id, value, unit, records];
      }),
    );
    const [annex] = readWord(await yearlyReport({ statistics, generatedOn })).tables;
    expect((annex ?? []).slice(1).map((row) => [row[2], row[5]])).toEqual(
      byMetric.map(([, value, , records]) => [formatFigure(value as number | null), String(records)]),
    );
  });

  test('the third sheet tells how was counted and on what ground', async () => {
    const [, , rules] = await sheets([counted]);
    const cells = (rules?.rows ?? []).flat();
    expect(rules?.name).toBe('计数规则');
    expect(cells).toContain('检查对象是企业');
    expect(cells.some((cell) => String(cell).includes('国办发〔2024〕54号'))).toBe(true);
  });
});
