/** Days as people write them in lists. The file's own date cells need no reading; everything else is text or a number. */
import { isDay } from '../calendar/official-day.ts';
import type { FindingKind } from './finding-texts.ts';

export interface DateReading {
  /** 'YYYY-MM-DD'; null when no day can be told. */
  day: string | null;
  /** How it was written; null for a form that needs no remark. */
  kind: FindingKind | null;
  /** Whether a person should look. */
  isWarning: boolean;
}

const notUnderstood: DateReading = { day: null, kind: 'date-not-understood', isWarning: true };
const dayMs = 86_400_000;
/** Day 0 of Excel's 1900 system, such that day 60 and later come out right (Excel believes in 1900-02-29). */
const serialStart = Date.UTC(1899, 11, 30);
/** 1954-10-03 to 2119-01-11: smaller and larger numbers in a date column are not serial days but something else. */
const serialRange = { from: 20_000, to: 80_000 };

/** The day of an Excel serial number (1900 system); null when it is before 1900 or after 9999. */
export function serialToDay(serial: number): string | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null;
  // Days 1 to 59 are before the 29 February 1900 that never was.
  return new Date(serialStart + (whole < 60 ? whole + 1 : whole) * dayMs).toISOString().slice(0, 10);
}

/** Reads a number that stands in a date column without a date format: a serial day, 20270305, or 2027.3. */
export function readNumberAsDate(value: number): DateReading {
  const text = String(value);
  if (/^(19|20|21)\d{6}$/.test(text)) return readDateText(text);
  if (/^(19|20)\d{2}\.\d{1,2}$/.test(text)) return { day: null, kind: 'date-month-only', isWarning: true };
  if (/^(19|20)\d{2}$/.test(text)) return { day: null, kind: 'date-year-only', isWarning: true };
  if (value >= serialRange.from && value < serialRange.to) return judged(serialToDay(value), 'date-serial', true);
  return value > 0 && value <= 2_958_465 ? { ...notUnderstood, kind: 'date-out-of-range' } : notUnderstood;
}

/**
 * Reads a day from text. Plain forms (2027-03-05, 2027/3/5) need no remark to the user; dots, Chinese, serial numbers
 * and forms without separators do. A month without a day gives no day: which one is meant is not ours to say.
 */
export function readDateText(text: string): DateReading {
  const narrow = text.normalize('NFKC');
  const tidy = narrow.replace(/[\s\u200B\uFEFF]+/g, ' ').trim();
  const isFullWidth = /[\uFF10-\uFF19]/.test(text);
  const reading = readNarrow(tidy.replace(/ ?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '').replace(/ /g, ''));
  if (!isFullWidth || reading.day === null) return reading;
  return { day: reading.day, kind: 'date-fullwidth', isWarning: true };
}

function readNarrow(text: string): DateReading {
  const numeric = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (numeric) {
    const [, year = '', separator, month = '', day = ''] = numeric;
    const built = buildDay(year, month, day);
    if (separator === '.') return judged(built, 'date-dotted', true);
    return judged(built, separator === '-' ? 'date-iso-text' : 'date-slash-text', false);
  }
  const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(arabicDigits(text));
  if (chinese) return judged(buildDay(chinese[1] ?? '', chinese[2] ?? '', chinese[3] ?? ''), 'date-chinese', true);
  const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return judged(buildDay(compact[1] ?? '', compact[2] ?? '', compact[3] ?? ''), 'date-compact', true);
  if (/^\d{5}(\.0+)?$/.test(text)) return readNumberAsDate(Number(text));
  if (/^\d{4}([-/.]\d{1,2}|年\d{1,2}月?)$/.test(text)) return { day: null, kind: 'date-month-only', isWarning: true };
  if (/^\d{4}年?$/.test(text)) return { day: null, kind: 'date-year-only', isWarning: true };
  return notUnderstood;
}

function judged(day: string | null, kind: FindingKind, isWarning: boolean): DateReading {
  if (day === null || !isDay(day)) return { day: null, kind: 'date-not-real', isWarning: true };
  const year = Number(day.slice(0, 4));
  if (year < 1950 || year > 2100) return { day: null, kind: 'date-out-of-range', isWarning: true };
  return { day, kind, isWarning };
}

function buildDay(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const chineseDigits = '〇一二三四五六七八九';

/** 二〇二七年三月十五日 → 2027年3月15日 */
function arabicDigits(text: string): string {
  if (!/[〇零○一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(/[零○]/g, '〇')
    .replace(/([一二三])?十([一二三四五六七八九])?(?=[月日号])/g, (_, tens?: string, ones?: string) => {
      const value = (tens === undefined ? 1 : chineseDigits.indexOf(tens)) * 10;
      return String(value + (ones === undefined ? 0 : chineseDigits.indexOf(ones)));
    })
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)));
}
