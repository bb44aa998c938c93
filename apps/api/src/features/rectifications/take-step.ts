/** What every step of an order has in common: lock, decide, write the order, the step, its evidence and the inspection. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { Result } from '@liangma/domain/result';
import type {
  RectificationChange,
  RectificationOrder,
  RectificationRefusal,
} from '@liangma/domain/rectifications/rectification';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { linkEvidence } from '../evidence/public.ts';
import { changeInspection, lockInspection, type StoredInspection } from '../inspections/public.ts';
import { changeOrder, findOrder, insertStep, type NewStep, type OrderRow } from './rectification-store.ts';
import { isUnderWay, orderOf } from './rectification-view.ts';
import { refusedStep } from './refused-step.ts';

/**
 * The order, and its inspection locked until the transaction ends.
 * @throws ProblemException resource/not-found when the bureau has none with this id
 */
export async function lockOrder(
  tx: Tx,
  ctx: Ctx,
  findingId: string,
): Promise<{ stored: StoredInspection; order: OrderRow }> {
  const found = await findOrder(tx, ctx, findingId);
  if (!found) throw new ProblemException('resource/not-found');
  const stored = await lockInspection(tx, ctx, found.inspection_id);
  // while this waited for the lock, somebody else may have settled it
  const order = await findOrder(tx, ctx, findingId);
  if (!order) throw new ProblemException('resource/not-found');
  return { stored, order };
}

export interface Step {
  kind: NewStep['kind'];
  decide: (order: RectificationOrder, today: string) => Result<RectificationChange, RectificationRefusal>;
  onDay: string | null;
  note: string;
  /** Date that the step sets; null: it sets none. */
  dueOn: string | null;
  evidence: readonly EvidenceItem[];
  /** Instant of the step; the present unless it was done on a tablet without network. */
  at?: string;
  /** What the day is called in the request, where that is not the name the rule gives it. */
  dayField?: string;
}

/**
 * Takes one step of an order whose inspection this transaction has locked.
 * @returns what is to be said in the audit log
 * @throws ProblemException rectification/wrong-state, request/invalid about a day, evidence/missing
 */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  { stored, order }: { stored: StoredInspection; order: OrderRow },
  step: Step,
): Promise<AuditEntry> {
  if (!ctx.actor) throw new ProblemException('session/required');
  if (!isUnderWay(order)) throw new ProblemException('rectification/wrong-state');
  const at = step.at ?? ctx.now;
  const decision = step.decide(orderOf(order), officialDay(at));
  if (!decision.ok) throw refusedStep(decision.refusal, ctx, step.dayField);
  await changeOrder(tx, ctx, order, { ...decision.value, note: step.note });
  const { kind, onDay, note, dueOn } = step;
  const stepId = await insertStep(tx, ctx, order, { kind, onDay, note, dueOn, by: ctx.actor.accountId, at });
  const use = { inspectionId: order.inspection_id, sourceKind: 'rectification', sourceId: stepId } as const;
  await linkEvidence(tx, ctx, use, { items: step.evidence });
  // a proposed case takes the inspection out of the yearly count (counting rule R9)
  const leavesCount = decision.value.state === 'case-proposed';
  await changeInspection(tx, stored.row, leavesCount ? { has_other_act: true } : {});
  return {
    action: `rectification.${kind}`,
    subjectKind: 'inspection',
    subjectId: order.inspection_id,
    data: {
      findingId: order.id,
      stepId,
      on: onDay,
      dueOn,
      note,
      evidence: step.evidence.map(({ hash }) => hash),
      state: decision.value.state,
      ...(leavesCount ? { hasOtherAct: true } : {}),
    },
  };
}
