/** Closes the inspection; the official day of closing decides the year that it is counted in. */
import { closeInspection as endpoint } from '@liangma/contract/inspections';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { decideClose } from '@liangma/domain/inspection/decide';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { countOpenOrders } from './record-store.ts';
import { refused } from './refused.ts';

export const closeInspection = command(endpoint, async (tx, ctx, { params }) => {
  const { row, core } = await lockInspection(tx, ctx, params.inspectionId);
  refuseUnlessSent(ctx, core);
  const openOrders = await countOpenOrders(tx, row);
  const decision = decideClose(core, { isRecordComplete: row.is_record_complete, openOrders });
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const finishedOn = officialDay(ctx.now);
  await changeInspection(tx, row, { state: decision.value.state, closed_at: ctx.now, finished_on: finishedOn });
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: { action: 'inspection.closed', subjectKind: 'inspection', subjectId: row.id, data: { finishedOn } },
  };
});
