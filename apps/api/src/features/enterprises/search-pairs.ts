/**
 * What an enterprise is found by. The text holds names, former names, credit code and pinyin initials, folded; the index
 * holds its pairs of neighbouring characters. A search asks the index for the pairs and the text for the exact answer.
 */
import { pinyin } from 'pinyin-pro';
import { foldName } from '@liangma/domain/enterprise/enterprise-name';

export interface Searchable {
  name: string;
  formerNames: readonly string[];
  creditCode: string;
}

/** Distinct pairs of neighbouring characters; parts on different lines have no pairs with each other. */
export function searchPairs(text: string): string[] {
  const pairs = new Set<string>();
  for (const line of text.split('\n')) {
    const characters = [...line];
    for (let place = 1; place < characters.length; place += 1)
      pairs.add(`${characters[place - 1]}${characters[place]}`);
  }
  return [...pairs];
}

/** Pinyin initials of a folded name; Latin letters and digits stay: 重庆长安a1 → cqcaa1. */
function initialsOf(folded: string): string {
  const initials = pinyin(folded, { pattern: 'first', toneType: 'none', type: 'array' });
  return initials.join('').replaceAll(/[^0-9a-z]/g, '');
}

/** The text that an enterprise is found by, one part a line. */
export function searchText({ name, formerNames, creditCode }: Searchable): string {
  const names = [name, ...formerNames].map(foldName);
  return [...names, creditCode.toLowerCase(), ...names.map(initialsOf)].join('\n');
}

/** Both columns of the search. */
export function searchColumns(enterprise: Searchable): { search_text: string; search_pairs: string[] } {
  const text = searchText(enterprise);
  return { search_text: text, search_pairs: searchPairs(text) };
}

export interface SearchTerms {
  pairs: string[];
  /** Patterns for `like`; all must fit. */
  patterns: string[];
}

/** What to ask for; words between spaces must all occur, in any order. Null when nothing is left to search for. */
export function searchTerms(search: string): SearchTerms | null {
  const words = search
    .split(/\s+/)
    .map(foldName)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return {
    pairs: searchPairs(words.join('\n')),
    patterns: words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
  };
}
