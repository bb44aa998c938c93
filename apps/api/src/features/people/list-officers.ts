/** Officers and their certificates. */
import { listOfficers as endpoint } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { query } from '../../http/route.ts';
import { listOfficerPage } from './officer-store.ts';

export const listOfficers = query(endpoint, (tx, ctx, input) =>
  listOfficerPage(tx, ctx.bureauId, input.query, officialDay(ctx.now)),
);
