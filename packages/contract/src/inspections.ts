/** Inspections: preparation, approval, notice and code, entry, record, result, closing. */
import { z } from 'zod';
import {
  entryWays,
  exceptionReasons,
  groundKinds,
  inspectionModes,
  inspectionStates,
  inspectionTypes,
} from '@liangma/domain/inspection/inspection';
import { answers, handlings } from '@liangma/domain/inspection/record';
import { endpoint } from './define-endpoint.ts';
import { day, id, instant, line, text } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

export const ruleFindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['block', 'warn']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: z.string(),
});

const warningAnswer = z.object({ rule: z.string().max(10), code: z.string().max(60), reason: line(500) });

/** What a person fills in to prepare an inspection. */
export const inspectionFields = z.object({
  enterpriseId: id,
  sectionId: id.nullable(),
  type: z.enum(inspectionTypes),
  groundKind: z.enum(groundKinds),
  groundDocumentNo: text(100).nullable(),
  groundNote: text(1000),
  planLineId: id.nullable(),
  mode: z.enum(inspectionModes),
  /** Why it cannot be done off site (R12). */
  onSiteReason: text(500),
  matterIds: z.array(id).min(1).max(20),
  officerIds: z.array(id).min(1).max(20),
  assistants: z.array(line(60)).max(20),
  plannedFrom: day,
  plannedUntil: day,
  isSurprise: z.boolean(),
});
export type InspectionFields = z.output<typeof inspectionFields>;

export const inspectionRowSchema = z.object({
  id,
  state: z.enum(inspectionStates),
  type: z.enum(inspectionTypes),
  groundKind: z.enum(groundKinds),
  enterpriseId: id,
  enterpriseName: z.string(),
  creditCode: z.string(),
  sectionName: z.string().nullable(),
  matters: z.array(z.string()),
  officers: z.array(z.string()),
  plannedFrom: day,
  plannedUntil: day,
  visitOn: day,
  finishedOn: day.nullable(),
  noticeNo: z.string().nullable(),
  entryWay: z.enum(entryWays).nullable(),
  findingCount: z.number().int(),
});
export type InspectionRow = z.output<typeof inspectionRowSchema>;

const signature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), name: text(60) }),
  z.object({ kind: z.literal('refused'), reason: text(500), witness: text(60) }),
]);

/** The record as it is filled in on the tablet. */
export const recordContentSchema = z.object({
  startedAt: instant,
  endedAt: instant,
  place: text(300),
  present: z.object({ name: text(60), post: text(60), phone: text(40) }),
  certificateShown: z.boolean(),
  rightsTold: z.boolean(),
  recusal: z.enum(['not-asked-for', 'asked-for']),
  answers: z.array(z.object({ key: z.string().max(80), answer: z.enum(answers), note: text(2000) })).max(1000),
  findings: z
    .array(
      z.object({
        key: z.string().max(80).nullable(),
        description: text(4000),
        clause: text(300),
        handling: z.enum(handlings),
        dueOn: day.nullable(),
        isMajor: z.boolean(),
      }),
    )
    .max(200),
  statement: text(4000),
  conclusion: text(4000),
  partySignature: signature,
});
export type RecordContent = z.output<typeof recordContentSchema>;

/** Checklist row of an inspection, frozen with the version of the matter. */
export const checkSchema = z.object({
  key: z.string(),
  matterName: z.string(),
  text: z.string(),
  clause: z.string().nullable(),
  penaltyClause: z.string().nullable(),
});

export const inspectionSchema = inspectionRowSchema.extend({
  fields: inspectionFields,
  enterprise: z.object({
    id,
    name: z.string(),
    creditCode: z.string(),
    subject: z.string(),
    address: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
  }),
  officerDetails: z.array(
    z.object({
      id,
      name: z.string(),
      certificateNo: z.string(),
      validUntil: day.nullable(),
      isAssignable: z.boolean(),
    }),
  ),
  matterDetails: z.array(
    z.object({
      matterId: id,
      versionId: id,
      version: z.number().int(),
      name: z.string(),
      basis: z.string(),
      content: z.string(),
    }),
  ),
  planLine: z.object({ id, year: z.number().int(), no: z.number().int(), objectText: z.string() }).nullable(),
  checklist: z.array(checkSchema),
  checklistHash: z.string(),
  /** What the rules say now; empty once it is carried out. */
  ruleFindings: z.array(ruleFindingSchema),
  warningAnswers: z.array(warningAnswer),
  capUse: z.object({
    limit: z.number().int().nullable(),
    counted: z.number().int(),
    exempt: z.number().int(),
    source: z.string(),
  }),
  preparedBy: z.string(),
  submittedAt: instant.nullable(),
  approval: z.object({ by: z.string(), at: instant, opinion: z.string() }).nullable(),
  returnReason: z.string(),
  cancelReason: z.string(),
  entry: z
    .object({
      way: z.enum(entryWays),
      enteredAt: instant,
      deviceAt: instant.nullable(),
      confirmedBy: z.string(),
      exceptionReason: z.enum(exceptionReasons).nullable(),
      exceptionNote: z.string(),
    })
    .nullable(),
  record: z
    .object({
      revision: z.number().int(),
      content: recordContentSchema,
      contentHash: z.string(),
      recordedBy: z.string(),
      recordedAt: instant,
    })
    .nullable(),
  findings: z.array(
    z.object({
      id,
      checkKey: z.string().nullable(),
      description: z.string(),
      clause: z.string(),
      handling: z.enum(handlings),
      dueOn: day.nullable(),
      isMajor: z.boolean(),
      correctedOn: day.nullable(),
      correctionNote: z.string(),
    }),
  ),
  told: z.object({ at: instant, way: z.string(), to: z.string() }).nullable(),
  closedAt: instant.nullable(),
  /** Commands that the state, the rules of access and the role allow the reader now. */
  allowedCommands: z.array(
    z.enum(['edit', 'submit', 'approve', 'return', 'cancel', 'enter', 'record', 'tell', 'close']),
  ),
  revision: z.number().int(),
});
export type InspectionView = z.output<typeof inspectionSchema>;

const inspectionId = z.object({ inspectionId: id });
const revision = z.number().int();

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
  problems: ['inspection/wrong-state', 'inspection/record-incomplete', 'inspection/checklist-changed'],
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
  summary: 'The notice of inspection (行政检查通知书) as Word',
  params: inspectionId,
  responseKind: 'file',
  problems: ['inspection/wrong-state'],
});
