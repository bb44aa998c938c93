/** Adds a line after the others; the first one makes the plan of the year. */
import { addPlanLine as endpoint } from '@liangma/contract/plans';
import { command } from '../../http/route.ts';
import { checkReferences } from './check-references.ts';
import { insertLines, listLines } from './plan-line-store.ts';
import { ensurePlan, touchPlan } from './plan-store.ts';
import { readPlanView } from './plan-view.ts';
import { requireStep } from './take-step.ts';

export const addPlanLine = command(endpoint, async (tx, ctx, { params: { year }, body }) => {
  await checkReferences(tx, ctx, body);
  const plan = await ensurePlan(tx, ctx, year);
  requireStep(plan, 'edit');
  const lines = await listLines(tx, ctx, plan.id);
  const no = (lines.at(-1)?.no ?? 0) + 1;
  const [lineId = null] = await insertLines(tx, ctx, plan.id, [{ no, fields: body }]);
  await touchPlan(tx, ctx, plan);
  return {
    result: await readPlanView(tx, ctx, year),
    audit: { action: 'plan-line.added', subjectKind: 'plan-line', subjectId: lineId, data: { year, no } },
  };
});
