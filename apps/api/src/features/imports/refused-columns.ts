/** The columns that the workbook of refused rows adds to those of the file; corrected, it is read like the file itself. */

export const rowColumn = '原行号';
export const reasonColumn = '未导入的原因';

/** Headers as the file had them, when these are those of a workbook of refused rows. */
export function withoutAddedColumns(headers: readonly string[]): string[] {
  const [row, reason] = headers.slice(-2);
  return row === rowColumn && reason === reasonColumn ? headers.slice(0, -2) : [...headers];
}
