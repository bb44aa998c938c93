/** Entry without a scan, with the reason that the supervisor will read (R22, R23). */
import { enterByException as endpoint } from '@liangma/contract/inspections';
import type { ExceptionReason } from '@liangma/domain/inspection/inspection';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { command } from '../../http/route.ts';
import {
  lockInspection,
  refuseUnlessSent,
  stepNow,
  viewOf,
  type FieldStep,
  type StoredInspection,
} from '../inspections/public.ts';
import { registerEntry } from './register-entry.ts';

/**
 * Enters an inspection that this transaction has locked.
 * @throws ProblemException session/forbidden, inspection/wrong-state, inspection/refused-by-rules
 */
export async function enterByExceptionOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  exception: { reason: ExceptionReason; note: string },
  step: FieldStep,
): Promise<AuditEntry> {
  refuseUnlessSent(ctx, stored.core);
  const facts = {
    way: 'exception',
    confirmedBy: '',
    exceptionReason: exception.reason,
    exceptionNote: exception.note,
  } as const;
  return registerEntry(tx, ctx, stored, facts, step);
}

export const enterByException = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const audit = await enterByExceptionOf(tx, ctx, stored, body, stepNow(ctx, body.deviceAt));
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
