/** Inspections: preparation, approval, notice and code, entry, record, result, closing. */
import { z } from 'zod';
import { exceptionReasons, inspectionStates } from '@liangma/domain/inspection/inspection';
import { endpoint } from './define-endpoint.ts';
import { day, id, instant, line, revision, text } from './fields.ts';
import {
  inspectionFields,
  inspectionRowSchema,
  inspectionSchema,
  recordContentSchema,
  ruleFindingSchema,
  warningAnswer,
} from './inspection-views.ts';
import { pageOf, pageQuery } from './page.ts';

export { inspectionFields, recordContentSchema } from './inspection-views.ts';
export type { InspectionFields, InspectionRow, InspectionView, RecordContent } from './inspection-views.ts';

const inspectionId = z.object({ inspectionId: id });

export const listInspections = endpoint({
  name: 'list-inspections',
  method: 'GET',
  path: '/inspections',
  access: 'inspection.read',
  summary: 'Inspections, newest first',
  query: pageQuery.extend({
    state: z.enum(inspectionStates).optional(),
    /** Part of the name or credit code of the enterprise. */
    search: text(100).optional(),
    enterpriseId: id.optional(),
    planLineId: id.optional(),
    sectionId: id.optional(),
    plannedFrom: day.optional(),
    plannedUntil: day.optional(),
  }),
  response: pageOf(inspectionRowSchema),
});

/** First screen of an inspector. */
export const listMyInspections = endpoint({
  name: 'list-my-inspections',
  method: 'GET',
  path: '/my-inspections',
  access: 'inspection.carry-out',
  summary: 'My open inspections: today, overdue, coming, and those under way',
  response: z.object({ today: day, items: z.array(inspectionRowSchema) }),
});

export const getInspection = endpoint({
  name: 'get-inspection',
  method: 'GET',
  path: '/inspections/:inspectionId',
  access: 'inspection.read',
  summary: 'One inspection with everything about it',
  params: inspectionId,
  response: inspectionSchema,
});

export const checkInspection = endpoint({
  name: 'check-inspection',
  method: 'POST',
  path: '/inspection-checks',
  access: 'inspection.prepare',
  summary: 'What the rules say about an inspection that is being prepared; writes nothing',
  body: inspectionFields,
  response: z.object({
    findings: z.array(ruleFindingSchema),
    capUse: z.object({
      limit: z.number().int().nullable(),
      counted: z.number().int(),
      exempt: z.number().int(),
      source: z.string(),
    }),
  }),
});

export const createInspection = endpoint({
  name: 'create-inspection',
  method: 'POST',
  path: '/inspections',
  access: 'inspection.prepare',
  summary: 'Prepare an inspection as a draft',
  body: inspectionFields,
  response: inspectionSchema,
});

export const updateInspection = endpoint({
  name: 'update-inspection',
  method: 'PUT',
  path: '/inspections/:inspectionId',
  access: 'inspection.prepare',
  summary: 'Change a draft or a returned inspection',
  params: inspectionId,
  body: inspectionFields.extend({ revision }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state', 'resource/changed'],
});

export const submitInspection = endpoint({
  name: 'submit-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/submission',
  access: 'inspection.prepare',
  summary: 'Hand in for approval; warnings need reasons',
  params: inspectionId,
  body: z.object({ warningAnswers: z.array(warningAnswer).max(20) }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state', 'inspection/refused-by-rules', 'inspection/warnings-unanswered'],
});

export const approveInspection = endpoint({
  name: 'approve-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/approval',
  access: 'inspection.approve',
  summary: 'Approve (R10): gives the notice its number and the inspection its code',
  params: inspectionId,
  body: z.object({ opinion: text(1000), revision }),
  response: inspectionSchema,
  problems: [
    'inspection/wrong-state',
    'inspection/refused-by-rules',
    'inspection/warnings-unanswered',
    'resource/changed',
  ],
});

export const returnInspection = endpoint({
  name: 'return-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/return',
  access: 'inspection.approve',
  summary: 'Give back to the desk with a reason',
  params: inspectionId,
  body: z.object({ reason: line(1000) }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state'],
});

export const cancelInspection = endpoint({
  name: 'cancel-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/cancellation',
  access: 'inspection.prepare',
  summary: 'Give up an inspection that has not begun, with a reason',
  params: inspectionId,
  body: z.object({ reason: line(1000) }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state'],
});

/** The QR code on the tablet; short-lived, to be fetched again before it expires. */
export const getInspectionCode = endpoint({
  name: 'get-inspection-code',
  method: 'GET',
  path: '/inspections/:inspectionId/code',
  access: 'inspection.carry-out',
  onTablet: true,
  summary: 'The inspection code (检查码) as an address, with its expiry',
  params: inspectionId,
  response: z.object({ url: z.string(), expiresAt: instant, enteredAt: instant.nullable() }),
  problems: ['inspection/wrong-state'],
});

export const enterByEnterpriseCode = endpoint({
  name: 'enter-by-enterprise-code',
  method: 'POST',
  path: '/inspections/:inspectionId/entry/enterprise-code',
  access: 'inspection.carry-out',
  summary: 'Register the entry by scanning the code of the enterprise',
  params: inspectionId,
  body: z.object({ text: line(2000), deviceAt: instant.nullable() }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state', 'inspection/refused-by-rules', 'code/invalid', 'code/other-enterprise'],
});

export const enterByException = endpoint({
  name: 'enter-by-exception',
  method: 'POST',
  path: '/inspections/:inspectionId/entry/exception',
  access: 'inspection.carry-out',
  summary: 'Register the entry without a scan, with a reason (R22, R23)',
  params: inspectionId,
  body: z.object({ reason: z.enum(exceptionReasons), note: line(500), deviceAt: instant.nullable() }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state', 'inspection/refused-by-rules'],
});

export const recordInspection = endpoint({
  name: 'record-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/record',
  access: 'inspection.carry-out',
  summary: 'Hand in the record (现场检查笔录); the checklist must be the approved one (R27)',
  params: inspectionId,
  body: z.object({ content: recordContentSchema, checklistHash: z.string().max(100), deviceAt: instant.nullable() }),
  response: inspectionSchema,
  problems: [
    'inspection/wrong-state',
    'inspection/record-incomplete',
    'inspection/checklist-changed',
    'evidence/missing',
  ],
});

export const tellResult = endpoint({
  name: 'tell-result',
  method: 'POST',
  path: '/inspections/:inspectionId/result',
  access: 'inspection.carry-out',
  summary: 'Register that the enterprise was told the result (R29)',
  params: inspectionId,
  body: z.object({ way: z.enum(['on-site', 'document', 'phone', 'online']), to: line(60) }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state'],
});

export const confirmCorrection = endpoint({
  name: 'confirm-correction',
  method: 'POST',
  path: '/inspections/:inspectionId/findings/:findingId/correction',
  access: 'inspection.carry-out',
  summary: 'Confirm that what was ordered has been corrected',
  params: z.object({ inspectionId: id, findingId: id }),
  body: z.object({ correctedOn: day, note: line(1000) }),
  response: inspectionSchema,
  problems: ['inspection/wrong-state'],
});

export const closeInspection = endpoint({
  name: 'close-inspection',
  method: 'POST',
  path: '/inspections/:inspectionId/closing',
  access: 'inspection.carry-out',
  summary: 'Close the inspection; the day of closing decides the year of the statistics',
  params: inspectionId,
  response: inspectionSchema,
  problems: ['inspection/wrong-state', 'inspection/record-incomplete', 'inspection/orders-open'],
});

export const downloadNotice = endpoint({
  name: 'download-notice',
  method: 'GET',
  path: '/inspections/:inspectionId/notice.docx',
  access: 'inspection.read',
  onTablet: true,
  summary: 'The notice of inspection (行政检查通知书) as Word',
  params: inspectionId,
  responseKind: 'file',
  problems: ['inspection/wrong-state'],
});
