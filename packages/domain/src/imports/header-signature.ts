/** A short signature of a row of headers, under which a corrected mapping is remembered for the next file like it. */
import { foldHeader } from './header-text.ts';

/**
 * The same for headers that differ only in spaces, width or marks of mandatory columns; another for other headers or
 * another order. 64 bits of FNV-1a in hexadecimal: it separates layouts, it protects nothing.
 */
export function headerSignature(headers: readonly string[]): string {
  const folded = headers.map(foldHeader);
  while (folded.at(-1) === '') folded.pop();
  let hash = 0xcbf29ce484222325n;
  for (const character of folded.join('\u001F')) {
    hash ^= BigInt(character.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
