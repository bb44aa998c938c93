/** Gives the plan back to the desk, with the reason. */
import { returnPlan as endpoint } from '@liangma/contract/plans';
import { command } from '../../http/route.ts';
import { takeStep } from './take-step.ts';

export const returnPlan = command(endpoint, (tx, ctx, { params, body }) =>
  takeStep(tx, ctx, params.year, 'return', false, {
    kept: { returnReason: body.reason, approval: null },
    told: { reason: body.reason },
  }),
);
