/** Imports of lists: upload → recognise → preview → confirm → done. Nothing reaches a register before the confirmation. */
import { z } from 'zod';
import { endpoint } from './define-endpoint.ts';
import { id, instant, line } from './fields.ts';
import { pageOf, pageQuery } from './page.ts';

export const importKinds = ['enterprises', 'officers', 'matters', 'plan', 'ledger'] as const;
export const tableKinds = [...importKinds, 'checks'] as const;
export const importStates = ['reading', 'ready', 'importing', 'done', 'failed'] as const;
export const rowOutcomes = ['accepted', 'refused', 'merged', 'not-data'] as const;
/** Rows that hold no record. */
export const notDataKinds = ['blank', 'title', 'header', 'heading', 'subtotal', 'total', 'note'] as const;
export const rowFilters = ['all', 'accepted', 'warnings', 'refused', 'merged', 'not-data'] as const;

/** One thing said about a cell. */
export const importFindingSchema = z.object({
  column: z.string(),
  code: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});

export const importMappingSchema = z.object({
  /** Sheets that are not named here are left out. */
  sheets: z
    .array(
      z.object({
        sheet: z.string().max(200),
        /** What the sheet holds; the checklists (`checks`) come with the matters. */
        table: z.enum(tableKinds),
        /** Row of the header as in the sheet, from 1. */
        headerRow: z.int32().min(1),
        /** Field → column from 0; fields without a column are left out. */
        columns: z.record(z.string().max(60), z.int32().min(0)),
      }),
    )
    .max(100),
});
export type ImportMapping = z.output<typeof importMappingSchema>;

export const importCountsSchema = z.object({
  rows: z.number().int(),
  accepted: z.number().int(),
  acceptedWithWarning: z.number().int(),
  refused: z.number().int(),
  merged: z.number().int(),
  notData: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
});

/** What a person says about the file as a whole. */
export const importOptionsSchema = z.object({
  /** Year of the plan or the ledger; taken from the file's title when it is not given. */
  year: z.number().int().nullable(),
  /** Ledger: full and detailed records of these inspections are on file on paper, so that they count (rule R9). */
  hasPaperRecords: z.boolean(),
});

export const importRunSchema = z.object({
  id,
  kind: z.enum(importKinds),
  state: z.enum(importStates),
  fileName: z.string(),
  options: importOptionsSchema,
  /** How the file was read, and what a person may correct. */
  recognition: z
    .object({
      format: z.string(),
      encoding: z.string().nullable(),
      sheets: z.array(
        z.object({
          sheet: z.string(),
          rows: z.number().int(),
          /** Null: holds none of what is imported. */
          table: z.enum(tableKinds).nullable(),
          headerRow: z.number().int().nullable(),
          /** Header text per column, from column A. */
          headers: z.array(z.string()),
          /** The first rows of the sheet with their numbers, to choose the header and the columns by eye. */
          sample: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
          /** Required fields that no column was found for. */
          missing: z.array(z.string()),
        }),
      ),
      /** What the columns of each kind of table can be taken for. */
      fields: z.record(
        z.string(),
        z.array(z.object({ field: z.string(), zh: z.string(), en: z.string(), isRequired: z.boolean() })),
      ),
      notes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      isRemembered: z.boolean(),
    })
    .nullable(),
  mapping: importMappingSchema.nullable(),
  counts: importCountsSchema.nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  failure: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  createdBy: z.string(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export type ImportRunView = z.output<typeof importRunSchema>;

export const importRowSchema = z.object({
  position: z.number().int(),
  sheet: z.string(),
  row: z.number().int(),
  outcome: z.enum(rowOutcomes),
  applied: z.enum(['created', 'updated', 'unchanged']).nullable(),
  table: z.enum(tableKinds),
  /** The row as text, in the order of the sheet. */
  cells: z.array(z.string()),
  refusals: z.array(importFindingSchema),
  warnings: z.array(importFindingSchema),
  /** Row that this one was merged into. */
  mergedInto: z.number().int().nullable(),
  /** Why the row is not data; null for every other outcome. */
  notData: z.enum(notDataKinds).nullable(),
});

const importId = z.object({ importId: id });

export const startImport = endpoint({
  name: 'start-import',
  method: 'POST',
  path: '/imports',
  access: 'import.run',
  summary: 'Upload a file; it is read in the background',
  query: z.object({
    kind: z.enum(importKinds),
    fileName: line(200),
    /** Year of the plan or the ledger. */
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    hasPaperRecords: z.enum(['yes', 'no']).default('no'),
  }),
  body: z.instanceof(Uint8Array),
  bodyKind: 'raw',
  response: importRunSchema,
  problems: ['import/unreadable', 'request/too-large'],
});

export const listImports = endpoint({
  name: 'list-imports',
  method: 'GET',
  path: '/imports',
  access: 'import.run',
  summary: 'Imports, newest first',
  query: pageQuery,
  response: pageOf(importRunSchema.omit({ recognition: true, mapping: true })),
});

export const getImport = endpoint({
  name: 'get-import',
  method: 'GET',
  path: '/imports/:importId',
  access: 'import.run',
  summary: 'State, recognition, counts and progress of an import',
  params: importId,
  response: importRunSchema,
});

export const listImportRows = endpoint({
  name: 'list-import-rows',
  method: 'GET',
  path: '/imports/:importId/rows',
  access: 'import.run',
  summary: 'Rows of the preview with every problem',
  params: importId,
  query: pageQuery.extend({ show: z.enum(rowFilters).default('all') }),
  response: pageOf(importRowSchema),
});

export const remapImport = endpoint({
  name: 'remap-import',
  method: 'PUT',
  path: '/imports/:importId/mapping',
  access: 'import.run',
  summary: 'Correct sheet, header row or columns; the file is judged again and the mapping is remembered',
  params: importId,
  body: importMappingSchema,
  response: importRunSchema,
  problems: ['import/not-ready', 'import/already-confirmed', 'import/mapping-incomplete'],
});

export const confirmImport = endpoint({
  name: 'confirm-import',
  method: 'POST',
  path: '/imports/:importId/confirmation',
  access: 'import.run',
  summary: 'Write the accepted rows in the background; a repeat of the same file changes nothing',
  params: importId,
  query: z.object({
    /** Year of the plan, when neither the upload nor the file named it, or named another one. */
    year: z.coerce.number().int().min(2000).max(2100).optional(),
  }),
  response: importRunSchema,
  problems: ['import/not-ready', 'import/already-confirmed'],
});

export const downloadRefused = endpoint({
  name: 'download-refused',
  method: 'GET',
  path: '/imports/:importId/refused.xlsx',
  access: 'import.run',
  summary: 'The refused rows with reasons, as Excel to correct and send again',
  params: importId,
  responseKind: 'file',
  problems: ['import/not-ready'],
});
