/** Headers of columns, folded so that the same header written differently is the same. */
import { columnLetter } from './table.ts';

/** Narrow, lower case, without spaces, line breaks and the marks of mandatory columns (*, 必填). */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]+/g, '')
    .replace(/[([【〔]?必填项?[)\]】〕]?|[*★#]/g, '')
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')')
    .replace(/[::]$/, '')
    .toLowerCase();
}

/** The header without what stands in brackets: 所属县(市区) → 所属县. */
export function withoutBrackets(folded: string): string {
  return folded.replace(/\([^()]*\)/g, '');
}

/** What a column is called in findings when it has no header of its own. */
export function headerOrLetter(header: string, column: number): string {
  return header === '' ? `${columnLetter(column)}列` : header;
}
