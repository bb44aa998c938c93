/** Numbers of documents that were reserved for tablets: which were used, which are gaps, and why. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { id, instant, line, year } from './fields.ts';
import { numberedKinds } from './inspection-documents.ts';
import { pageOf, pageQuery } from './page.ts';

/** free: nobody has it but the tablet; used: a document carries it; void: declared void, and no document carries it. */
const numberStates = ['free', 'used', 'void'] as const;

const numberRangeSchema = z.object({
  id,
  kind: z.enum(numberedKinds),
  year,
  deviceId: id,
  deviceName: z.string(),
  reservedAt: instant,
  /** In their order, for example 示工信责改〔2026〕3号. */
  numbers: z.array(
    z.object({
      number: z.string(),
      state: z.enum(numberStates),
      /** Of the document that carries it. */
      inspectionId: id.nullable(),
    }),
  ),
  voided: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Free numbers that the tablet will not use any more: it is revoked, or their year is over. */
  isVoidable: z.boolean(),
});

export const listNumberRanges = endpoint({
  name: 'list-number-ranges',
  method: 'GET',
  path: '/number-ranges',
  access: 'device.read',
  summary: 'Numbers that were reserved for tablets, newest first, with what became of each',
  query: pageQuery.extend({ year: year.optional(), kind: z.enum(numberedKinds).optional() }),
  response: pageOf(numberRangeSchema),
});

export const voidNumberRange = endpoint({
  name: 'void-number-range',
  method: 'POST',
  path: '/number-ranges/:rangeId/voiding',
  access: 'number.void',
  summary: 'Declare the rest of a range void, with the reason for the register',
  params: z.object({ rangeId: id }),
  body: z.object({ reason: line(500) }),
  /** How many are void now that were not. */
  response: z.object({ voided: z.number().int() }),
  problems: ['device/numbers-in-use'],
});
