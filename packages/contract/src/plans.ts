/** The annual inspection plan (年度行政检查计划): lines, approval, publication, and its check against caps and minimums. */
import { z } from 'zod';
import { planStates } from '@liangma/domain/plans/plan';
import { endpoint } from './define-endpoint.ts';
import { day, id, instant, line, revision, text, year } from './fields.ts';

export const planLineSchema = z.object({
  id,
  no: z.number().int(),
  matterId: id,
  matterName: z.string(),
  sectionId: id.nullable(),
  sectionName: z.string().nullable(),
  basis: z.string(),
  objectText: z.string(),
  /** Visits or objects promised; null: the text names no number. */
  quantity: z.number().int().nullable(),
  isApproximate: z.boolean(),
  content: z.string(),
  method: z.string(),
  frequencyText: z.string(),
  frequencyMin: z.number().int().nullable(),
  frequencyMax: z.number().int().nullable(),
  capPerYear: z.number().int().nullable(),
  timeText: z.string(),
  months: z.array(z.number().int()),
  jointText: z.string(),
  remark: z.string(),
  /** Inspections on this line: prepared or further, and finished ones that count. */
  started: z.number().int(),
  finished: z.number().int(),
  revision,
});
export type PlanLineView = z.output<typeof planLineSchema>;

/** A conflict found at the desk before the year is under way. */
export const planConflictSchema = z.object({
  lineId: id,
  lineNo: z.number().int(),
  code: z.enum([
    'minimum-exceeds-cap',
    'matter-not-published',
    'no-quantity',
    'no-months',
    'more-than-objects',
    'capacity-exceeded',
  ]),
  severity: z.enum(['block', 'warn']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const planSchema = z.object({
  id,
  year: z.number().int(),
  state: z.enum(planStates),
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  filingNo: z.string(),
  publishedOn: day.nullable(),
  publicationUrl: z.string(),
  /** Why the plan was given back last; empty once it is handed in again. */
  returnReason: z.string().default(''),
  lines: z.array(planLineSchema),
  conflicts: z.array(planConflictSchema),
  revision,
});
export type PlanView = z.output<typeof planSchema>;

export const listPlans = endpoint({
  name: 'list-plans',
  method: 'GET',
  path: '/plans',
  access: 'plan.read',
  summary: 'Plans by year, newest first',
  response: z.object({
    items: z.array(
      z.object({
        year: z.number().int(),
        state: z.enum(planStates),
        lines: z.number().int(),
        quantity: z.number().int(),
        finished: z.number().int(),
      }),
    ),
  }),
});

export const getPlan = endpoint({
  name: 'get-plan',
  method: 'GET',
  path: '/plans/:year',
  access: 'plan.read',
  summary: 'The plan of a year with its conflicts',
  params: z.object({ year }),
  response: planSchema,
});

const lineFields = z.object({
  matterId: id,
  sectionId: id.nullable(),
  basis: text(4000),
  objectText: text(1000),
  quantity: z.number().int().min(0).max(1_000_000).nullable(),
  isApproximate: z.boolean(),
  content: text(4000),
  method: text(200),
  frequencyText: text(300),
  frequencyMin: z.number().int().min(0).max(366).nullable(),
  frequencyMax: z.number().int().min(1).max(366).nullable(),
  capPerYear: z.number().int().min(1).max(366).nullable(),
  timeText: text(200),
  months: z.array(z.number().int().min(1).max(12)).max(12),
  jointText: text(200),
  remark: text(1000),
});

export const addPlanLine = endpoint({
  name: 'add-plan-line',
  method: 'POST',
  path: '/plans/:year/lines',
  access: 'plan.edit',
  summary: 'Add a line; creates the plan of the year when there is none',
  params: z.object({ year }),
  body: lineFields,
  response: planSchema,
  problems: ['plan/wrong-state'],
});

export const updatePlanLine = endpoint({
  name: 'update-plan-line',
  method: 'PUT',
  path: '/plans/:year/lines/:lineId',
  access: 'plan.edit',
  summary: 'Change a line of a plan that is still a draft',
  params: z.object({ year, lineId: id }),
  body: lineFields.extend({ revision }),
  response: planSchema,
  problems: ['plan/wrong-state', 'resource/changed'],
});

export const removePlanLine = endpoint({
  name: 'remove-plan-line',
  method: 'DELETE',
  path: '/plans/:year/lines/:lineId',
  access: 'plan.edit',
  summary: 'Remove a line of a plan that is still a draft; not one that inspections belong to',
  params: z.object({ year, lineId: id }),
  response: planSchema,
  problems: ['plan/wrong-state', 'resource/in-use'],
});

const step = {
  params: z.object({ year }),
  response: planSchema,
  problems: ['plan/wrong-state', 'plan/has-conflicts'] as const,
};

export const submitPlan = endpoint({
  name: 'submit-plan',
  method: 'POST',
  path: '/plans/:year/submission',
  access: 'plan.edit',
  summary: 'Hand the plan in for approval; a conflict that blocks must be settled first',
  ...step,
});

export const returnPlan = endpoint({
  name: 'return-plan',
  method: 'POST',
  path: '/plans/:year/return',
  access: 'plan.approve',
  summary: 'Give the plan back to the desk',
  body: z.object({ reason: line(1000) }),
  ...step,
});

export const approvePlan = endpoint({
  name: 'approve-plan',
  method: 'POST',
  path: '/plans/:year/approval',
  access: 'plan.approve',
  summary: 'Approve the plan',
  ...step,
});

export const publishPlan = endpoint({
  name: 'publish-plan',
  method: 'POST',
  path: '/plans/:year/publication',
  access: 'plan.edit',
  summary: 'Register filing number, day and address of publication',
  body: z.object({ filingNo: text(100), publishedOn: day, publicationUrl: text(300) }),
  ...step,
});
