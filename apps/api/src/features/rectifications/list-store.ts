/** SQL of the list of orders to correct: keys by the index first, then the few rows that are shown. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { QueryOf } from '@liangma/contract/endpoint';
import type { listRectifications, RectificationRow } from '@liangma/contract/rectifications';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { cappedCount, decodeCursor, pageOfRows, type Page } from '../../db/page.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { findOrders, settledSql } from './rectification-store.ts';
import { rowOf } from './rectification-view.ts';

/** Key of the list: settled or not, last day, id. */
const listKey = z.tuple([z.literal([0, 1]), z.iso.date(), z.uuid()]);

/** A page of the bureau's orders: those that are not settled first, by their last day. */
export async function listRectificationPage(
  tx: Tx,
  ctx: Ctx,
  asked: QueryOf<typeof listRectifications>,
): Promise<Page<RectificationRow>> {
  let all = tx
    .selectFrom('finding')
    .select((eb) => ['finding.id', eb.ref('finding.due_on').$notNull().as('due_on'), settledSql.as('is_settled')])
    .where('finding.bureau_id', '=', ctx.bureauId)
    .where('finding.rectification', 'is not', null);
  if (asked.state) all = all.where('finding.rectification', '=', asked.state);
  // overdue is what is open past its day; the index wants to hear that it is not settled
  if (asked.overdue)
    all = all
      .where(sql<boolean>`not ${settledSql}`)
      .where('finding.rectification', '=', 'open')
      .where('finding.due_on', '<', officialDay(ctx.now));
  if (asked.inspectionId) all = all.where('finding.inspection_id', '=', asked.inspectionId);
  if (asked.enterpriseId) {
    const { enterpriseId } = asked;
    all = all.where('finding.inspection_id', 'in', (eb) =>
      eb
        .selectFrom('inspection')
        .select('inspection.id')
        .where('inspection.bureau_id', '=', ctx.bureauId)
        .where('inspection.enterprise_id', '=', enterpriseId),
    );
  }
  const after = decodeCursor(asked.cursor, listKey);
  const keys = await all
    .$if(after !== null, (inner) => {
      const [settled, dueOn, id] = after ?? [0, '', ''];
      return inner.where(
        sql<boolean>`(${settledSql}, finding.due_on, finding.id) > (${settled === 1}, ${dueOn}::date, ${id}::uuid)`,
      );
    })
    .orderBy(settledSql)
    .orderBy('finding.due_on')
    .orderBy('finding.id')
    .limit(asked.limit + 1)
    .execute();
  const { items: ids, nextCursor } = pageOfRows(
    keys,
    asked.limit,
    (key) => [key.is_settled ? 1 : 0, key.due_on, key.id],
    (key) => key.id,
  );
  const byId = new Map((await findOrders(tx, ctx, ids)).map((order) => [order.id, order]));
  const items = ids.flatMap((id) => {
    const order = byId.get(id);
    return order ? [rowOf(ctx, order)] : [];
  });
  return { items, nextCursor, total: await cappedCount(tx, all) };
}
