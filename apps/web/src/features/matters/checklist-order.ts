/** Moves and removes rows of a checklist; conditions name rows by number, so they follow the rows they name. Pure. */
import type { saveMatter } from '@liangma/contract/matters';
import type { z } from 'zod';

export type CheckInput = z.output<typeof saveMatter.body>['checklist'][number];

/** @param numberOf new number of the row that had this number (from 1), or null when it is gone */
function renumbered(rows: readonly CheckInput[], numberOf: (no: number) => number | null): CheckInput[] {
  return rows.map((row, index) => {
    if (row.onlyIf === null) return row;
    const no = numberOf(row.onlyIf.no);
    // A condition can only be about an earlier row: one that fell behind is none any more.
    return { ...row, onlyIf: no === null || no > index ? null : { ...row.onlyIf, no } };
  });
}

/** The row at `from` stands at `to` afterwards; both counted from 0. */
export function moved(rows: readonly CheckInput[], from: number, to: number): CheckInput[] {
  const order = rows.map((_, index) => index);
  const [taken = from] = order.splice(from, 1);
  order.splice(to, 0, taken);
  const next = order.flatMap((index) => rows[index] ?? []);
  return renumbered(next, (no) => order.indexOf(no - 1) + 1);
}

/** Without the row at `index`, counted from 0. */
export function withoutRow(rows: readonly CheckInput[], index: number): CheckInput[] {
  const next = rows.filter((_, at) => at !== index);
  return renumbered(next, (no) => (no - 1 === index ? null : no - 1 > index ? no - 1 : no));
}
