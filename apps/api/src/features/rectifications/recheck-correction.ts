/** Recheck: passed closes the order, failed opens it again; further time is given with the outcome or not at all. */
import { recheckCorrection as endpoint } from '@liangma/contract/rectifications';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { decideRecheck, type RecheckOutcome } from '@liangma/domain/rectifications/rectification';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent, type StoredInspection } from '../inspections/public.ts';
import { findOrder } from './rectification-store.ts';
import { rectificationViewOf } from './rectification-view.ts';
import { lockOrder, takeStep, type Step } from './take-step.ts';

type Recheck = RecheckOutcome & { note: string; evidence: readonly EvidenceItem[] };

const stepOf = (recheck: Recheck): Step => ({
  kind: recheck.outcome === 'passed' ? 'recheck-passed' : 'recheck-failed',
  decide: (order, today) => decideRecheck(order, recheck, today),
  onDay: recheck.on,
  note: recheck.note,
  dueOn: recheck.outcome === 'failed' ? recheck.dueOn : null,
  evidence: recheck.evidence,
});

/**
 * The effect of a passed recheck, for who confirms a correction on the inspection itself.
 * @param stored the inspection, locked by this transaction; whether the account was sent on it is checked by the caller
 * @param recheck `dayField`: what the day is called in the request
 * @throws ProblemException resource/not-found, rectification/wrong-state, request/invalid
 */
export async function passRecheckOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  recheck: { findingId: string; on: string; note: string; dayField: string },
): Promise<AuditEntry> {
  const order = await findOrder(tx, ctx, recheck.findingId);
  if (order?.inspection_id !== stored.row.id) throw new ProblemException('resource/not-found');
  const step = stepOf({ outcome: 'passed', on: recheck.on, note: recheck.note, evidence: [] });
  return takeStep(tx, ctx, { stored, order }, { ...step, dayField: recheck.dayField });
}

export const recheckCorrection = command(endpoint, async (tx, ctx, { params, body }) => {
  const locked = await lockOrder(tx, ctx, params.findingId);
  refuseUnlessSent(ctx, locked.stored.core);
  const audit = await takeStep(tx, ctx, locked, stepOf(body));
  return { result: await rectificationViewOf(tx, ctx, params.findingId), audit };
});
