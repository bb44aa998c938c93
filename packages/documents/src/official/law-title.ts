/** Clauses with the full name of their law: bureaus write 条例第二十二条 in checklists, an official document may not. */

import type { InspectionLike } from './inspection-like.ts';

const article = /第[〇零一二三四五六七八九十百千\d]+条/;

const titlesIn = (basis: string): string[] => [
  ...new Set(Array.from(basis.matchAll(/《([^》]+)》/g), ([, title = '']) => title)),
];

/** Whether a clause cites articles without the name of their law between 《》. */
export const lacksLawTitle = (clause: string): boolean =>
  clause.split(/[。；;\n]/).some((part) => article.test(part) && !part.includes('》'));

/**
 * The clause with the full name of its law, as the basis of the matter has it: 条例第二十二条 becomes 《民用爆炸物品安全管理
 * 条例》第二十二条 when one law of the basis alone is called so. A clause that says its law, or whose law cannot be told
 * from the basis, stays as it is.
 */
export function withLawTitle(clause: string, basis: string): string {
  const titles = titlesIn(basis);
  return clause
    .split(/(?<=[。；;\n])/)
    .map((part) => {
      const at = part.search(article);
      if (at === -1 || part.includes('》')) return part;
      const short = part
        .slice(0, at)
        .trim()
        .replace(/^[本该]/, '');
      const meant = titles.filter((title) => title === short || title.endsWith(short));
      return meant.length === 1 ? `《${meant[0]}》${part.slice(at)}` : part;
    })
    .join('');
}

/** Whether a basis cites an article of a named law, so that an order can rest on it as it stands. */
export const citesArticle = (basis: string): boolean => article.test(basis) && !lacksLawTitle(basis);

/**
 * The basis of the matter that a check belongs to; of what stands beside the checklist (`null`) the basis of the only
 * matter. Empty when it cannot be told.
 */
export function basisFor(
  { matterDetails, checklist }: Pick<InspectionLike, 'matterDetails' | 'checklist'>,
  checkKey: string | null,
): string {
  const check = checklist.find(({ key }) => key === checkKey);
  if (check) return matterDetails.find(({ name }) => name === check.matterName)?.basis ?? '';
  const [only, ...others] = matterDetails;
  return only && others.length === 0 ? only.basis : '';
}
