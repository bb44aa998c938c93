/** Punctuation of official documents: full width beside Chinese characters (GB/T 15834); numbers keep theirs. */

const fullWidth: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
};
const chinese = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D]`;
const half = '[,;:()?!]';
const besideChinese = new RegExp(`(?<=${chinese})${half}|${half}(?=${chinese})`, 'gu');

/**
 * Half-width `, ; : ( ) ? !` beside Chinese characters become full width; '1,000' and '09:30' stay as they are. For our
 * own wordings only: names of enterprises are printed as registered.
 */
export function officialPunctuation(text: string): string {
  return text.replace(besideChinese, (mark) => fullWidth[mark] ?? mark);
}
