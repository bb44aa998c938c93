/** How names are read aloud, so that a tablet finds them by pinyin without a dictionary of its own. */
import { pinyin } from 'pinyin-pro';
import { foldName } from '@liangma/domain/enterprise/enterprise-name';

/** Names that are remembered: some registers of a bureau. Many tablets begin their packs at the same hour. */
const mostKnown = 60_000;
const known = new Map<string, string>();

function syllablesOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const read = pinyin(foldName(name), { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  const syllables = read.filter((one) => /^[0-9a-z]+$/.test(one)).join(' ');
  if (known.size >= mostKnown) known.clear();
  known.set(name, syllables);
  return syllables;
}

/** Syllables by spaces, a line for each name; Latin letters and digits stand alone: 绿源A1厂 → `lv yuan a 1 chang`. */
export const pinyinOf = (names: readonly string[]): string => names.map(syllablesOf).join('\n');
