/** Finds enterprises in the register of the tablet, in memory. Pure. */
import type { PackEnterprise } from '@liangma/contract/field-pack';

/** More than these nobody reads on a tablet; the words have to become more. */
export const mostFound = 50;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word must be in the name, a former name, the credit code or the address. Names that begin so come first. */
export function searchEnterprises(
  register: readonly PackEnterprise[],
  text: string,
): { found: PackEnterprise[]; hasMore: boolean } {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const matches = register.filter((one) => {
    const all = plain([one.name, ...one.formerNames, one.creditCode, one.address].join('\n'));
    return words.every((word) => all.includes(word));
  });
  const first = words[0] ?? '';
  const rank = ({ name }: PackEnterprise) => {
    const at = plain(name).indexOf(first);
    return at === -1 ? Number.MAX_SAFE_INTEGER : at;
  };
  const sorted = words.length === 0 ? matches : matches.toSorted((a, b) => rank(a) - rank(b));
  return { found: sorted.slice(0, mostFound), hasMore: sorted.length > mostFound };
}
