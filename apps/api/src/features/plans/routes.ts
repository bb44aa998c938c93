/** Annual plans: what the server does for each endpoint. */
import type { Route } from '../../http/route.ts';
import { addPlanLine } from './add-plan-line.ts';
import { approvePlan } from './approve-plan.ts';
import { getPlan } from './get-plan.ts';
import { listPlans } from './list-plans.ts';
import { publishPlan } from './publish-plan.ts';
import { removePlanLine } from './remove-plan-line.ts';
import { returnPlan } from './return-plan.ts';
import { submitPlan } from './submit-plan.ts';
import { updatePlanLine } from './update-plan-line.ts';

export const routes: readonly Route[] = [
  listPlans,
  getPlan,
  addPlanLine,
  updatePlanLine,
  removePlanLine,
  submitPlan,
  returnPlan,
  approvePlan,
  publishPlan,
];
