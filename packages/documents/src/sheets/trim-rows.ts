/** Rows at the end of a sheet that hold only formats are not part of the list. */
import { isBlankRow, type SheetRow } from '@liangma/domain/imports/table';

export function trimTrailingBlanks(rows: readonly SheetRow[]): readonly SheetRow[] {
  let end = rows.length;
  for (let last = rows[end - 1]; last && isBlankRow(last); last = rows[end - 1]) end -= 1;
  return end === rows.length ? rows : rows.slice(0, end);
}
