/**
 * Unified social credit code (统一社会信用代码) by GB 32100-2015: 18 characters, digits and capital letters without
 * I, O, S, V, Z; the last is a check character (weights 3^i mod 31, modulus 31). Codes are copied by hand and by OCR,
 * so a code that only confuses letters and digits can be told from one that is simply wrong.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const valueOf = new Map(Array.from(alphabet).map((character, value) => [character, value]));
/** 3^i mod 31 for the first 17 places (GB 32100-2015, annex A). */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const confusable: Record<string, string> = { O: '0', I: '1', Z: '2', S: '5' };

/** Check character for the first 17 characters; null when one of them cannot stand in a code. */
export function checkCharacter(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  for (let place = 0; place < 17; place += 1) {
    const value = valueOf.get(first17.charAt(place));
    if (value === undefined) return null;
    sum += value * (weights[place] ?? 0);
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Whether the text is a code as GB 32100-2015 writes it: 18 characters, the last one the right check character. */
export function isSocialCreditCode(text: string): boolean {
  return text.length === 18 && checkCharacter(text.slice(0, 17)) === text.charAt(17);
}

/** How a code was tidied before it was checked. */
export type CodeRepair = 'full-width' | 'spaces' | 'lower-case' | 'confusable';

export type CodeProblem =
  | 'empty'
  /** 15 digits: the registration number used before the codes were introduced. */
  | 'old-number'
  /** Only the digits before a power of ten are left: Excel has made a number of it. */
  | 'scientific'
  | 'length'
  /** The letter V stands in it; it may be U or Y, so no correction is offered as certain. */
  | 'letter-v'
  | 'character'
  | 'check-character';

export type CodeReading =
  | { ok: true; code: string; repairs: readonly CodeRepair[] }
  /** `code` is what was written without spaces and width; `suggestions` would carry the right check character. */
  | { ok: false; code: string; problem: CodeProblem; suggestions: readonly string[] };

/**
 * Reads a code as people write it: full width, with spaces, in lower case, with O I Z S for 0 1 2 5. Such a
 * repair is made only when the check character then fits; it is named, because a person should look at it.
 */
export function readSocialCreditCode(text: string): CodeReading {
  const repairs: CodeRepair[] = [];
  const narrow = text.normalize('NFKC');
  if (/[\uFF01-\uFF5E]/.test(text)) repairs.push('full-width');
  // \s covers the no-break and the ideographic space; zero-width characters come in from web pages.
  const tight = narrow.replace(/[\s\u200B-\u200F\u2060\uFEFF-]/g, '');
  if (tight !== narrow) repairs.push('spaces');
  const code = tight.toUpperCase();
  if (code !== tight) repairs.push('lower-case');
  if (isSocialCreditCode(code)) return { ok: true, code, repairs };
  if (code.length === 18 && /[OIZS]/.test(code)) {
    const repaired = code.replace(/[OIZS]/g, (letter) => confusable[letter] ?? letter);
    if (isSocialCreditCode(repaired)) return { ok: true, code: repaired, repairs: [...repairs, 'confusable'] };
  }
  return { ok: false, code, problem: problemOf(code), suggestions: code.includes('V') ? withoutV(code) : [] };
}

function problemOf(code: string): CodeProblem {
  if (code === '') return 'empty';
  if (/^\d{15}$/.test(code)) return 'old-number';
  if (/^\d(\.\d+)?E\+?\d+$/.test(code)) return 'scientific';
  if (code.length !== 18) return 'length';
  if (code.includes('V')) return 'letter-v';
  return /^[0-9A-Z]+$/.test(code) ? 'check-character' : 'character';
}

function withoutV(code: string): string[] {
  return ['U', 'Y'].map((letter) => code.replaceAll('V', letter)).filter((candidate) => isSocialCreditCode(candidate));
}
