/** Finds what makes a produced Office file unreadable: characters that XML 1.0 (section 2.2) forbids. */
import { strFromU8, unzipSync } from 'fflate';

const isForbidden = (code: number) =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff;

/** 'word/document.xml: U+0001' for every part that holds one, written out or as a character reference. */
export function forbiddenCharacters(file: Uint8Array): string[] {
  return Object.entries(unzipSync(file))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .flatMap(([name, bytes]) => {
      const xml = strFromU8(bytes);
      const written = Array.from(xml, (character) => character.codePointAt(0) ?? 0);
      const referred = Array.from(xml.matchAll(/&#(x?)([\dA-Fa-f]+);/g), ([, hex, digits]) =>
        Number.parseInt(digits ?? '', hex === 'x' ? 16 : 10),
      );
      const found = new Set([...written, ...referred].filter(isForbidden));
      return [...found].map((code) => `${name}: U+${code.toString(16).padStart(4, '0').toUpperCase()}`);
    });
}

/** A name with every control character below the space, half a surrogate pair, and two characters that are none. */
export const spoiltName = `示范${Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('')}\uD800\uFFFE\uFFFF公司`;
