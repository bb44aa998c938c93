/** The field pack: what a tablet needs to work without network, fetched by a cursor that no late commit can slip behind. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { id, instant, text } from './fields.ts';
import { inspectionSchema } from './inspection-views.ts';

const packEnterprise = z.object({
  id,
  name: z.string(),
  formerNames: z.array(z.string()),
  creditCode: z.string(),
  address: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  status: z.string(),
  /** Names as they are read aloud: syllables by spaces, a line for the name and each former name. */
  pinyin: z.string().default(''),
});
export type PackEnterprise = z.output<typeof packEnterprise>;

export const cannedTextUses = ['note', 'finding', 'statement', 'conclusion', 'question'] as const;
export const cannedTextSchema = z.object({ id, use: z.enum(cannedTextUses), text: z.string() });
export type CannedText = z.output<typeof cannedTextSchema>;

export const packItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inspection'),
    id,
    view: inspectionSchema,
    /** Signs the inspection code without network, base64url; null before approval and after closing. */
    codeSecret: z.string().nullable(),
    /** SHA-256 (hex) of the enterprise code as it is printed: a scan is compared without the bureau's secret. */
    enterpriseCodeHash: z.string(),
  }),
  /** Register of enterprises, in portions. */
  z.object({ kind: z.literal('enterprises'), id: z.string(), rows: z.array(packEnterprise) }),
  z.object({
    kind: z.literal('bureau'),
    id,
    name: z.string(),
    entrustedBy: z.string().nullable(),
    complaintPhone: z.string(),
    documentPrefix: z.string(),
    /** Address that inspection codes begin with. */
    origin: z.string(),
    /** Canned texts (常用语). */
    cannedTexts: z.array(cannedTextSchema),
  }),
]);
export type PackItem = z.output<typeof packItem>;

export const getFieldPack = endpoint({
  name: 'get-field-pack',
  method: 'GET',
  path: '/field-pack',
  access: 'inspection.carry-out',
  onTablet: true,
  summary: 'Changes since the cursor: my open inspections with everything about them, the register, the bureau',
  query: z.object({ deviceId: id, after: text(200).default('') }),
  response: z.object({
    /** Whose pack it is: a tablet takes in none of another account. */
    accountId: id,
    /** The cursor was too old or of another kind: forget everything of the pack before taking this in. */
    reset: z.boolean(),
    upserts: z.array(packItem),
    deletes: z.array(z.object({ kind: z.enum(['inspection', 'enterprise']), id })),
    cursor: z.string(),
    /** More is ready now. */
    hasMore: z.boolean(),
    /** Server time, and its stamp for the envelopes of commands. */
    now: instant,
    stamp: z.string(),
  }),
  problems: ['device/revoked', 'device/unknown'],
});

export const listCannedTexts = endpoint({
  name: 'list-canned-texts',
  method: 'GET',
  path: '/canned-texts',
  access: 'matter.read',
  summary: 'Canned texts (常用语) of the bureau',
  response: z.object({ items: z.array(cannedTextSchema) }),
});

export const saveCannedTexts = endpoint({
  name: 'save-canned-texts',
  method: 'PUT',
  path: '/canned-texts',
  access: 'matter.edit',
  summary: 'Replace the canned texts of the bureau',
  body: z.object({
    items: z.array(z.object({ use: z.enum(cannedTextUses), text: text(1000).min(1) })).max(500),
  }),
  response: z.object({ items: z.array(cannedTextSchema) }),
});
