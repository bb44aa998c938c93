/**
 * Documents (文书) beside the record that are written on site or after it. What is typed is data; Word, print view and
 * the bureau's own template are made from it. 司法部办公厅《行政检查文书基本格式文本(试行)》 (April 2025).
 */
import { z } from 'zod';
import { mostAttached } from '@liangma/domain/inspection/record-limits';
import { day, id, instant, line, text } from './fields.ts';
import { drawnSignature, evidenceItem } from './evidence.ts';

/** Kinds that carry a number of the bureau's counter. */
export const numberedKinds = ['sampling', 'result-notice', 'correction-order'] as const;

const inquiry = z.object({
  kind: z.literal('inquiry'),
  startedAt: instant,
  endedAt: instant,
  place: line(300),
  /** First, second … inquiry of this person. */
  nth: z.int32().min(1).max(99),
  person: z.object({
    name: line(60),
    sex: text(10),
    age: text(10),
    idNo: text(40),
    phone: text(40),
    unit: text(200),
    post: text(60),
    address: text(300),
  }),
  recorder: line(60),
  rightsTold: z.boolean(),
  recusal: z.enum(['not-asked-for', 'asked-for']),
  dialogue: z
    .array(z.object({ question: line(1000), answer: line(4000) }))
    .min(1)
    .max(200),
});

const survey = z.object({
  kind: z.literal('survey'),
  startedAt: instant,
  endedAt: instant,
  place: line(300),
  weather: text(60),
  object: line(500),
  party: text(200),
  course: line(8000),
  result: line(4000),
  recorder: line(60),
});

const sampling = z.object({
  kind: z.literal('sampling'),
  sampledAt: instant,
  place: line(300),
  goods: z
    .array(
      z.object({
        name: line(200),
        brand: text(100),
        specification: text(100),
        batch: text(100),
        producer: text(200),
        producedOn: day.nullable(),
        quantity: line(60),
        base: text(60),
        unitPriceFen: z.int32().min(0).nullable(),
      }),
    )
    .min(1)
    .max(50),
  method: line(500),
  sealing: text(500),
  storage: text(500),
  disposal: text(500),
});

const resultNotice = z.object({
  kind: z.literal('result-notice'),
  results: line(8000),
  handling: text(4000),
  guidance: text(2000),
  objectionChannel: text(500),
  issuedOn: day,
});

const correctionOrder = z.object({
  kind: z.literal('correction-order'),
  /** What must be corrected: taken from the findings of the record. */
  items: z
    .array(z.object({ description: line(4000), clause: line(300), orderClause: line(300), dueOn: day }))
    .min(1)
    .max(100),
  recheck: text(500),
  remedies: text(1000),
  issuedOn: day,
});

const serviceReceipt = z.object({
  kind: z.literal('service-receipt'),
  documents: z
    .array(z.object({ name: line(200), number: text(100) }))
    .min(1)
    .max(20),
  place: line(300),
  way: z.enum(['direct', 'left', 'post', 'electronic', 'entrusted']),
  recipient: text(60),
  servedAt: instant,
  server: line(200),
  refusal: z.object({ reason: line(500), witness: line(60) }).nullable(),
});

export const documentContent = z.discriminatedUnion('kind', [
  inquiry,
  survey,
  sampling,
  resultNotice,
  correctionOrder,
  serviceReceipt,
]);
export type DocumentContent = z.output<typeof documentContent>;
export type WrittenDocumentKind = DocumentContent['kind'];
export const writtenDocumentKinds = documentContent.options.map((option) => option.shape.kind.value);

/** A document as it is handed in. */
export const writtenDocument = z.object({
  documentId: id,
  content: documentContent,
  /** Official number, for the kinds that have one. */
  number: line(100).nullable(),
  signatures: z.array(drawnSignature).max(20),
  evidence: z.array(evidenceItem).max(mostAttached),
});
export type WrittenDocument = z.output<typeof writtenDocument>;

/** All documents of an inspection: those made of its own data, and the written ones. */
export const documentKinds = ['approval-form', 'notice', 'record', ...writtenDocumentKinds] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentView = writtenDocument.extend({
  contentHash: z.string(),
  writtenBy: z.string(),
  writtenAt: instant,
});
