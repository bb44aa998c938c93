/** Reads a print view back: the text of its body, block by block, without the line that only the screen shows. */

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** Text of every paragraph, heading and column title in order; spaces as they are. */
export function htmlTexts(html: string): string[] {
  const body = /<main>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const shown = body.replace(/<p class="page-foot">.*?<\/p>/s, '');
  return Array.from(shown.matchAll(/<(p|h1|h2|th)\b[^>]*>((?:(?!<p\b).)*?)<\/\1>/gs), ([, , inner]) =>
    decoded((inner ?? '').replace(/<[^>]*>/g, '')),
  );
}

/** The line at the foot of every page. */
export const htmlFoot = (html: string): string => decoded(/<p class="page-foot">(.*?)<\/p>/s.exec(html)?.[1] ?? '');
