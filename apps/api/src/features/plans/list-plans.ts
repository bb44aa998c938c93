/** Plans by year, newest first. */
import { listPlans as endpoint } from '@liangma/contract/plans';
import { query } from '../../http/route.ts';
import { listPlanOverviews } from './plan-store.ts';

export const listPlans = query(endpoint, async (tx, ctx) => ({ items: await listPlanOverviews(tx, ctx) }));
