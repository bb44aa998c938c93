/** What an inspection looks like on the wire: what a person fills in, a row of the list, the record, the whole view. */
import { z } from 'zod';
import {
  choosableGrounds,
  entryWays,
  exceptionReasons,
  groundKinds,
  inspectionModes,
  inspectionStates,
  inspectionTypes,
} from '@liangma/domain/inspection/inspection';
import { answers, demandsOnNo, handlings, signingWays } from '@liangma/domain/inspection/record';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { rectificationStates } from '@liangma/domain/rectifications/rectification';
import { drawnSignature, evidenceItem } from './evidence.ts';
import { day, id, instant, line, revision, text } from './fields.ts';
import { documentView } from './inspection-documents.ts';

export const ruleFindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['block', 'warn']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: z.string(),
});

export const warningAnswer = z.object({ rule: z.string().max(10), code: z.string().max(60), reason: line(500) });

/** What a person fills in to prepare an inspection. */
export const inspectionFields = z.object({
  enterpriseId: id,
  sectionId: id.nullable(),
  type: z.enum(inspectionTypes),
  groundKind: z.enum(choosableGrounds),
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
        clause: text(recordLimits.clause),
        handling: z.enum(handlings),
        dueOn: day.nullable(),
        isMajor: z.boolean(),
      }),
    )
    .max(recordLimits.findings),
  statement: text(4000),
  conclusion: text(recordLimits.conclusion),
  partySignature: signature,
  /** What was decided when the party asked for recusal (行政处罚法 art. 43). */
  recusalNote: text(500).default(''),
  /** Of the assistants fixed before the visit, those who were there (R19). */
  assistantsPresent: z.array(line(60)).max(20).default([]),
  /** Papers taken along. */
  materials: z
    .array(z.object({ name: line(200), copies: z.int32().min(1).max(999), note: text(200) }))
    .max(recordLimits.materials)
    .default([]),
  evidence: z.array(evidenceItem).max(recordLimits.evidence).default([]),
  signing: z.enum(signingWays).default('paper'),
  /** Drawn on the tablet; each names the fingerprint of what it stands under, see `signedRecordText`. */
  signatures: z.array(drawnSignature).max(20).default([]),
});
export type RecordContent = z.output<typeof recordContentSchema>;

type LaterField = 'recusalNote' | 'assistantsPresent' | 'materials' | 'evidence' | 'signing' | 'signatures';

/** A record as it was stored; one that is older than evidence and drawn signatures has neither, and was signed on paper. */
export const storedRecord = (content: unknown): RecordContent => ({
  recusalNote: '',
  assistantsPresent: [],
  materials: [],
  evidence: [],
  signing: 'paper',
  signatures: [],
  ...(content as Omit<RecordContent, LaterField> & Partial<RecordContent>),
});

/** Checklist row of an inspection, frozen with the version of the matter. */
export const checkSchema = z.object({
  key: z.string(),
  matterName: z.string(),
  text: z.string(),
  clause: z.string().nullable(),
  penaltyClause: z.string().nullable(),
  onNo: z.array(z.enum(demandsOnNo)),
  onlyIf: z.object({ key: z.string(), answer: z.enum(answers) }).nullable(),
});

export const inspectionSchema = inspectionRowSchema.extend({
  /** As filled in; what came from a ledger may lack a ground, matters and officers. */
  fields: inspectionFields.extend({
    groundKind: z.enum(groundKinds),
    matterIds: z.array(id),
    officerIds: z.array(id),
  }),
  enterprise: z.object({
    id,
    name: z.string(),
    creditCode: z.string(),
    subject: z.string(),
    legalRepresentative: z.string(),
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
  /** Visits to the enterprise that had taken place in the year when it was approved, as its notice says; null before. */
  visitsBefore: z.number().int().nullable(),
  preparedBy: z.string(),
  submittedAt: instant.nullable(),
  approval: z.object({ by: z.string(), at: instant, opinion: z.string() }).nullable(),
  returnReason: z.string(),
  cancelReason: z.string(),
  entry: z
    .object({
      way: z.enum(entryWays),
      enteredAt: instant,
      /** Server time of arrival; equal to `enteredAt` unless it was done without network. */
      receivedAt: instant,
      deviceAt: instant.nullable(),
      confirmedBy: z.string(),
      exceptionReason: z.enum(exceptionReasons).nullable(),
      exceptionNote: z.string(),
      /** What tablets told of the entry after it was registered already; the first one holds. */
      alsoReported: z.array(
        z.object({
          way: z.enum(entryWays),
          exceptionReason: z.enum(exceptionReasons).nullable(),
          exceptionNote: z.string(),
          by: z.string(),
          at: instant,
          receivedAt: instant,
        }),
      ),
    })
    .nullable(),
  record: z
    .object({
      revision,
      content: recordContentSchema,
      contentHash: z.string(),
      recordedBy: z.string(),
      /** Instant that counts: when it was handed in on site. */
      recordedAt: instant,
      /** When the server heard of it. */
      receivedAt: instant,
      /** By the clock of the tablet. */
      deviceAt: instant.nullable(),
      /** Why there is a later revision; empty for the first. */
      reason: z.string(),
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
      /** State of an order to correct; null for other findings. */
      rectification: z.enum(rectificationStates).nullable(),
      correctedOn: day.nullable(),
      correctionNote: z.string(),
    }),
  ),
  /** What other inspectors added to the record. */
  additions: z.array(
    z.object({
      id,
      text: z.string(),
      evidence: z.array(evidenceItem),
      addedBy: z.string(),
      addedAt: instant,
      deviceAt: instant.nullable(),
    }),
  ),
  /** Written documents (文书), oldest first. */
  documents: z.array(documentView),
  /** Commands of tablets about this inspection that wait for a decision. */
  heldCount: z.number().int(),
  told: z
    .object({ at: instant, receivedAt: instant, deviceAt: instant.nullable(), way: z.string(), to: z.string() })
    .nullable(),
  /** Always by the server; it decides the year of the figures. */
  closedAt: instant.nullable(),
  /** When a tablet asked for it, by its clock. */
  closedDeviceAt: instant.nullable(),
  /** Commands that the state, the rules of access and the role allow the reader now. */
  allowedCommands: z.array(
    z.enum(['edit', 'submit', 'approve', 'return', 'cancel', 'enter', 'record', 'tell', 'close']),
  ),
  revision,
});
export type InspectionView = z.output<typeof inspectionSchema>;
