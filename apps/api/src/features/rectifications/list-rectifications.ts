/** Orders to correct of the bureau: first those that are not settled, by their last day. */
import { listRectifications as endpoint } from '@liangma/contract/rectifications';
import { query } from '../../http/route.ts';
import { listRectificationPage } from './list-store.ts';

export const listRectifications = query(endpoint, (tx, ctx, input) => listRectificationPage(tx, ctx, input.query));
