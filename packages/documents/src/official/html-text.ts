/** Text in pages: escaped for HTML, and for strings inside CSS. */
import { printable } from '@liangma/domain/text/printable';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A CSS string: everything that is no letter or digit is written as its number. */
export const cssString = (text: string): string =>
  `"${printable(text).replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** Bytes as base64, in pieces that no call stack is too small for. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}
