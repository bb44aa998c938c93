/** SQL of plans: their states and their steps. Lines are in plan-line-store.ts. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { PlanState } from '@liangma/domain/plans/plan';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';

export interface Plan {
  id: string;
  year: number;
  state: PlanState;
  /** Name of the account. */
  approvedBy: string | null;
  approvedAt: string | null;
  filingNo: string;
  publishedOn: string | null;
  publicationUrl: string;
  returnReason: string;
  revision: number;
}

const selected = (tx: Tx, ctx: Ctx, year: number) =>
  tx
    .selectFrom('plan as p')
    .leftJoin('account as a', 'a.id', 'p.approved_by')
    .select([
      'p.id',
      'p.year',
      'p.state',
      'a.display_name as approvedBy',
      'p.approved_at as approvedAt',
      'p.filing_no as filingNo',
      'p.published_on as publishedOn',
      'p.publication_url as publicationUrl',
      'p.return_reason as returnReason',
      'p.revision',
    ])
    .where('p.bureau_id', '=', ctx.bureauId)
    .where('p.year', '=', year);

/**
 * The plan of a year.
 * @throws ProblemException resource/not-found
 */
export async function getPlan(tx: Tx, ctx: Ctx, year: number): Promise<Plan> {
  const plan = await selected(tx, ctx, year).executeTakeFirst();
  if (!plan) throw new ProblemException('resource/not-found');
  return plan;
}

/** The same, and nobody else changes the plan or its lines until the end of the transaction. */
export async function lockPlan(tx: Tx, ctx: Ctx, year: number): Promise<Plan> {
  const plan = await selected(tx, ctx, year).forUpdate('p').executeTakeFirst();
  if (!plan) throw new ProblemException('resource/not-found');
  return plan;
}

/** Locks the plan of the year; where there is none, a draft is made. */
export async function ensurePlan(tx: Tx, ctx: Ctx, year: number): Promise<Plan> {
  await tx
    .insertInto('plan')
    .values({ id: uuidv7(), bureau_id: ctx.bureauId, year, state: 'draft', created_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['bureau_id', 'year']).doNothing())
    .execute();
  return lockPlan(tx, ctx, year);
}

export interface PlanStepData {
  state: PlanState;
  approval?: { accountId: string | null; at: string } | null;
  publication?: { filingNo: string; on: string; url: string };
  returnReason?: string;
}

/** Brings a locked plan into its next state. */
export async function savePlanStep(tx: Tx, ctx: Ctx, plan: Plan, step: PlanStepData): Promise<void> {
  const { approval, publication, returnReason } = step;
  await tx
    .updateTable('plan')
    .set({
      state: step.state,
      revision: plan.revision + 1,
      ...(approval === undefined
        ? {}
        : { approved_by: approval?.accountId ?? null, approved_at: approval?.at ?? null }),
      ...(publication && {
        filing_no: publication.filingNo,
        published_on: publication.on,
        publication_url: publication.url,
      }),
      ...(returnReason === undefined ? {} : { return_reason: returnReason }),
    })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', plan.id)
    .execute();
}

/** Counts a change of its lines as a change of the plan. */
export async function touchPlan(tx: Tx, ctx: Ctx, plan: Plan): Promise<void> {
  await savePlanStep(tx, ctx, plan, { state: plan.state });
}

export interface PlanOverview {
  year: number;
  state: PlanState;
  lines: number;
  quantity: number;
  finished: number;
}

/** Plans by year, newest first. */
export async function listPlanOverviews(tx: Tx, ctx: Ctx): Promise<PlanOverview[]> {
  const { rows } = await sql<PlanOverview>`
    select p.year, p.state, count(l.id) as lines, coalesce(sum(l.quantity), 0) as quantity,
      (select count(*) from inspection i join plan_line il on il.id = i.plan_line_id
        where il.plan_id = p.id and i.bureau_id = p.bureau_id and i.state = 'closed') as finished
    from plan p left join plan_line l on l.plan_id = p.id
    where p.bureau_id = ${ctx.bureauId}
    group by p.id
    order by p.year desc`.execute(tx);
  return rows;
}
