/**
 * Official numbers (文号) of written documents: what stands for the body, a word for the kind of document, the year in
 * 〔〕 and the running number without leading zeros (GB/T 9704-2012, 7.2.5).
 */

/** Word of each kind that carries a number; house rule, the bureau's prefix stands before it. */
const words = {
  sampling: '抽样',
  'result-notice': '告知',
  'correction-order': '责改',
} as const;

export type NumberedKind = keyof typeof words;

/**
 * The whole number, for example 示工信责改〔2026〕3号.
 * @param prefix what stands for the body, for example 示工信
 * @param year official year, four digits
 * @param no running number of the year, from 1
 */
export function documentNumber(prefix: string, kind: NumberedKind, year: number, no: number): string {
  return `${prefix}${words[kind]}〔${year}〕${no}号`;
}

/** Year and running number of an official number; null when the text is none. */
export function yearAndNoOf(number: string): { year: number; no: number } | null {
  const found = /〔(\d{4})〕([1-9]\d{0,8})号$/.exec(number);
  return found ? { year: Number(found[1]), no: Number(found[2]) } : null;
}
