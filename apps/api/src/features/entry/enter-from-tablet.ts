/**
 * The entry as a tablet tells of it. When the inspection was entered meanwhile, by the enterprise's phone or another
 * inspector's tablet, nothing changes: the first entry holds, and the audit log keeps what the tablet said.
 */
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { refuseUnlessSent, type FieldStep, type StoredInspection } from '../inspections/public.ts';
import { enterByEnterpriseCodeOf } from './enter-by-enterprise-code.ts';
import { enterByExceptionOf } from './enter-by-exception.ts';
import { findEntry } from './entry-store.ts';

export type EntryCommand = Extract<FieldCommand, { kind: 'enter-by-enterprise-code' | 'enter-by-exception' }>;

/**
 * Enters an inspection that this transaction has locked, or finds it entered.
 * @throws ProblemException session/forbidden, code/invalid, code/other-enterprise, inspection/wrong-state,
 *   inspection/refused-by-rules
 */
export async function enterFromTablet(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  command: EntryCommand,
  step: FieldStep,
): Promise<AuditEntry> {
  refuseUnlessSent(ctx, stored.core);
  const known = await findEntry(tx, ctx, stored.row.id);
  if (known) {
    const { kind, version: _version, ...said } = command;
    const data = { kind, ...said, at: step.at, deviceAt: step.deviceAt, enteredAt: known.entered_at, way: known.way };
    return { action: 'inspection.entry-repeated', subjectKind: 'inspection', subjectId: stored.row.id, data };
  }
  return command.kind === 'enter-by-exception'
    ? enterByExceptionOf(tx, ctx, stored, command, step)
    : enterByEnterpriseCodeOf(tx, ctx, stored, command.text, step);
}
