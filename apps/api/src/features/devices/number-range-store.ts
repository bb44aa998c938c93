/** SQL of the register of reserved numbers: what became of each, and which were declared void. */
import type { QueryOf, ResponseOf } from '@liangma/contract/endpoint';
import type { listNumberRanges } from '@liangma/contract/number-ranges';
import { cappedCount, decodeCursor, idKey, pageOfRows } from '../../db/page.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { numbersOf } from './number-store.ts';

type Asked = QueryOf<typeof listNumberRanges>;
type Answer = ResponseOf<typeof listNumberRanges>;
type RangeItem = Answer['items'][number];

const selectRanges = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('number_range')
    .innerJoin('device', (join) =>
      join.onRef('device.bureau_id', '=', 'number_range.bureau_id').onRef('device.id', '=', 'number_range.device_id'),
    )
    .leftJoin('account as voider', 'voider.id', 'number_range.voided_by')
    .where('number_range.bureau_id', '=', ctx.bureauId)
    .select([
      'number_range.id',
      'number_range.kind',
      'number_range.prefix',
      'number_range.year',
      'number_range.first_no',
      'number_range.last_no',
      'number_range.reserved_at',
      'number_range.voided_at',
      'number_range.void_reason',
      'voider.display_name as voider_name',
      'device.id as device_id',
      'device.name as device_name',
      'device.revoked_at',
    ]);

type RangeRow = Awaited<ReturnType<ReturnType<typeof selectRanges>['executeTakeFirstOrThrow']>>;

const wholeNumbers = (row: Pick<RangeRow, 'prefix' | 'kind' | 'year' | 'first_no' | 'last_no'>) =>
  numbersOf({
    prefix: row.prefix,
    kind: row.kind,
    year: row.year,
    firstNo: row.first_no,
    lastNo: row.last_no,
  });

/** Which of these numbers documents carry, with the inspection of the document. */
async function usedNumbers(tx: Tx, ctx: Ctx, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('inspection_document')
    .select(['number', 'inspection_id'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('number', 'in', numbers)
    .execute();
  return new Map(rows.map((row) => [row.number ?? '', row.inspection_id]));
}

/** Whether nobody waits for the numbers: the tablet is revoked, or their year is over. */
const isOver = (row: Pick<RangeRow, 'revoked_at' | 'year'>, thisYear: number) =>
  row.revoked_at !== null || row.year < thisYear;

function toItem(row: RangeRow, used: ReadonlyMap<string, string>, thisYear: number): RangeItem {
  const rest = row.voided_at === null ? 'free' : 'void';
  const numbers = wholeNumbers(row).map((number): RangeItem['numbers'][number] => {
    const inspectionId = used.get(number) ?? null;
    return { number, state: inspectionId === null ? rest : 'used', inspectionId };
  });
  return {
    id: row.id,
    kind: row.kind,
    year: row.year,
    deviceId: row.device_id,
    deviceName: row.device_name,
    reservedAt: row.reserved_at,
    numbers,
    voided: row.voided_at === null ? null : { at: row.voided_at, by: row.voider_name ?? '', reason: row.void_reason },
    isVoidable: isOver(row, thisYear) && numbers.some(({ state }) => state === 'free'),
  };
}

/** A page of ranges, newest first. */
export async function listRangePage(tx: Tx, ctx: Ctx, asked: Asked, thisYear: number): Promise<Answer> {
  let found = selectRanges(tx, ctx);
  if (asked.year !== undefined) found = found.where('number_range.year', '=', asked.year);
  if (asked.kind !== undefined) found = found.where('number_range.kind', '=', asked.kind);
  const total = await cappedCount(tx, found);
  const after = decodeCursor(asked.cursor, idKey);
  const rows = await (after ? found.where('number_range.id', '<', after[0]) : found)
    .orderBy('number_range.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const used = await usedNumbers(tx, ctx, rows.flatMap(wholeNumbers));
  const page = pageOfRows(
    rows,
    asked.limit,
    (row) => [row.id],
    (row) => toItem(row, used, thisYear),
  );
  return { ...page, total };
}

/** A range with what is left of it, locked until this transaction ends; null when the bureau has none with this id. */
export async function lockRange(tx: Tx, ctx: Ctx, rangeId: string, thisYear: number) {
  const row = await selectRanges(tx, ctx)
    .where('number_range.id', '=', rangeId)
    .forUpdate('number_range')
    .executeTakeFirst();
  if (!row) return null;
  const numbers = wholeNumbers(row);
  const used = await usedNumbers(tx, ctx, numbers);
  return {
    deviceId: row.device_id,
    kind: row.kind,
    isVoid: row.voided_at !== null,
    isOver: isOver(row, thisYear),
    unused: numbers.filter((number) => !used.has(number)),
  };
}

/** Notes that what is left of the range is void. */
export async function voidRange(tx: Tx, ctx: Ctx, of: { rangeId: string; by: string; reason: string }): Promise<void> {
  await tx
    .updateTable('number_range')
    .set({ voided_at: ctx.now, voided_by: of.by, void_reason: of.reason })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', of.rangeId)
    .execute();
}
