/** First screen of an inspector: what is approved and under way, with the official day that "today" means. */
import { listMyInspections as endpoint } from '@liangma/contract/inspections';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { query } from '../../http/route.ts';
import { listMine } from './list-store.ts';

export const listMyInspections = query(endpoint, async (tx, ctx) => ({
  today: officialDay(ctx.now),
  items: await listMine(tx, ctx),
}));
