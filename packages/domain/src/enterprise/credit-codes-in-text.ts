/** Social credit codes in what a scanner reads from a business licence: a bare code, an address, or several lines. */
import { isSocialCreditCode } from './social-credit-code.ts';

// two characters for authority and kind, six digits of the area, nine of the body, the check character (GB 32100-2015)
const shape = /(?=([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}))/g;

/** Every code in the text whose check character fits, in the order of the text, without repeats. */
export function creditCodesIn(text: string): string[] {
  const found = text.normalize('NFKC').toUpperCase().matchAll(shape);
  return [...new Set([...found].map((match) => match[1] ?? '').filter(isSocialCreditCode))];
}
