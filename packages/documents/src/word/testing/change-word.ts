/** Takes a Word file apart for tests, and puts it together changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Names of the parts. */
export const partNames = (word: Uint8Array): string[] => Object.keys(unzipSync(word));

/** The file with these parts added or replaced. */
export const withParts = (word: Uint8Array, parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...unzipSync(word), ...parts });

/** The file with the text of its body changed. */
export function withBody(word: Uint8Array, change: (xml: string) => string): Uint8Array {
  const part = 'word/document.xml';
  return withParts(word, { [part]: strToU8(change(strFromU8(unzipSync(word)[part] ?? new Uint8Array()))) });
}
