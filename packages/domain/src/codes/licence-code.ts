/**
 * The QR code printed on a business licence (营业执照) holds an address with the social credit code in it; which address
 * differs from place to place, so only the credit code is looked for. It names the enterprise, nothing more.
 */
import { isSocialCreditCode } from '../enterprise/social-credit-code.ts';

const candidate = /(?<![0-9a-z])[0-9a-z]{18}(?![0-9a-z])/gi;

/** The social credit code in a scanned text, or null when there is none with a right check character. */
export function creditCodeIn(text: string): string | null {
  for (const [found] of text.matchAll(candidate)) {
    const code = found.toUpperCase();
    if (isSocialCreditCode(code)) return code;
  }
  return null;
}
