/** Records the proposal to file a case; the order is then settled, and the inspection leaves the yearly count (R9). */
import { proposeCase as endpoint } from '@liangma/contract/rectifications';
import { decideProposeCase } from '@liangma/domain/rectifications/rectification';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from '../inspections/public.ts';
import { rectificationViewOf } from './rectification-view.ts';
import { lockOrder, takeStep } from './take-step.ts';

export const proposeCase = command(endpoint, async (tx, ctx, { params, body }) => {
  const locked = await lockOrder(tx, ctx, params.findingId);
  refuseUnlessSent(ctx, locked.stored.core);
  const audit = await takeStep(tx, ctx, locked, {
    kind: 'case-proposed',
    decide: (order) => decideProposeCase(order),
    onDay: null,
    note: body.reason,
    dueOn: null,
    evidence: [],
  });
  return { result: await rectificationViewOf(tx, ctx, params.findingId), audit };
});
