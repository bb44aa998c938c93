/** Names of firms as people type them: tidied for keeping, and folded for comparing. */

export type NameRepair = 'line-break' | 'zero-width' | 'ideographic-space' | 'outer-spaces' | 'inner-spaces';

const zeroWidth = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const chineseSide = '[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u3000-\\u303F（）()]';
const spaceByChinese = new RegExp(`(?<=${chineseSide})[^\\S\\n]+|[^\\S\\n]+(?=${chineseSide})`, 'g');

/**
 * Takes out what a name never has: line breaks, zero-width characters, spaces at its ends and next to Chinese
 * characters. Spaces between Latin words stay. The repairs are named in the order in which they are made.
 */
export function tidyName(text: string): { name: string; repairs: NameRepair[] } {
  const repairs: NameRepair[] = [];
  let name = text;
  if (/[\r\n]/.test(name)) {
    name = name.replace(/\s*[\r\n]+\s*/g, '');
    repairs.push('line-break');
  }
  const visible = name.replace(zeroWidth, '');
  if (visible !== name) repairs.push('zero-width');
  const trimmed = visible.trim();
  if (trimmed !== visible) repairs.push(/^\u3000|\u3000$/.test(visible) ? 'ideographic-space' : 'outer-spaces');
  const tight = trimmed.replace(spaceByChinese, '').replace(/\s+/g, ' ');
  if (tight !== trimmed) repairs.push('inner-spaces');
  return { name: tight, repairs };
}

/** Folded for comparing: brackets, letters and digits in one width and case, no spaces. Not for keeping. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(zeroWidth, '')
    .replace(/\s+/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .toLowerCase();
}

const legalForms = ['有限责任公司', '股份有限公司', '有限公司', '集团公司', '总公司', '分公司', '公司'];

/** The part of a shortened name that can be searched for in full names: without its legal form. */
export function nameCore(name: string): string {
  const folded = foldName(name);
  const form = legalForms.find((ending) => folded.endsWith(ending) && folded.length > ending.length);
  return form === undefined ? folded : folded.slice(0, -form.length);
}
