/** Whether a number format of a workbook shows a date: ECMA-376 part 1, 18.8.30, with the East Asian built-in formats. */

/** Built-in formats that show a day. 18–21 and 45–47 show a time only. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Tells by the number of the format and, for formats of the workbook's own, by its code. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id);
  // Out with literals ("年" in quotes, escaped characters), colours and conditions in brackets, fill and padding.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '');
  const [positive = ''] = bare.split(';');
  if (/general/i.test(positive) || positive.includes('@')) return false;
  return /[yd]/i.test(positive) || /m/i.test(positive.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gi, ''));
}
