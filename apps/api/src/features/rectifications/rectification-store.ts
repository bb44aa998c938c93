/** SQL of orders to correct: the order itself (columns of its finding), and its steps, which are never changed. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { storedRecord } from '@liangma/contract/inspection-views';
import type { RectificationChange } from '@liangma/domain/rectifications/rectification';
import type { RectificationStepTable } from '../../db/schema.ts';
import type { Ctx, Tx } from '../../db/scope.ts';

const orders = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('finding')
    .innerJoin('inspection', 'inspection.id', 'finding.inspection_id')
    .innerJoin('enterprise', 'enterprise.id', 'inspection.enterprise_id')
    .select([
      'finding.id',
      'finding.inspection_id',
      'inspection.enterprise_id',
      'enterprise.name as enterprise_name',
      'finding.sort',
      'finding.description',
      'finding.clause',
      'inspection.notice_no',
      'inspection.visit_on',
      'inspection.state as inspection_state',
    ])
    .select((eb) => [
      eb.ref('finding.rectification').$notNull().as('rectification'),
      eb.ref('finding.due_on').$notNull().as('due_on'),
    ])
    .where('finding.bureau_id', '=', ctx.bureauId)
    .where('finding.rectification', 'is not', null);

/** An order with what stands around it; undefined when the bureau has none with this id. */
export const findOrder = (tx: Tx, ctx: Ctx, findingId: string) =>
  orders(tx, ctx).where('finding.id', '=', findingId).executeTakeFirst();

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

/** Orders by id, in no order. */
export const findOrders = (tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<OrderRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : orders(tx, ctx)
        .where('finding.id', 'in', [...ids])
        .execute();

/** The order that was given with a finding of the record, counted from 0; undefined for a finding without one. */
export const findOrderNo = (tx: Tx, ctx: Ctx, inspectionId: string, findingNo: number) =>
  orders(tx, ctx)
    .where('finding.inspection_id', '=', inspectionId)
    .where('finding.sort', '=', findingNo)
    .executeTakeFirst();

/** Writes what became of the order; nobody else writes these columns once the record is handed in. */
export async function changeOrder(
  tx: Tx,
  ctx: Ctx,
  order: OrderRow,
  change: RectificationChange & { note: string },
): Promise<void> {
  await tx
    .updateTable('finding')
    .set({
      rectification: change.state,
      due_on: change.dueOn,
      ...(change.correctedOn === null ? {} : { corrected_on: change.correctedOn, correction_note: change.note }),
    })
    .where('bureau_id', '=', ctx.bureauId)
    .where('id', '=', order.id)
    .executeTakeFirstOrThrow();
}

export interface NewStep {
  kind: RectificationStepTable['kind'];
  onDay: string | null;
  note: string;
  dueOn: string | null;
  by: string;
  at: string;
}

/** Adds a step of the order and returns its id. */
export async function insertStep(tx: Tx, ctx: Ctx, order: OrderRow, step: NewStep): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('rectification_step')
    .values({
      id,
      bureau_id: ctx.bureauId,
      inspection_id: order.inspection_id,
      finding_id: order.id,
      kind: step.kind,
      on_day: step.onDay,
      note: step.note,
      due_on: step.dueOn,
      done_by: step.by,
      done_at: step.at,
    })
    .execute();
  return id;
}

/** The steps of an order with the name of who took them, oldest first. */
export const findSteps = (tx: Tx, ctx: Ctx, findingId: string) =>
  tx
    .selectFrom('rectification_step as step')
    .innerJoin('account', 'account.id', 'step.done_by')
    .select(['step.id', 'step.kind', 'step.on_day', 'step.note', 'step.due_on', 'step.done_at', 'account.display_name'])
    .where('step.bureau_id', '=', ctx.bureauId)
    .where('step.finding_id', '=', findingId)
    .orderBy('step.done_at')
    .orderBy('step.id')
    .execute();

/** The evidence of these steps by step, in the order in which it was handed in. */
export async function findStepEvidence(
  tx: Tx,
  ctx: Ctx,
  stepIds: readonly string[],
): Promise<ReadonlyMap<string, EvidenceItem[]>> {
  const byStep = new Map<string, EvidenceItem[]>();
  if (stepIds.length === 0) return byStep;
  const rows = await tx
    .selectFrom('inspection_evidence')
    .select(['source_id', 'item'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('source_kind', '=', 'rectification')
    .where('source_id', 'in', [...stepIds])
    .orderBy('sort')
    .execute();
  for (const row of rows) {
    const items = byStep.get(row.source_id) ?? [];
    items.push(row.item as EvidenceItem);
    byStep.set(row.source_id, items);
  }
  return byStep;
}

/** The record that gave the order: the newest revision, which the findings are those of. */
export async function findGivingRecord(tx: Tx, ctx: Ctx, inspectionId: string) {
  const row = await tx
    .selectFrom('inspection_record')
    .innerJoin('account', 'account.id', 'inspection_record.recorded_by')
    .select(['inspection_record.content', 'inspection_record.recorded_at', 'account.display_name'])
    .where('inspection_record.bureau_id', '=', ctx.bureauId)
    .where('inspection_record.inspection_id', '=', inspectionId)
    .orderBy('inspection_record.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, content: storedRecord(row.content) };
}

/** Inspections of the enterprise with the ground `recheck` that were planned since a day, the oldest first. */
export const findRecheckVisits = (tx: Tx, ctx: Ctx, order: OrderRow) =>
  tx
    .selectFrom('inspection')
    .select(['id', 'planned_from', 'state'])
    .where('bureau_id', '=', ctx.bureauId)
    .where('enterprise_id', '=', order.enterprise_id)
    .where('ground_kind', '=', 'recheck')
    .where('planned_from', '>=', order.visit_on)
    .where('id', '!=', order.inspection_id)
    .orderBy('planned_from')
    .orderBy('id')
    .limit(50)
    .execute();

/** How the list is sorted, as the index has it: settled orders come last. */
export const settledSql = sql<boolean>`(finding.rectification in ('closed', 'case-proposed'))`;
