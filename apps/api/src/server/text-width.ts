// Columns on a terminal, where Chinese characters take two.

const isWide = /[⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u;

/** Columns that a text takes. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide.test(character) ? 2 : 1), 0);
}

/** The text filled up with spaces to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The text with spaces before it. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
