/** Approves the plan; caps and matters are looked at again, since they may have changed since it was handed in. */
import { approvePlan as endpoint } from '@liangma/contract/plans';
import { command } from '../../http/route.ts';
import { takeStep } from './take-step.ts';

export const approvePlan = command(endpoint, (tx, ctx, { params }) =>
  takeStep(tx, ctx, params.year, 'approve', true, {
    kept: { approval: { accountId: ctx.actor?.accountId ?? null, at: ctx.now } },
  }),
);
