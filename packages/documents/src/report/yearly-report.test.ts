import { formatFigure } from '@liangma/domain/statistics/compute';
import { metricIds } from '@liangma/domain/statistics/metrics';
import { describe, expect, test } from 'vitest';
import { officialPunctuation } from '../word/official-punctuation.ts';
import { readWord } from '../word/testing/read-word.ts';
import { madeUpYear } from './testing/year.ts';
import { yearlyReport } from './yearly-report.ts';

const generatedOn = '2026-01-08';
const read = async (unscanned = 0) => readWord(await yearlyReport({ statistics: madeUpYear(unscanned), generatedOn }));

describe('the yearly report', () => {
  test('holds the founding sentence when every entry was scanned', async () => {
    const { paragraphs } = await read();
    const sentence = officialPunctuation('全年按照计划依法开展涉企行政检查12次,均按规定落实“扫码入企”。');
    expect(paragraphs.some((paragraph) => paragraph.startsWith(sentence))).toBe(true);
    expect(paragraphs).toContain('2025年度法治政府建设情况报告');
    expect(paragraphs).toContain('本部分没有因数据不足而省略的表述。');
  });

  test('writes the share, and the reason in the drafting note, when two entries were not scanned', async () => {
    const text = (await read(2)).paragraphs.join('\n');
    expect(text).toContain(officialPunctuation('其中10次按规定落实“扫码入企”,占83.33%。'));
    expect(text).toContain(officialPunctuation('“均按规定落实‘扫码入企’”未写入:应扫码入企12次,已扫码10次,不是全部。'));
    expect(text).toContain(officialPunctuation('(不随文公开)'));
  });

  test('the annex prints every metric with the value, unit and number of records of the statistics', async () => {
    const statistics = madeUpYear(2);
    const [annex] = (await read(2)).tables;
    const [header, ...rows] = annex ?? [];
    expect(header).toEqual(['序号', '指标', '数值', '单位', '指标解释', '记录数', '计数条件']);
    expect(rows.map((row) => [row[2], row[3], row[5]])).toEqual(
      metricIds.map((id) => {
        const { value, unit, records } = statistics.metrics[id];
        return [formatFigure(value), unit, String(records)];
      }),
    );
    expect(rows.every((row) => /^[①-⑳]+$/.test(row[6] ?? ''))).toBe(true);
  });

  test('months, sections, types and matters follow, and the day of the data is the official one', async () => {
    const { tables, paragraphs } = await read();
    expect(tables[1]?.[1]).toEqual(['0', '0', '1', '2', '1', '2', '0', '1', '2', '1', '1', '1', '12']);
    expect(tables[2]).toContainEqual(['节能与综合利用科', '7']);
    expect(tables[3]).toContainEqual(['日常检查', '12']);
    expect(tables[4]).toContainEqual(['民用爆炸物品销售企业监督检查', '5']);
    // read at 16:30 UTC on 31 December: already the new year in China
    expect(paragraphs.some((paragraph) => paragraph.includes('数据截止2026年1月1日'))).toBe(true);
  });

  test('pages are A4 with the margins of official documents, numbered', async () => {
    const { pages, fonts, footers } = await read();
    expect(pages).toHaveLength(3);
    for (const page of pages) {
      expect(page).toEqual({ width: 11906, height: 16838, top: 2098, left: 1587, right: 1474, bottom: 1984 });
    }
    expect([...fonts]).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']));
    expect(footers.some((footer) => footer.includes('PAGE'))).toBe(true);
  });
});
