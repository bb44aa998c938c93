/** Finds enterprises in the register of the tablet, in memory. Pure. */
import type { PackEnterprise } from '@liangma/contract/field-pack';

/** More than these nobody reads on a tablet; the words have to become more. */
export const mostFound = 50;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Entry {
  enterprise: PackEnterprise;
  name: string;
  all: string;
}
export type EnterpriseIndex = readonly Entry[];

/** The register made ready once for all words that will be typed. */
export const indexEnterprises = (register: readonly PackEnterprise[]): EnterpriseIndex =>
  register.map((enterprise) => {
    const { name, formerNames, creditCode, address } = enterprise;
    const all = plain([name, ...formerNames, creditCode, address].join('\n'));
    return { enterprise, name: all.slice(0, all.indexOf('\n')), all };
  });

/**
 * Fits syllables that follow one another, of each its beginning: `yzhg`, `yunzhou` and `yunzhg` fit `yun zhou hua gong`.
 * Null for a word that is not pinyin.
 */
function pinyinPattern(word: string): RegExp | null {
  const letters = word.replaceAll("'", '');
  if (!/^[0-9a-z]+$/.test(letters)) return null;
  return new RegExp(`(?:^| )${[...letters].join('(?:[0-9a-z]* )?')}`, 'm');
}

const nowhere = Number.MAX_SAFE_INTEGER;

/** At which character of the name the word stands, `nowhere` when it stands elsewhere, -1 when it is not there at all. */
function placeOf({ enterprise, name, all }: Entry, word: string, pattern: RegExp | null): number {
  const inName = name.indexOf(word);
  if (inName !== -1) return inName;
  // a pack of an older server has none
  const pinyin = enterprise.pinyin || '';
  const start = pattern ? pinyin.search(pattern) : -1;
  if (start === -1) return all.includes(word) ? nowhere : -1;
  let syllables = 0;
  for (let at = 0; at <= start; at += 1) {
    if (pinyin[at] === '\n') return nowhere;
    if (pinyin[at] === ' ') syllables += 1;
  }
  return syllables;
}

/**
 * Every word must be in the name, a former name, the credit code or the address, or be pinyin of a name. Names that begin
 * so come first.
 */
export function searchEnterprises(index: EnterpriseIndex, text: string): { found: PackEnterprise[]; hasMore: boolean } {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const patterns = words.map((word) => pinyinPattern(word));
  const matches: { enterprise: PackEnterprise; place: number }[] = [];
  for (const entry of index) {
    const places = words.map((word, at) => placeOf(entry, word, patterns[at] ?? null));
    if (!places.includes(-1)) matches.push({ enterprise: entry.enterprise, place: places[0] ?? nowhere });
  }
  const sorted = words.length === 0 ? matches : matches.toSorted((a, b) => a.place - b.place);
  return { found: sorted.slice(0, mostFound).map(({ enterprise }) => enterprise), hasMore: sorted.length > mostFound };
}
