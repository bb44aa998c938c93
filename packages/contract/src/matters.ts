/** Inspection matters (行政检查事项), versioned: published text is never edited in place (R03, R04). */
import { z } from 'zod';
import { answers, demandsOnNo } from '@liangma/domain/inspection/record';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { endpoint } from './define-endpoint.ts';
import { day, id, line, revision, text } from './fields.ts';

const demands = {
  /** What a 'no' demands on site. */
  onNo: z.array(z.enum(demandsOnNo)).max(2).default([]),
  /** Asked only when an earlier row of this checklist got this answer; row numbers from 1. */
  onlyIf: z
    .object({ no: z.int32().min(1).max(200), answer: z.enum(answers) })
    .nullable()
    .default(null),
};

const checklistRow = z.object({
  no: z.number().int(),
  text: z.string(),
  clause: z.string().nullable(),
  penaltyClause: z.string().nullable(),
  ...demands,
});

export const matterSchema = z.object({
  id,
  versionId: id,
  version: z.number().int(),
  name: z.string(),
  field: z.string(),
  basis: z.string(),
  penaltyBasis: z.string(),
  object: z.string(),
  content: z.string(),
  method: z.string(),
  capText: z.string(),
  capPerYear: z.number().int().nullable(),
  minimumText: z.string(),
  minimumPerYear: z.number().int().nullable(),
  level: z.string(),
  remark: z.string(),
  checklist: z.array(checklistRow),
  publishedOn: day.nullable(),
  publicationUrl: z.string(),
  withdrawnOn: day.nullable(),
});
export type MatterView = z.output<typeof matterSchema>;

export const listMatters = endpoint({
  name: 'list-matters',
  method: 'GET',
  path: '/matters',
  access: 'matter.read',
  summary: 'All matters of the bureau in their present version',
  response: z.object({ items: z.array(matterSchema) }),
});

export const getMatter = endpoint({
  name: 'get-matter',
  method: 'GET',
  path: '/matters/:matterId',
  access: 'matter.read',
  summary: 'One matter with its earlier versions',
  params: z.object({ matterId: id }),
  response: matterSchema.extend({
    versions: z.array(
      z.object({ versionId: id, version: z.number().int(), publishedOn: day.nullable(), withdrawnOn: day.nullable() }),
    ),
  }),
});

export const saveMatter = endpoint({
  name: 'save-matter',
  method: 'PUT',
  path: '/matters/:matterId',
  access: 'matter.edit',
  summary: 'Change a matter: an unpublished version is changed, a published one gets a new unpublished version',
  params: z.object({ matterId: id }),
  body: z.object({
    version: revision,
    field: text(100),
    basis: text(4000),
    penaltyBasis: text(4000),
    object: text(1000),
    content: text(4000),
    method: text(200),
    capText: text(300),
    capPerYear: z.number().int().min(1).max(366).nullable(),
    minimumText: text(300),
    minimumPerYear: z.number().int().min(1).max(366).nullable(),
    level: text(100),
    remark: text(1000),
    checklist: z
      .array(
        z.object({
          text: line(500),
          clause: text(recordLimits.clause).nullable(),
          penaltyClause: text(recordLimits.clause).nullable(),
          ...demands,
        }),
      )
      .max(200),
  }),
  response: matterSchema,
  problems: ['resource/changed'],
});

export const publishMatters = endpoint({
  name: 'publish-matters',
  method: 'POST',
  path: '/matters/publication',
  access: 'matter.edit',
  summary: 'Register that matters were published, with day and address; only published ones may be inspected',
  body: z.object({ matterIds: z.array(id).min(1).max(500), publishedOn: day, publicationUrl: text(300) }),
  response: z.object({ published: z.number().int() }),
});
