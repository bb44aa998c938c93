/** Gives up an inspection that has not begun; it stays on file with the reason, and no longer uses up the cap. */
import { cancelInspection as endpoint } from '@liangma/contract/inspections';
import { decideByState } from '@liangma/domain/inspection/decide';
import { command } from '../../http/route.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { refused } from './refused.ts';

export const cancelInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const { row, core } = await lockInspection(tx, ctx, params.inspectionId);
  const decision = decideByState(core, 'cancel');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  await changeInspection(tx, row, { state: decision.value.state, cancel_reason: body.reason });
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.cancelled',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { reason: body.reason, stateBefore: row.state },
    },
  };
});
