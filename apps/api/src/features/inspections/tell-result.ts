/** Registers that the enterprise was told the result (R29). */
import { tellResult as endpoint } from '@liangma/contract/inspections';
import { decideByState } from '@liangma/domain/inspection/decide';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { refused } from './refused.ts';

export const tellResult = command(endpoint, async (tx, ctx, { params, body }) => {
  const { row, core } = await lockInspection(tx, ctx, params.inspectionId);
  refuseUnlessSent(ctx, core);
  const decision = decideByState(core, 'tell');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  await changeInspection(tx, row, {
    state: decision.value.state,
    told_at: ctx.now,
    told_way: body.way,
    told_to: body.to,
  });
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.told',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { way: body.way, to: body.to },
    },
  };
});
