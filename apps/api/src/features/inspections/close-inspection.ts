/** Closes the inspection; the official day of closing decides the year that it is counted in. */
import { closeInspection as endpoint } from '@liangma/contract/inspections';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { decideClose } from '@liangma/domain/inspection/decide';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { stepNow, type FieldStep } from './field-step.ts';
import { changeInspection, lockInspection, type StoredInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { countOpenOrders } from './record-store.ts';
import { refused } from './refused.ts';

/**
 * Closes an inspection that this transaction has locked, on the official day of the server also when a tablet asked for
 * it earlier: figures of a day that is past do not change.
 * @throws ProblemException session/forbidden, inspection/wrong-state, inspection/record-incomplete, inspection/orders-open
 */
export async function closeOf(
  tx: Tx,
  ctx: Ctx,
  { row, core }: StoredInspection,
  { deviceAt }: FieldStep,
): Promise<AuditEntry[]> {
  refuseUnlessSent(ctx, core);
  const openOrders = await countOpenOrders(tx, row);
  const decision = decideClose(core, { isRecordComplete: row.is_record_complete, openOrders });
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const finishedOn = officialDay(ctx.now);
  await changeInspection(tx, row, {
    state: decision.value.state,
    closed_at: ctx.now,
    closed_device_at: deviceAt,
    finished_on: finishedOn,
  });
  return [{ action: 'inspection.closed', subjectKind: 'inspection', subjectId: row.id, data: { finishedOn } }];
}

export const closeInspection = command(endpoint, async (tx, ctx, { params }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const audit = await closeOf(tx, ctx, stored, stepNow(ctx));
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
