/** The register of numbers that were reserved for tablets: every gap is explained or still open. */
import { listNumberRanges as endpoint } from '@liangma/contract/number-ranges';
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { query } from '../../http/route.ts';
import { listRangePage } from './number-range-store.ts';

export const listNumberRanges = query(endpoint, (tx, ctx, input) =>
  listRangePage(tx, ctx, input.query, yearOf(officialDay(ctx.now))),
);
