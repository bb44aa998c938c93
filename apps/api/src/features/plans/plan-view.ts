/** A plan as it leaves the server: with its lines and what is wrong with them today. */
import type { PlanLineView, PlanView } from '@liangma/contract/plans';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { conflictsOfPlan, type PlanConflict } from '@liangma/domain/plans/plan-conflicts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { factsOfMatters, getBureauCap, listLines } from './plan-line-store.ts';
import { getPlan, type Plan } from './plan-store.ts';

/** Conflicts of the lines by what is published and registered today. */
export async function findConflicts(
  tx: Tx,
  ctx: Ctx,
  plan: Plan,
  lines: readonly PlanLineView[],
): Promise<PlanConflict[]> {
  const facts = await factsOfMatters(tx, ctx, plan.id, officialDay(ctx.now));
  const unknown = { isMatterPublished: false, matterCap: null, matterMinimum: null, objects: null };
  return conflictsOfPlan(
    lines.map((line) => ({
      lineId: line.id,
      lineNo: line.no,
      matterName: line.matterName,
      quantity: line.quantity,
      frequencyMin: line.frequencyMin,
      frequencyMax: line.frequencyMax,
      lineCap: line.capPerYear,
      months: line.months,
      ...(facts.get(line.matterId) ?? unknown),
    })),
    await getBureauCap(tx, ctx),
  );
}

/**
 * The plan of a year.
 * @throws ProblemException resource/not-found
 */
export async function readPlanView(tx: Tx, ctx: Ctx, year: number): Promise<PlanView> {
  const plan = await getPlan(tx, ctx, year);
  const lines = await listLines(tx, ctx, plan.id);
  return { ...plan, lines, conflicts: await findConflicts(tx, ctx, plan, lines) };
}
