/** Gives a submitted inspection back to the desk with a reason. */
import { returnInspection as endpoint } from '@liangma/contract/inspections';
import { decideByState } from '@liangma/domain/inspection/decide';
import { command } from '../../http/route.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { refused } from './refused.ts';

export const returnInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const { row, core } = await lockInspection(tx, ctx, params.inspectionId);
  const decision = decideByState(core, 'return');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  await changeInspection(tx, row, { state: decision.value.state, return_reason: body.reason });
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.returned',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { reason: body.reason },
    },
  };
});
