/** The quantity of a plan line (具体检查对象): 8家, 约10座, 15家按比例20%抽取, 11家重点+3家随机, 45家约20家, 10家(全覆盖). */
import { foldFreeText } from './read-number.ts';

export interface QuantityReading {
  /** Number of objects to be inspected; null when the text gives a share of an unknown number. */
  total: number | null;
  isApproximate: boolean;
  /** Number of objects from which they are taken. */
  base: number | null;
  ratioPercent: number | null;
  /** Counting word, when it is not 家. */
  unit: string | null;
  /** Groups that the total is the sum of. */
  parts: readonly { what: string; n: number }[];
}

interface Count {
  n: number;
  isApproximate: boolean;
  unit: string;
  /** Text before and after it, up to the next count. */
  before: string;
  after: string;
}

const countPattern =
  /(约|大约|近|不少于|不低于)?(\d{1,3}(?:,\d{3})+|\d+)(余|多|左右)?(家|户|座|个|处|台|所|人|批次|批|艘|辆|条)(?!月)(左右|以上)?/g;
const drawn = /^[,;、。(]?(其中)?(计划|拟|随机|双随机|按比例)*(抽取|抽查|抽检|检查|实查|覆盖)?$/;

/** Null when the text holds no quantity (根据线索确定). Shares are rounded up to whole objects. */
export function readQuantity(text: string): QuantityReading | null {
  const folded = foldFreeText(text);
  const counts = countsIn(folded);
  const percent = /(\d+(?:\.\d+)?)%/.exec(folded);
  const ratioPercent = percent ? Number(percent[1]) : null;
  const [first, second] = counts;
  const bare: QuantityReading = { total: null, isApproximate: false, base: null, ratioPercent, unit: null, parts: [] };
  if (!first) return ratioPercent === null ? null : bare;
  const unit = first.unit === '家' ? null : first.unit;
  if (!second) return { ...bare, unit, ...single(first, ratioPercent, folded.includes('全覆盖')) };
  if (drawn.test(second.before) && counts.length === 2) {
    return { ...bare, unit, total: second.n, isApproximate: second.isApproximate, base: first.n };
  }
  return {
    ...bare,
    unit,
    total: counts.reduce((sum, count) => sum + count.n, 0),
    isApproximate: counts.some((count) => count.isApproximate),
    parts: counts.map((count) => ({ what: nameOf(count), n: count.n })),
  };
}

function single(count: Count, ratioPercent: number | null, isAll: boolean): Partial<QuantityReading> {
  const { n, isApproximate } = count;
  if (ratioPercent === null && !isAll) return { total: n, isApproximate };
  const ratio = ratioPercent ?? 100;
  // In whole hundredths of a percent, so that 15 × 20 % is 3 and not 3.0000000000000004.
  const total = Math.ceil((n * Math.round(ratio * 100)) / 10_000);
  return { total, isApproximate, base: n, ratioPercent: ratio };
}

function countsIn(folded: string): Count[] {
  const found = [...folded.matchAll(countPattern)];
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const previous = found[index - 1];
    return {
      n: Number((match[2] ?? '').replaceAll(',', '')),
      isApproximate: match[1] !== undefined || match[3] !== undefined || match[5] !== undefined,
      unit: match[4] ?? '家',
      before: folded.slice(previous ? previous.index + previous[0].length : 0, match.index),
      after: folded.slice(end, found[index + 1]?.index ?? folded.length),
    };
  });
}

/** 11家重点+3家随机 names the group after the number, 重点11家+随机3家 before it. */
function nameOf(count: Count): string {
  const clean = (text: string) => text.replace(/[+,;、。():和及]/g, '');
  const after = clean(count.after.split(/[+,;、。]/)[0] ?? '');
  return after === '' ? clean(count.before.split(/[+,;、。]/).at(-1) ?? '') : after;
}
