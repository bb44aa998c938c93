/** Text of a cell as it stands there, with the characters that one does not see made visible. */
export const visibleText = (text: string): string =>
  text
    .replaceAll(/\r?\n/g, '⏎')
    .replaceAll(/[\u00A0\u3000 \t]/g, '␣')
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '⍽');
