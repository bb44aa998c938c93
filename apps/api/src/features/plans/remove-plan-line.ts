/** Removes a line of a draft; the others keep their numbers. */
import { removePlanLine as endpoint } from '@liangma/contract/plans';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { deleteLine, listLines } from './plan-line-store.ts';
import { lockPlan, touchPlan } from './plan-store.ts';
import { readPlanView } from './plan-view.ts';
import { requireStep } from './take-step.ts';

export const removePlanLine = command(endpoint, async (tx, ctx, { params: { year, lineId } }) => {
  const plan = await lockPlan(tx, ctx, year);
  const line = (await listLines(tx, ctx, plan.id)).find((one) => one.id === lineId);
  if (!line) throw new ProblemException('resource/not-found');
  requireStep(plan, 'edit');
  await deleteLine(tx, ctx, lineId);
  await touchPlan(tx, ctx, plan);
  return {
    result: await readPlanView(tx, ctx, year),
    audit: {
      action: 'plan-line.removed',
      subjectKind: 'plan-line',
      subjectId: lineId,
      data: { year, no: line.no, matter: line.matterName },
    },
  };
});
