/** The bureau (执法主体) itself, its sections, and what waits at the desk. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { day, id, instant, line, revision, text } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

/** Shown as a link to everybody: nothing but http and https. */
const webAddress = text(300).regex(/^(https?:\/\/\S+)?$/);

export const bureauSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['organ', 'authorised', 'entrusted']),
  entrustingBody: z.string().nullable(),
  entrustmentUrl: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  announcedOn: day.nullable(),
  announcementUrl: z.string().nullable(),
  complaintPhone: z.string(),
  /** Beginning of document numbers, for example 示工信. */
  documentPrefix: z.string(),
  /** Most inspections of one enterprise a year; null: none published. */
  capPerYear: z.number().int().nullable(),
  capSource: z.string(),
  mergeWindowDays: z.number().int().nullable(),
  revision,
});
export type BureauView = z.output<typeof bureauSchema>;

export const getBureau = endpoint({
  name: 'get-bureau',
  method: 'GET',
  path: '/bureau',
  access: 'bureau.read',
  summary: 'The bureau of the account (for a supervisor: the one asked for)',
  response: bureauSchema,
});

export const listBureaus = endpoint({
  name: 'list-bureaus',
  method: 'GET',
  path: '/bureaus',
  access: 'bureau.read',
  summary: 'Bureaus that the account may see: all for a supervisor, the own one for others',
  response: z.object({ items: z.array(z.object({ id, code: z.string(), name: z.string(), regionName: z.string() })) }),
});

export const updateBureau = endpoint({
  name: 'update-bureau',
  method: 'PUT',
  path: '/bureau',
  access: 'bureau.edit',
  summary: 'Change name, announcement, caps and numbers of the bureau',
  body: z.object({
    name: line(100),
    kind: z.enum(['organ', 'authorised', 'entrusted']),
    entrustingBody: text(100).nullable(),
    entrustmentUrl: webAddress.nullable(),
    regionCode: text(12),
    regionName: text(60),
    announcedOn: day.nullable(),
    announcementUrl: webAddress.nullable(),
    complaintPhone: text(40),
    documentPrefix: line(20),
    capPerYear: z.number().int().min(1).max(366).nullable(),
    capSource: text(300),
    mergeWindowDays: z.number().int().min(0).max(366).nullable(),
    revision,
  }),
  response: bureauSchema,
  problems: ['resource/changed'],
});

export const sectionSchema = z.object({ id, name: z.string(), sort: z.number().int() });

export const listSections = endpoint({
  name: 'list-sections',
  method: 'GET',
  path: '/sections',
  access: 'bureau.read',
  summary: 'Sections (承办科室) of the bureau',
  response: z.object({ items: z.array(sectionSchema) }),
});

export const createSection = endpoint({
  name: 'create-section',
  method: 'POST',
  path: '/sections',
  access: 'bureau.edit',
  summary: 'Add a section',
  body: z.object({ name: line(60), sort: z.number().int().min(0).max(9999).default(0) }),
  response: sectionSchema,
  problems: ['resource/duplicate'],
});

export const updateSection = endpoint({
  name: 'update-section',
  method: 'PUT',
  path: '/sections/:sectionId',
  access: 'bureau.edit',
  summary: 'Rename or reorder a section',
  params: z.object({ sectionId: id }),
  body: z.object({ name: line(60), sort: z.number().int().min(0).max(9999) }),
  response: sectionSchema,
  problems: ['resource/duplicate'],
});

/** What waits for the person who is logged in. */
export const todoSchema = z.object({
  items: z.array(
    z.object({
      kind: z.enum([
        'inspection-to-approve',
        'inspection-returned',
        'inspection-today',
        'inspection-overdue',
        'result-to-tell',
        'inspection-to-close',
        'order-overdue',
        'order-to-recheck',
        'held-command',
        'plan-to-approve',
        'plan-to-publish',
        'matters-unpublished',
        'certificate-expiring',
        'bureau-not-announced',
        'import-to-confirm',
      ]),
      count: z.number().int(),
      /** The first few, to go to directly. */
      examples: z.array(z.object({ id: z.string(), label: z.string(), day: day.nullable() })),
    }),
  ),
});
export type TodoView = z.output<typeof todoSchema>;

export const getTodo = endpoint({
  name: 'get-todo',
  method: 'GET',
  path: '/todo',
  access: 'session',
  summary: 'What waits for me',
  response: todoSchema,
});

export const listAuditEvents = endpoint({
  name: 'list-audit-events',
  method: 'GET',
  path: '/audit-events',
  access: 'audit.read',
  summary: 'The audit log, newest first',
  query: pageQuery.extend({ subjectId: id.optional() }),
  response: pageOf(
    z.object({
      seq: z.number().int(),
      at: instant,
      actor: z.string(),
      action: z.string(),
      subjectKind: z.string(),
      subjectId: id.nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});
