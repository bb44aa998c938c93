/** The annual inspection plan (年度行政检查计划) and the steps between its states. */
import { accept, refuse, type Result } from '../result.ts';

/** draft 编制中 → submitted 待批准 → approved 已批准 → published 已公布. */
export const planStates = ['draft', 'submitted', 'approved', 'published'] as const;
export type PlanState = (typeof planStates)[number];

/**
 * Where each step leads. Lines change in a draft only, so that the plan that is approved is the plan that was handed in;
 * a published plan stays as it is.
 */
const transitions = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'submitted' },
  return: { from: ['submitted', 'approved'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
} as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState }>;

export type PlanStep = keyof typeof transitions;

/** The state after the step; refusal plan/wrong-state when the state does not allow it. */
export function stateAfterStep(state: PlanState, step: PlanStep): Result<PlanState> {
  const { from, to } = transitions[step];
  const allowed: readonly PlanState[] = from;
  return allowed.includes(state) ? accept(to) : refuse({ code: 'plan/wrong-state', params: { state, step } });
}

/** The steps that a state allows. */
export function stepsOf(state: PlanState): PlanStep[] {
  return (Object.keys(transitions) as PlanStep[]).filter((step) => stateAfterStep(state, step).ok);
}
