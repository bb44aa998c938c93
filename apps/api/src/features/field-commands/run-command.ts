/** Does what a command of a tablet says, by the same verbs as the endpoints of the desk. */
import type { FieldEnvelope } from '@liangma/contract/field-commands';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { enterFromTablet } from '../entry/public.ts';
import {
  addToRecordOf,
  closeOf,
  recordOf,
  refuseOtherRecord,
  refuseUnlessSent,
  tellOf,
  writeDocumentOf,
  type FieldStep,
  type StoredInspection,
} from '../inspections/public.ts';
import { reportCorrectionOf } from '../rectifications/public.ts';

/** What every event of a command from a tablet says beside what happened. */
const delivered = (entry: AuditEntry, envelope: FieldEnvelope, step: FieldStep): AuditEntry => ({
  ...entry,
  data: {
    ...entry.data,
    commandId: envelope.commandId,
    deviceId: envelope.deviceId,
    deviceAt: envelope.deviceAt,
    countedAt: step.at,
    receivedAt: step.receivedAt,
  },
});

async function run(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  { command, deviceId }: FieldEnvelope,
  step: FieldStep,
): Promise<AuditEntry[]> {
  switch (command.kind) {
    case 'enter-by-enterprise-code':
    case 'enter-by-exception':
      return [await enterFromTablet(tx, ctx, stored, command, step)];
    case 'record':
      return recordOf(tx, ctx, stored, command, step);
    case 'add-to-record':
      return addToRecordOf(tx, ctx, stored, command, step);
    case 'write-document':
      return writeDocumentOf(tx, ctx, stored, { document: command.document, deviceId }, step);
    case 'tell-result':
      return tellOf(tx, ctx, stored, command, step);
    case 'report-correction':
      refuseUnlessSent(ctx, stored.core);
      await refuseOtherRecord(tx, ctx, stored, command.recordHash);
      return [await reportCorrectionOf(tx, ctx, stored, { ...command, at: step.at })];
    case 'close':
      return closeOf(tx, ctx, stored, step);
  }
}

/**
 * Runs the command on its inspection, which this transaction has locked, in the name of the account of `ctx`.
 * @returns the audit events; none when the server knew all of it
 * @throws ProblemException whatever the verb refuses; nothing that was written before may be kept then
 */
export async function runCommand(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  envelope: FieldEnvelope,
  step: FieldStep,
): Promise<AuditEntry[]> {
  const entries = await run(tx, ctx, stored, envelope, step);
  return entries.map((entry) => delivered(entry, envelope, step));
}
