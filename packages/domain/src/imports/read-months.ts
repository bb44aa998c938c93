/** The time of a plan line (检查时间安排): 全年, 2—10月, 第三季度检查20家, 上半年, 3月检查4家,其余9月底前完成. */
import { chineseNumber, foldFreeText } from './read-number.ts';

export interface MonthsReading {
  /** Months in which inspections are planned, in order; null when the text does not say. */
  months: readonly number[] | null;
  /** Objects for a part of the time: '7-9' or '3' → number. */
  perPeriod: Readonly<Record<string, number>> | null;
}

const wholeYear = /全年|常年|年内|年度内|每月|每季|每半年|按月|按季|年底前|年末前/;
const quarterDigits: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** Reads the months and what is to be done in each part of the time. */
export function readMonths(text: string): MonthsReading {
  const folded = foldFreeText(text)
    .replace(/\d{4}年度?/g, '')
    .replace(/[一二三四五六七八九十]{1,2}(?=月)/g, (run) => String(chineseNumber(run) ?? run));
  const months = new Set<number>();
  const perPeriod: Record<string, number> = {};
  for (const segment of folded.split(/[,;。]/)) {
    const named = monthsOf(segment, months);
    for (const month of named) months.add(month);
    const count = /(\d+)(?:家|户|座|个(?!月)|处)/.exec(segment);
    if (count && named.length > 0 && named.length < 12) perPeriod[periodName(named)] = Number(count[1]);
  }
  const hasParts = Object.keys(perPeriod).length > 0;
  const sorted = [...months].sort((a, b) => a - b);
  return { months: sorted.length > 0 ? sorted : null, perPeriod: hasParts ? perPeriod : null };
}

function monthsOf(segment: string, earlier: ReadonlySet<number>): number[] {
  if (wholeYear.test(segment)) return range(1, 12);
  if (segment.includes('上半年')) return range(1, 6);
  if (segment.includes('下半年')) return range(7, 12);
  const quarters = quartersOf(segment);
  if (quarters.length > 0) return quarters.flatMap((quarter) => range(quarter * 3 - 2, quarter * 3));
  const until = /(\d{1,2})月(?:底|末|份)?(?:之前|以前|前)/.exec(segment);
  // 其余9月底前完成: from the first month already named, or from January, to September.
  if (until) return range(Math.min(...earlier, earlier.size > 0 ? 12 : 1), Number(until[1]));
  const from = /(\d{1,2})月(?:份)?(?:起|开始|以后|后)/.exec(segment);
  if (from) return range(Number(from[1]), 12);
  const found: number[] = [];
  const rest = segment.replace(/(\d{1,2})(?:月份?)?-(\d{1,2})月/g, (_, first: string, last: string) => {
    found.push(...range(Number(first), Number(last)));
    return '';
  });
  for (const list of rest.matchAll(/(\d{1,2}(?:[、和及]\d{1,2})*)月/g)) {
    found.push(...(list[1] ?? '').split(/[、和及]/).map(Number));
  }
  return found.every((month) => month >= 1 && month <= 12) ? found : [];
}

function quartersOf(segment: string): number[] {
  const span = /第?([一二三四1-4])(?:季度)?-第?([一二三四1-4])季度/.exec(segment);
  if (span) return range(quarterDigits[span[1] ?? ''] ?? 0, quarterDigits[span[2] ?? ''] ?? 0);
  const list = /((?:第?[一二三四1-4](?:季度)?[、和及])*第?[一二三四1-4])季度?/.exec(segment);
  if (!list || !segment.includes('季')) return [];
  return [...(list[1] ?? '').matchAll(/[一二三四1-4]/g)].map((found) => quarterDigits[found[0]] ?? 0);
}

function range(first: number, last: number): number[] {
  if (first < 1 || last > 12 || first > last) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function periodName(months: readonly number[]): string {
  const first = months[0] ?? 0;
  const last = months.at(-1) ?? 0;
  const isRun = months.every((month, index) => month === first + index);
  if (first === last) return String(first);
  return isRun ? `${first}-${last}` : months.join(',');
}
