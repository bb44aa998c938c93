/** The plan of a year with its conflicts. */
import { getPlan as endpoint } from '@liangma/contract/plans';
import { query } from '../../http/route.ts';
import { readPlanView } from './plan-view.ts';

export const getPlan = query(endpoint, (tx, ctx, { params }) => readPlanView(tx, ctx, params.year));
