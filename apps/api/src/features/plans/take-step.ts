/** What every step of a plan shares: the lock, the state machine, the answer and the audit event. */
import type { PlanView } from '@liangma/contract/plans';
import { stateAfterStep, type PlanState, type PlanStep } from '@liangma/domain/plans/plan';
import { planConflictText } from '@liangma/domain/plans/plan-conflict-texts';
import type { PlanConflict } from '@liangma/domain/plans/plan-conflicts';
import type { Done } from '../../db/perform.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { listLines } from './plan-line-store.ts';
import { lockPlan, savePlanStep, type Plan, type PlanStepData } from './plan-store.ts';
import { findConflicts, readPlanView } from './plan-view.ts';

/** The state that the step leads to; a step that the state does not allow is plan/wrong-state. */
export function requireStep(plan: Plan, step: PlanStep): PlanState {
  const next = stateAfterStep(plan.state, step);
  if (!next.ok) throw new ProblemException('plan/wrong-state');
  return next.value;
}

/** Refuses a plan that cannot be carried out: without lines, or with conflicts that block. */
async function refuseConflicts(tx: Tx, ctx: Ctx, plan: Plan): Promise<void> {
  const lines = await listLines(tx, ctx, plan.id);
  const conflicts: (Pick<PlanConflict, 'params'> & { lineNo: number; code: PlanConflict['code'] | 'no-lines' })[] =
    lines.length === 0
      ? [{ lineNo: 0, code: 'no-lines', params: {} }]
      : (await findConflicts(tx, ctx, plan, lines)).filter((conflict) => conflict.severity === 'block');
  if (conflicts.length === 0) return;
  throw new ProblemException('plan/has-conflicts', {
    errors: conflicts.map((conflict) => ({
      ...(conflict.lineNo > 0 && { row: conflict.lineNo }),
      code: conflict.code,
      detail: planConflictText(conflict, 'zh'),
      params: conflict.params,
    })),
  });
}

const actions = {
  submit: 'plan.submitted',
  return: 'plan.returned',
  approve: 'plan.approved',
  publish: 'plan.published',
} as const;

/**
 * Takes a step with the plan of a year.
 * @param mustBeSound whether conflicts that block stop the step
 * @param data what is kept with the step, and what the audit event says about it
 */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  year: number,
  step: Exclude<PlanStep, 'edit'>,
  mustBeSound: boolean,
  data: { kept?: Omit<PlanStepData, 'state'>; told?: Record<string, unknown> },
): Promise<Done<PlanView>> {
  const plan = await lockPlan(tx, ctx, year);
  const state = requireStep(plan, step);
  if (mustBeSound) await refuseConflicts(tx, ctx, plan);
  await savePlanStep(tx, ctx, plan, { state, ...data.kept });
  return {
    result: await readPlanView(tx, ctx, year),
    audit: { action: actions[step], subjectKind: 'plan', subjectId: plan.id, data: { year, ...data.told } },
  };
}
