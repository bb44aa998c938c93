/** Evidence that it was corrected, collected by the officer; a recheck decides. */
import { reportCorrection as endpoint } from '@liangma/contract/rectifications';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { decideReport } from '@liangma/domain/rectifications/rectification';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent, type StoredInspection } from '../inspections/public.ts';
import { findOrderNo } from './rectification-store.ts';
import { rectificationViewOf } from './rectification-view.ts';
import { lockOrder, takeStep, type Step } from './take-step.ts';

interface Report {
  correctedOn: string;
  note: string;
  evidence: readonly EvidenceItem[];
}

const stepOf = ({ correctedOn, note, evidence }: Report): Step => ({
  kind: 'reported',
  decide: (order, today) => decideReport(order, { correctedOn }, today),
  onDay: correctedOn,
  note,
  dueOn: null,
  evidence,
});

/**
 * The same from a tablet, which names the finding by its number in the record, counted from 0.
 * @param stored the inspection, locked by this transaction; whether the account was sent on it is checked by the caller
 * @param report `at`: the instant that counts
 * @throws ProblemException rectification/wrong-state (also when the finding gave no order), request/invalid, evidence/missing
 */
export async function reportCorrectionOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  report: Report & { findingNo: number; at: string },
): Promise<AuditEntry> {
  const order = await findOrderNo(tx, ctx, stored.row.id, report.findingNo);
  if (!order) throw new ProblemException('rectification/wrong-state');
  return takeStep(tx, ctx, { stored, order }, { ...stepOf(report), at: report.at });
}

export const reportCorrection = command(endpoint, async (tx, ctx, { params, body }) => {
  const locked = await lockOrder(tx, ctx, params.findingId);
  refuseUnlessSent(ctx, locked.stored.core);
  const audit = await takeStep(tx, ctx, locked, stepOf(body));
  return { result: await rectificationViewOf(tx, ctx, params.findingId), audit };
});
