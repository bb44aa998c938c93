/** One inspection with everything about it. */
import { getInspection as endpoint } from '@liangma/contract/inspections';
import { query } from '../../http/route.ts';
import { viewOf } from './inspection-view.ts';

export const getInspection = query(endpoint, (tx, ctx, { params }) => viewOf(tx, ctx, params.inspectionId));
