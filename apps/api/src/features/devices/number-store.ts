/** SQL of official numbers reserved for tablets. */
import { uuidv7 } from 'uuidv7';
import { documentNumber, yearAndNoOf, type NumberedKind } from '@liangma/domain/documents/document-number';
import type { Ctx, Tx } from '../../db/scope.ts';

export interface Range {
  prefix: string;
  kind: NumberedKind;
  year: number;
  firstNo: number;
  lastNo: number;
}

/** The whole numbers of a range, in order. */
export const numbersOf = ({ prefix, kind, year, firstNo, lastNo }: Range): string[] =>
  Array.from({ length: lastNo - firstNo + 1 }, (_, index) => documentNumber(prefix, kind, year, firstNo + index));

async function rangesOf(tx: Tx, ctx: Ctx, deviceId: string, kind: NumberedKind, year: number): Promise<Range[]> {
  const rows = await tx
    .selectFrom('number_range')
    .select(['prefix', 'first_no', 'last_no'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('device_id', '=', deviceId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .execute();
  return rows.map((row) => ({ prefix: row.prefix, kind, year, firstNo: row.first_no, lastNo: row.last_no }));
}

/** How many numbers of the year the tablet has and no document carries yet. */
export async function countUnused(
  tx: Tx,
  ctx: Ctx,
  deviceId: string,
  kind: NumberedKind,
  year: number,
): Promise<number> {
  const numbers = (await rangesOf(tx, ctx, deviceId, kind, year)).flatMap(numbersOf);
  if (numbers.length === 0) return 0;
  const { used } = await tx
    .selectFrom('inspection_document')
    .select(({ fn }) => fn.countAll<number>().as('used'))
    .where('bureau_id', '=', ctx.bureauId)
    .where('number', 'in', numbers)
    .executeTakeFirstOrThrow();
  return numbers.length - used;
}

/** Moves the bureau's counter on and keeps the numbers for the tablet; two at a time wait for each other. */
export async function takeRange(
  tx: Tx,
  ctx: Ctx,
  of: { deviceId: string; kind: NumberedKind; year: number; count: number },
): Promise<Range> {
  const { document_prefix: prefix } = await tx
    .selectFrom('bureau')
    .select('document_prefix')
    .where('id', '=', ctx.bureauId)
    .executeTakeFirstOrThrow();
  const { value: lastNo } = await tx
    .insertInto('counter')
    .values({ bureau_id: ctx.bureauId, name: of.kind, year: of.year, value: of.count })
    .onConflict((conflict) =>
      conflict
        .columns(['bureau_id', 'name', 'year'])
        .doUpdateSet((eb) => ({ value: eb('counter.value', '+', of.count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  const range = { prefix, kind: of.kind, year: of.year, firstNo: lastNo - of.count + 1, lastNo };
  await tx
    .insertInto('number_range')
    .values({
      id: uuidv7(),
      bureau_id: ctx.bureauId,
      device_id: of.deviceId,
      kind: of.kind,
      prefix,
      year: of.year,
      first_no: range.firstNo,
      last_no: range.lastNo,
      reserved_at: ctx.now,
    })
    .execute();
  return range;
}

/** Whether the number was reserved for this tablet and this kind of document; says nothing about its use. */
export async function isReservedFor(
  tx: Tx,
  ctx: Ctx,
  deviceId: string,
  kind: NumberedKind,
  number: string,
): Promise<boolean> {
  const parts = yearAndNoOf(number);
  if (!parts) return false;
  const ranges = await rangesOf(tx, ctx, deviceId, kind, parts.year);
  return ranges.some(
    ({ prefix, firstNo, lastNo }) =>
      parts.no >= firstNo && parts.no <= lastNo && documentNumber(prefix, kind, parts.year, parts.no) === number,
  );
}
