/** A held command beside what the server has. */
import { getHeldCommand as endpoint, type FieldEnvelope } from '@liangma/contract/field-commands';
import type { RecordContent } from '@liangma/contract/inspections';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { getInspectionRow } from '../inspections/public.ts';
import { authorOf } from './as-author.ts';
import { findPresentRecord, findShownHeld, type HeldProblem } from './held-store.ts';
import { decisionsFor, heldRowView } from './held-view.ts';

export const getHeldCommand = query(endpoint, async (tx, ctx, { params }) => {
  const row = await findShownHeld(tx, ctx, params.commandId);
  if (!row) throw new ProblemException('resource/not-found');
  const { command } = row.envelope as FieldEnvelope;
  const record = command.kind === 'record' ? await findPresentRecord(tx, ctx, row.inspection_id) : undefined;
  const { row: inspection, core } = await getInspectionRow(tx, ctx, row.inspection_id);
  const { entitled } = await authorOf(tx, ctx, row, core);
  const held = { state: row.state, envelope: row.envelope as FieldEnvelope, problem: row.problem as HeldProblem };
  return {
    ...heldRowView(ctx, row),
    command,
    present: record
      ? {
          content: record.content as RecordContent,
          recordedBy: record.display_name,
          recordedAt: record.recorded_at,
        }
      : null,
    decisions: decisionsFor(held, inspection.state, entitled),
    resolution:
      row.resolved_at === null ? null : { by: row.resolved_by_name ?? '', at: row.resolved_at, reason: row.reason },
  };
});
