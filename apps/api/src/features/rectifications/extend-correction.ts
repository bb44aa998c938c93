/** More time for an order, with a reason, by the head who approves inspections. */
import { extendCorrection as endpoint } from '@liangma/contract/rectifications';
import { decideExtend } from '@liangma/domain/rectifications/rectification';
import { command } from '../../http/route.ts';
import { rectificationViewOf } from './rectification-view.ts';
import { lockOrder, takeStep } from './take-step.ts';

export const extendCorrection = command(endpoint, async (tx, ctx, { params, body }) => {
  const locked = await lockOrder(tx, ctx, params.findingId);
  const audit = await takeStep(tx, ctx, locked, {
    kind: 'extended',
    decide: (order, today) => decideExtend(order, body, today),
    onDay: null,
    note: body.reason,
    dueOn: body.dueOn,
    evidence: [],
  });
  return { result: await rectificationViewOf(tx, ctx, params.findingId), audit };
});
