/** Documents of an inspection as Word, and the bureau's own templates for them. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { id, instant, line } from './fields.ts';
import { documentKinds } from './inspection-documents.ts';

export const listInspectionDocuments = endpoint({
  name: 'list-inspection-documents',
  method: 'GET',
  path: '/inspections/:inspectionId/documents',
  access: 'inspection.read',
  summary: 'The documents that exist for an inspection',
  params: z.object({ inspectionId: id }),
  response: z.object({
    items: z.array(
      z.object({
        /** The written document, or the inspection itself for those made of its own data. */
        documentId: id,
        kind: z.enum(documentKinds),
        title: z.string(),
        number: z.string().nullable(),
        at: instant.nullable(),
        by: z.string(),
      }),
    ),
  }),
});

export const downloadDocument = endpoint({
  name: 'download-document',
  method: 'GET',
  path: '/inspections/:inspectionId/documents/:kind/:documentId/word',
  access: 'inspection.read',
  summary: 'A document as Word, by the template of the bureau where there is one',
  params: z.object({ inspectionId: id, kind: z.enum(documentKinds), documentId: id }),
  responseKind: 'file',
  problems: ['inspection/wrong-state'],
});

export const printDocument = endpoint({
  name: 'print-document',
  method: 'GET',
  path: '/inspections/:inspectionId/documents/:kind/:documentId/print',
  access: 'inspection.read',
  summary: 'The print view of a document as a page (HTML) without script',
  params: z.object({ inspectionId: id, kind: z.enum(documentKinds), documentId: id }),
  responseKind: 'file',
  problems: ['inspection/wrong-state'],
});

const templateField = z.object({
  kind: z.enum(['text', 'picture', 'list']),
  /** As it stands between the braces of a template. */
  tag: z.string(),
  label: z.string(),
  /** A field of a list is required where the list stands. */
  isRequired: z.boolean(),
  /** The list that it belongs to; null: it stands by itself. */
  list: z.string().nullable(),
});
export type TemplateFieldView = z.output<typeof templateField>;

export const listTemplates = endpoint({
  name: 'list-templates',
  method: 'GET',
  path: '/document-templates',
  access: 'matter.read',
  summary: 'For each kind of document: the fields a template must have, and the template of the bureau, if any',
  response: z.object({
    items: z.array(
      z.object({
        kind: z.enum(documentKinds),
        title: z.string(),
        fields: z.array(templateField),
        template: z.object({ fileName: z.string(), uploadedBy: z.string(), uploadedAt: instant }).nullable(),
      }),
    ),
  }),
});

export const replaceTemplate = endpoint({
  name: 'replace-template',
  method: 'PUT',
  path: '/document-templates/:kind',
  access: 'matter.edit',
  summary: 'Use a Word file of the bureau as template; refused with the list of required fields that it lacks',
  params: z.object({ kind: z.enum(documentKinds) }),
  query: z.object({ fileName: line(200) }),
  bodyKind: 'raw',
  problems: ['document/template-unreadable', 'document/template-incomplete'],
});

export const removeTemplate = endpoint({
  name: 'remove-template',
  method: 'DELETE',
  path: '/document-templates/:kind',
  access: 'matter.edit',
  summary: 'Go back to the built-in form',
  params: z.object({ kind: z.enum(documentKinds) }),
});

/** A Word file with every field as a tag, to begin a template of one's own with. */
export const downloadTemplateStart = endpoint({
  name: 'download-template-start',
  method: 'GET',
  path: '/document-templates/:kind/start',
  access: 'matter.read',
  summary: 'The built-in form with tags instead of values',
  params: z.object({ kind: z.enum(documentKinds) }),
  responseKind: 'file',
});
