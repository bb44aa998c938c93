/** Registers that the enterprise was told the result (R29). */
import type { BodyOf } from '@liangma/contract/endpoint';
import { tellResult as endpoint } from '@liangma/contract/inspections';
import { decideByState } from '@liangma/domain/inspection/decide';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { stepNow, type FieldStep } from './field-step.ts';
import { changeInspection, lockInspection, type StoredInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { refused } from './refused.ts';

/**
 * Registers it for an inspection that this transaction has locked.
 * @throws ProblemException session/forbidden, inspection/wrong-state
 */
export async function tellOf(
  tx: Tx,
  ctx: Ctx,
  { row, core }: StoredInspection,
  { way, to }: BodyOf<typeof endpoint>,
  step: FieldStep,
): Promise<AuditEntry[]> {
  refuseUnlessSent(ctx, core);
  const decision = decideByState(core, 'tell');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  await changeInspection(tx, row, {
    state: decision.value.state,
    told_at: step.at,
    told_received_at: step.receivedAt,
    told_device_at: step.deviceAt,
    told_way: way,
    told_to: to,
  });
  return [{ action: 'inspection.told', subjectKind: 'inspection', subjectId: row.id, data: { way, to } }];
}

export const tellResult = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const audit = await tellOf(tx, ctx, stored, body, stepNow(ctx));
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
