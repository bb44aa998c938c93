/** An order to correct as it leaves the server: a row of the list, and the whole with its steps. */
import type { RectificationRow, RectificationView } from '@liangma/contract/rectifications';
import { may, type Permission } from '@liangma/contract/permissions';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { findingKey } from '@liangma/domain/inspection/record';
import {
  allowedRectificationCommands,
  overdueDays,
  type RectificationCommand,
} from '@liangma/domain/rectifications/rectification';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { getInspectionRow, isSentOn } from '../inspections/public.ts';
import {
  findGivingRecord,
  findOrder,
  findRecheckVisits,
  findStepEvidence,
  findSteps,
  type OrderRow,
} from './rectification-store.ts';

/** The order as the rules see it. */
export const orderOf = (row: OrderRow) => ({ state: row.rectification, orderedOn: row.visit_on, dueOn: row.due_on });

/** Orders are carried on while the inspection that gave them waits for its end. */
export const isUnderWay = (row: OrderRow): boolean =>
  row.inspection_state === 'recorded' || row.inspection_state === 'told';

/** The order as lists show it; overdue is judged on the official day. */
export function rowOf(ctx: Ctx, row: OrderRow): RectificationRow {
  const days = overdueDays(orderOf(row), officialDay(ctx.now));
  return {
    findingId: row.id,
    inspectionId: row.inspection_id,
    enterpriseId: row.enterprise_id,
    enterpriseName: row.enterprise_name,
    findingNo: row.sort,
    description: row.description,
    clause: row.clause,
    noticeNo: row.notice_no,
    orderedOn: row.visit_on,
    dueOn: row.due_on,
    state: row.rectification,
    isOverdue: days > 0,
    overdueDays: days,
  };
}

const permissionOf: Record<RectificationCommand, Permission> = {
  report: 'inspection.carry-out',
  recheck: 'inspection.carry-out',
  extend: 'inspection.approve',
  'propose-case': 'inspection.carry-out',
};

async function commandsFor(tx: Tx, ctx: Ctx, row: OrderRow): Promise<RectificationCommand[]> {
  const { actor } = ctx;
  if (!actor || !isUnderWay(row)) return [];
  const { core } = await getInspectionRow(tx, ctx, row.inspection_id);
  return allowedRectificationCommands(row.rectification).filter((command) => {
    const permission = permissionOf[command];
    return may(actor.roles, permission) && (permission !== 'inspection.carry-out' || isSentOn(actor, core));
  });
}

async function stepsOf(tx: Tx, ctx: Ctx, row: OrderRow): Promise<RectificationView['steps']> {
  const record = await findGivingRecord(tx, ctx, row.inspection_id);
  const steps = await findSteps(tx, ctx, row.id);
  const evidence = await findStepEvidence(
    tx,
    ctx,
    steps.map(({ id }) => id),
  );
  const finding = record?.content.findings[row.sort];
  const ordered = record && {
    kind: 'ordered' as const,
    at: record.recorded_at,
    by: record.display_name,
    on: row.visit_on,
    note: '',
    // later steps change the date of the order; the record keeps the first
    dueOn: finding?.dueOn ?? row.due_on,
    evidence: record.content.evidence.filter(({ checkKey }) => finding && checkKey === findingKey(finding, row.sort)),
  };
  const taken = steps.map((step) => ({
    kind: step.kind,
    at: step.done_at,
    by: step.display_name,
    on: step.on_day,
    note: step.note,
    dueOn: step.due_on,
    evidence: evidence.get(step.id) ?? [],
  }));
  return ordered ? [ordered, ...taken] : taken;
}

/**
 * The order with everything about it.
 * @throws ProblemException resource/not-found when the bureau has none with this id
 */
export async function rectificationViewOf(tx: Tx, ctx: Ctx, findingId: string): Promise<RectificationView> {
  const row = await findOrder(tx, ctx, findingId);
  if (!row) throw new ProblemException('resource/not-found');
  const rechecks = await findRecheckVisits(tx, ctx, row);
  return {
    ...rowOf(ctx, row),
    steps: await stepsOf(tx, ctx, row),
    rechecks: rechecks.map(({ id, planned_from, state }) => ({ inspectionId: id, plannedFrom: planned_from, state })),
    allowedCommands: await commandsFor(tx, ctx, row),
  };
}
