/** Rectification (责令改正): order with clause and date → evidence of correction → recheck → closed, or a case proposed. */
import { z } from 'zod';
import { inspectionStates } from '@liangma/domain/inspection/inspection';
import { rectificationCommands, rectificationStates } from '@liangma/domain/rectifications/rectification';
import { endpoint } from './define-endpoint.ts';
import { evidenceItem } from './evidence.ts';
import { day, id, instant, line } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

const step = z.object({
  kind: z.enum(['ordered', 'reported', 'recheck-passed', 'recheck-failed', 'extended', 'case-proposed']),
  at: instant,
  by: z.string(),
  on: day.nullable(),
  note: z.string(),
  dueOn: day.nullable(),
  /** Of the order: what the record holds of the check that the fault belongs to. */
  evidence: z.array(evidenceItem),
});

const row = z.object({
  findingId: id,
  inspectionId: id,
  enterpriseId: id,
  enterpriseName: z.string(),
  /** Number of the finding in the record, counted from 0. */
  findingNo: z.number().int(),
  description: z.string(),
  clause: z.string(),
  /** Number of the notice of the inspection; null for one that never had one. */
  noticeNo: z.string().nullable(),
  orderedOn: day,
  dueOn: day,
  state: z.enum(rectificationStates),
  isOverdue: z.boolean(),
  /** Days past the due date; 0 when it is not overdue. */
  overdueDays: z.number().int(),
});
export type RectificationRow = z.output<typeof row>;

export const listRectifications = endpoint({
  name: 'list-rectifications',
  method: 'GET',
  path: '/rectifications',
  access: 'inspection.read',
  summary: 'Orders to correct: first those that are not settled, by their last day',
  query: pageQuery.extend({
    state: z.enum(rectificationStates).optional(),
    overdue: z.enum(['true']).optional(),
    inspectionId: id.optional(),
    enterpriseId: id.optional(),
  }),
  response: pageOf(row),
});

export const getRectification = endpoint({
  name: 'get-rectification',
  method: 'GET',
  path: '/rectifications/:findingId',
  access: 'inspection.read',
  summary: 'One order to correct with every step',
  params: z.object({ findingId: id }),
  response: row.extend({
    steps: z.array(step),
    /** Inspections of the same enterprise with the ground `recheck`, planned since the order; the oldest first. */
    rechecks: z.array(z.object({ inspectionId: id, plannedFrom: day, state: z.enum(inspectionStates) })),
    allowedCommands: z.array(z.enum(rectificationCommands)),
  }),
});
export type RectificationView = z.output<typeof getRectification.response>;

export const reportCorrection = endpoint({
  name: 'report-correction',
  method: 'POST',
  path: '/rectifications/:findingId/report',
  access: 'inspection.carry-out',
  summary: 'Evidence that it was corrected, collected by the officer; a recheck decides',
  params: z.object({ findingId: id }),
  body: z.object({ correctedOn: day, note: line(1000), evidence: z.array(evidenceItem).max(100) }),
  response: getRectification.response,
  problems: ['rectification/wrong-state', 'evidence/missing'],
});

export const recheckCorrection = endpoint({
  name: 'recheck-correction',
  method: 'POST',
  path: '/rectifications/:findingId/recheck',
  access: 'inspection.carry-out',
  summary: 'Recheck (exempt from the cap): passed closes the order; failed sets a new date or proposes a case',
  params: z.object({ findingId: id }),
  body: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('passed'), on: day, note: line(1000), evidence: z.array(evidenceItem).max(100) }),
    z.object({
      outcome: z.literal('failed'),
      on: day,
      note: line(1000),
      evidence: z.array(evidenceItem).max(100),
      /** New last day; null: no further time is given. */
      dueOn: day.nullable(),
    }),
  ]),
  response: getRectification.response,
  problems: ['rectification/wrong-state', 'evidence/missing'],
});

export const extendCorrection = endpoint({
  name: 'extend-correction',
  method: 'POST',
  path: '/rectifications/:findingId/extension',
  access: 'inspection.approve',
  summary: 'More time, with a reason',
  params: z.object({ findingId: id }),
  body: z.object({ dueOn: day, reason: line(1000) }),
  response: getRectification.response,
  problems: ['rectification/wrong-state'],
});

export const proposeCase = endpoint({
  name: 'propose-case',
  method: 'POST',
  path: '/rectifications/:findingId/case-proposal',
  access: 'inspection.carry-out',
  summary: 'Record the proposal to file a case; the order is then no longer open',
  params: z.object({ findingId: id }),
  body: z.object({ reason: line(2000) }),
  response: getRectification.response,
  problems: ['rectification/wrong-state'],
});
