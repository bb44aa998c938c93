/** Punctuation of official documents: full width beside Chinese characters (GB/T 15834); numbers keep theirs. */

const fullWidth: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const chinese = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D]`;
const markBesideChinese = new RegExp(`(?<=${chinese})[,;:?!]|[,;:?!](?=${chinese})`, 'gu');
const isChinese = new RegExp(chinese, 'u');
const bracketed = new RegExp(String.raw`(${chinese}?)\(([^()]*)\)(${chinese}?)`, 'gu');

/**
 * Half-width `, ; : ? !` beside Chinese characters and brackets around or beside them become full width; '1,000' and
 * '09:30' stay as they are. For our own wordings only: names of enterprises are printed as registered.
 */
export function officialPunctuation(text: string): string {
  const withBrackets = text.replace(bracketed, (whole, before: string, inside: string, after: string) =>
    before !== '' || after !== '' || isChinese.test(inside) ? `${before}（${inside}）${after}` : whole,
  );
  return withBrackets.replace(markBesideChinese, (mark) => fullWidth[mark] ?? mark);
}
