/** One order to correct with every step. */
import { getRectification as endpoint } from '@liangma/contract/rectifications';
import { query } from '../../http/route.ts';
import { rectificationViewOf } from './rectification-view.ts';

export const getRectification = query(endpoint, (tx, ctx, { params }) =>
  rectificationViewOf(tx, ctx, params.findingId),
);
