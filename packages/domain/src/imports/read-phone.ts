/** Telephone numbers as lists have them: mobile numbers in groups, area codes, several in one cell, ruined by Excel. */
import type { FindingKind } from './finding-texts.ts';

export interface PhoneReading {
  /** Mobile numbers as 11 digits, fixed lines as 区号-号码; several joined by ; — '' when nothing usable is left. */
  phone: string;
  /** What a person should look at; null for a number that needs no remark. */
  kind: FindingKind | null;
}

/** Reads a telephone cell. Scientific notation has lost its digits for good, so nothing is left of it. */
export function readPhone(text: string): PhoneReading {
  const narrow = text
    .normalize('NFKC')
    .replace(/[\u200B\uFEFF]/g, '')
    .trim();
  if (narrow === '' || /^(无|暂无|不详|未填|[-/\\—–.]+)$/.test(narrow)) return { phone: '', kind: null };
  if (/^\d(\.\d+)?E\+?\d+$/i.test(narrow)) return { phone: '', kind: 'phone-scientific' };
  const numbers = narrow
    .split(/[,;、/\n]|(?<=\d{7})\s+(?=\d{7})/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(tidyNumber);
  if (numbers.some((number) => number === null))
    return { phone: narrow.replace(/\s+/g, ' '), kind: 'phone-not-understood' };
  return { phone: numbers.join(';'), kind: /[\uFF10-\uFF19]/.test(text) ? 'phone-fullwidth' : null };
}

function tidyNumber(text: string): string | null {
  const digits = text.replace(/^(\+|00)86[-\s]?/, '').replace(/[\s\-—–()]/g, '');
  if (/^1\d{10}$/.test(digits) || /^[48]00\d{7}$/.test(digits) || /^\d{7,8}$/.test(digits)) return digits;
  const extension = /^\(?(0\d{2,3})\)?[-\s—–]*(\d{7,8})(?:[-\s转]+(\d{1,6}))?$/.exec(text);
  if (extension) return `${extension[1]}-${extension[2]}${extension[3] === undefined ? '' : `-${extension[3]}`}`;
  return null;
}
