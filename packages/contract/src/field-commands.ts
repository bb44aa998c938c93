/**
 * What a tablet sends from its outbox. A command has one author on one tablet; it is delivered through one endpoint that
 * never loses it: it is accepted, or held for a person with the reason. The parser of each published version stays.
 */
import { z } from 'zod';
import { exceptionReasons } from '@liangma/domain/inspection/inspection';
import { additionLimits, mostAttached } from '@liangma/domain/inspection/record-limits';
import { endpoint } from './define-endpoint.ts';
import { evidenceItem, sha256 } from './evidence.ts';
import { day, id, instant, line, text } from './fields.ts';
import { writtenDocument } from './inspection-documents.ts';
import { recordContentSchema } from './inspection-views.ts';

const v1 = { version: z.literal(1) };

export const fieldCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enter-by-enterprise-code'), ...v1, text: line(2000) }),
  z.object({ kind: z.literal('enter-by-exception'), ...v1, reason: z.enum(exceptionReasons), note: line(500) }),
  z.object({ kind: z.literal('record'), ...v1, content: recordContentSchema, checklistHash: z.string().max(100) }),
  z.object({
    kind: z.literal('add-to-record'),
    ...v1,
    additionId: id,
    text: line(additionLimits.text),
    evidence: z.array(evidenceItem).max(additionLimits.evidence),
  }),
  z.object({ kind: z.literal('write-document'), ...v1, document: writtenDocument }),
  z.object({
    kind: z.literal('tell-result'),
    ...v1,
    way: z.enum(['on-site', 'document', 'phone', 'online']),
    to: line(60),
  }),
  z.object({
    kind: z.literal('report-correction'),
    ...v1,
    /** The finding by its number in the record, counted from 0. */
    findingNo: z.int32().min(0).max(199),
    /** `contentHash` of that record, as the tablet knows it; null: the author's own, not yet delivered. */
    recordHash: sha256.nullable(),
    correctedOn: day,
    note: line(1000),
    evidence: z.array(evidenceItem).max(mostAttached),
  }),
  z.object({ kind: z.literal('close'), ...v1 }),
]);
export type FieldCommand = z.output<typeof fieldCommandSchema>;
export type FieldCommandKind = FieldCommand['kind'];

export const fieldEnvelope = z.object({
  /** Also the Idempotency-Key: the same id with the same content is the same command. */
  commandId: id,
  /** Its author. Another one's session delivers nothing of it (`session/required`): two people share a tablet. */
  accountId: id,
  deviceId: id,
  inspectionId: id,
  /** The command of this tablet and account for the same inspection that must be known to the server first. */
  afterId: id.nullable(),
  command: fieldCommandSchema,
  /** By the clock of the tablet, uncorrected. */
  deviceAt: instant,
  /** Server time minus tablet time when they last spoke, in milliseconds. */
  clockOffsetMs: z.number(),
  /** The server's stamp of that moment, from the field pack; empty: none. */
  clockStamp: text(200),
});
export type FieldEnvelope = z.output<typeof fieldEnvelope>;

const heldProblem = z.object({
  code: z.string(),
  title: z.string(),
  errors: z.array(
    z.object({
      code: z.string(),
      /** In a receipt for its author, in a list for whoever reads it. */
      detail: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    }),
  ),
});

/** What the server promises: it has the command, durably, once. */
export const fieldReceipt = z.object({
  commandId: id,
  outcome: z.enum(['accepted', 'held']),
  receivedAt: instant,
  /** Instant that counts, see `verifiedInstant`. */
  countedAt: instant,
  /** Why it is held; null when accepted. */
  problem: heldProblem.nullable(),
});
export type FieldReceipt = z.output<typeof fieldReceipt>;

export const deliverFieldCommand = endpoint({
  name: 'deliver-field-command',
  method: 'POST',
  path: '/field-commands',
  access: 'field.deliver',
  onTablet: true,
  summary: 'Deliver one command of a tablet; what the rules refuse is held for a person, never lost',
  body: fieldEnvelope,
  response: fieldReceipt,
  problems: ['device/revoked', 'device/unknown', 'evidence/missing', 'field/predecessor-missing'],
});

const heldRow = z.object({
  commandId: id,
  inspectionId: id,
  enterpriseName: z.string(),
  kind: z.string(),
  by: z.string(),
  deviceName: z.string(),
  deviceAt: instant,
  heldAt: instant,
  state: z.enum(['open', 'accepted', 'added', 'discarded']),
  problem: heldProblem,
});
export type HeldCommandRow = z.output<typeof heldRow>;

export const heldDecisions = ['accept', 'add', 'discard'] as const;
export type HeldDecision = (typeof heldDecisions)[number];

export const listHeldCommands = endpoint({
  name: 'list-held-commands',
  method: 'GET',
  path: '/held-commands',
  access: 'inspection.read',
  summary: 'Commands of tablets that the rules refused: the open ones, oldest first, and those of the last 90 days',
  response: z.object({ items: z.array(heldRow) }),
});

export const getHeldCommand = endpoint({
  name: 'get-held-command',
  method: 'GET',
  path: '/held-commands/:commandId',
  access: 'inspection.read',
  summary: 'A held command beside what the server has',
  params: z.object({ commandId: id }),
  response: heldRow.extend({
    command: fieldCommandSchema,
    /** The record that the server has, for a second record. */
    present: z.object({ content: recordContentSchema, recordedBy: z.string(), recordedAt: instant }).nullable(),
    /** What may be decided; empty once decided. */
    decisions: z.array(z.enum(heldDecisions)),
    resolution: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  }),
});

export const resolveHeldCommand = endpoint({
  name: 'resolve-held-command',
  method: 'POST',
  path: '/held-commands/:commandId/resolution',
  access: 'conflict.resolve',
  summary:
    'Decide a held command with a reason: accept it in spite of the rules (a second record becomes a new revision), keep its text as an addition to the record, or discard it; later commands of the tablet that waited for it follow',
  params: z.object({ commandId: id }),
  body: z.object({ decision: z.enum(heldDecisions), reason: line(1000) }),
  problems: ['field/already-resolved', 'field/decision-impossible'],
});
