/** Hands the plan in; what cannot be carried out is refused now, not at the gate. */
import { submitPlan as endpoint } from '@liangma/contract/plans';
import { command } from '../../http/route.ts';
import { takeStep } from './take-step.ts';

export const submitPlan = command(endpoint, (tx, ctx, { params }) =>
  takeStep(tx, ctx, params.year, 'submit', true, { kept: { returnReason: '' } }),
);
