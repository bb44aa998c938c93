/** Changes a line of a draft. */
import { updatePlanLine as endpoint } from '@liangma/contract/plans';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { checkReferences } from './check-references.ts';
import { listLines, updateLine } from './plan-line-store.ts';
import { lockPlan, touchPlan } from './plan-store.ts';
import { readPlanView } from './plan-view.ts';
import { requireStep } from './take-step.ts';

export const updatePlanLine = command(
  endpoint,
  async (tx, ctx, { params: { year, lineId }, body: { revision, ...fields } }) => {
    const plan = await lockPlan(tx, ctx, year);
    const line = (await listLines(tx, ctx, plan.id)).find((one) => one.id === lineId);
    if (!line) throw new ProblemException('resource/not-found');
    requireStep(plan, 'edit');
    if (line.revision !== revision) throw new ProblemException('resource/changed');
    await checkReferences(tx, ctx, fields);
    await updateLine(tx, ctx, line, fields);
    await touchPlan(tx, ctx, plan);
    return {
      result: await readPlanView(tx, ctx, year),
      audit: { action: 'plan-line.updated', subjectKind: 'plan-line', subjectId: lineId, data: { year, no: line.no } },
    };
  },
);
