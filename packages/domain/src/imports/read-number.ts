/** Numbers in free text: with full-width or Chinese digits, thousands separators, and units of money. */

const digitValues: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const unitValues: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const numerals = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬';
const numeralRun = new RegExp(`[${numerals}]+`, 'g');

/** Value of Chinese numerals up to 99,999,999, for example 贰万叁仟 or 十二; null when they make no number. */
export function chineseNumber(text: string): number | null {
  if (text === '' || Array.from(text).some((sign) => !numerals.includes(sign))) return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const value = digitValues[sign];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (sign === '万' || sign === '萬') {
      total = (total + section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = null;
    } else {
      section += (digit ?? (section === 0 && total === 0 ? 1 : 0)) * (unitValues[sign] ?? 0);
      digit = null;
    }
  }
  return total + section + (digit ?? 0);
}

/** Narrow characters, one kind of dash and bracket, no spaces, Chinese numbers before a unit as digits. */
export function foldFreeText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B\uFEFF]+/g, '')
    .replace(/[—–‐‑−~～到]+|至(?![少多])/g, '-')
    .replace(/[，]/g, ',')
    .replace(/[；]/g, ';')
    .replace(new RegExp(`([${numerals}]+)(?=[家户座个次处台批人条%])`, 'g'), (run: string) => {
      const value = chineseNumber(run);
      return value === null ? run : String(value);
    });
}

/** Reads a whole number with optional unit (家, 户, 次 …), thousands separators and full width; null otherwise. */
export function readCount(text: string): number | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?[\u4E00-\u9FFF]{0,2}$/.exec(foldFreeText(text));
  return found ? Number((found[1] ?? '').replaceAll(',', '')) : null;
}

/** An amount of money with where it stood; integer fen. */
export interface AmountReading {
  fen: number;
  index: number;
}

/**
 * Amounts in text, in integer fen: 2万元, 20,000元, 1.5万, 贰万元整, 伍佰元. A bare number counts as yuan only when
 * `bareYuan` says so (the ledger's note: 单位为元).
 */
export function readAmounts(text: string, bareYuan: boolean): AmountReading[] {
  const folded = text.normalize('NFKC').replace(numeralRun, (run, index: number, whole: string) => {
    // 万 in 2万元 is a unit of the digits before it, not a number of its own.
    const isOwn = /[元圆]/.test(whole.charAt(index + run.length)) && !/[\d.]/.test(whole.charAt(index - 1));
    const value = isOwn ? chineseNumber(run) : null;
    return value === null ? run : String(value);
  });
  const amounts: AmountReading[] = [];
  const pattern = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(亿元?|万元?|千元|百元|[元圆])/g;
  for (const found of folded.matchAll(pattern)) {
    const unit = (found[3] ?? '').charAt(0);
    const scale = { 亿: 100_000_000, 万: 10_000, 千: 1000, 百: 100 }[unit] ?? 1;
    amounts.push({ fen: toFen(`${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`, scale), index: found.index });
  }
  const bare = /^\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*$/.exec(folded);
  if (amounts.length === 0 && bareYuan && bare) {
    amounts.push({ fen: toFen(`${(bare[1] ?? '').replaceAll(',', '')}${bare[2] ?? ''}`, 1), index: 0 });
  }
  return amounts;
}

/** Exact in decimal digits: 1.15 times 10,000 is not left to binary fractions. */
function toFen(decimal: string, scale: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole) * scale * 100 + Math.round((Number(fraction || '0') * scale * 100) / 10 ** fraction.length);
}
