/** The mapping while a person corrects it: choices are texts, as the fields of the form hold them. */
import { tableKinds } from '@liangma/contract/imports';
import type { ImportMapping, ImportRunView } from '@liangma/contract/imports';
import { importFields } from '@liangma/domain/imports/import-fields';
import { mapColumns } from '@liangma/domain/imports/map-columns';
import { columnLetter } from '@liangma/domain/imports/table';
import { z } from 'zod';
import { translate } from '../../messages/translate.ts';

type Recognition = NonNullable<ImportRunView['recognition']>;
export type SheetPreview = Recognition['sheets'][number];
type TableKind = (typeof tableKinds)[number];

const sheetDraft = z.object({
  sheet: z.string(),
  isTaken: z.boolean(),
  table: z.enum(tableKinds),
  /** Row of the header as text. */
  headerRow: z.string().nullish(),
  /** Field → column from 0 as text. */
  columns: z.record(z.string(), z.string().nullish()),
});
type SheetDraft = z.output<typeof sheetDraft>;

function checkSheet(draft: SheetDraft, index: number, context: z.RefinementCtx): void {
  const demand = (...path: string[]) =>
    context.addIssue({
      code: 'custom',
      path: ['sheets', index, ...path],
      message: translate('imports.mapping.required'),
    });
  if (!draft.headerRow) demand('headerRow');
  const seen = new Set<string>();
  for (const { field, isRequired } of importFields(draft.table)) {
    const column = draft.columns[field];
    if (!column) {
      if (isRequired) demand('columns', field);
      continue;
    }
    if (seen.has(column))
      context.addIssue({
        code: 'custom',
        path: ['sheets', index, 'columns', field],
        message: translate('imports.mapping.twice'),
      });
    seen.add(column);
  }
}

/** Required fields have a column, no column serves twice, and one sheet at least is taken. */
export const mappingDraft = z.object({ sheets: z.array(sheetDraft) }).superRefine(({ sheets }, context) => {
  sheets.forEach((sheet, index) => {
    if (sheet.isTaken) checkSheet(sheet, index, context);
  });
  if (!sheets.some((sheet) => sheet.isTaken))
    context.addIssue({
      code: 'custom',
      path: ['sheets', 0, 'isTaken'],
      message: translate('imports.mapping.no-sheet'),
    });
});
export type MappingDraft = z.output<typeof mappingDraft>;

const asTexts = (columns: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, String(column)]));

/** What the form starts with: the mapping as recognised; sheets that were left out are not taken. */
export function draftOf(run: ImportRunView, recognition: Recognition): MappingDraft {
  const [firstTable = run.kind] = Object.keys(recognition.fields) as TableKind[];
  const sheets = recognition.sheets.map((preview) => {
    const mapped = run.mapping?.sheets.find((one) => one.sheet === preview.sheet);
    return {
      sheet: preview.sheet,
      isTaken: mapped !== undefined,
      table: mapped?.table ?? firstTable,
      headerRow: mapped ? String(mapped.headerRow) : null,
      columns: asTexts(mapped?.columns ?? {}),
    };
  });
  // Nothing was recognised: the first sheet is the likeliest.
  if (sheets[0] && !sheets.some((sheet) => sheet.isTaken)) sheets[0].isTaken = true;
  return { sheets };
}

/** What is sent: sheets that are not taken are left out. */
export function mappingOf(draft: MappingDraft): ImportMapping {
  return {
    sheets: draft.sheets
      .filter((sheet) => sheet.isTaken)
      .map(({ sheet, table, headerRow, columns }) => ({
        sheet,
        table,
        headerRow: Number(headerRow),
        columns: Object.fromEntries(
          Object.entries(columns).flatMap(([field, column]) => (column ? [[field, Number(column)]] : [])),
        ),
      })),
  };
}

/** The headers when this row is the header: as recognised, else as the sample has them. */
export function headersAt(preview: SheetPreview, headerRow: number): readonly string[] {
  if (preview.headerRow === headerRow && preview.headers.length > 0) return preview.headers;
  return preview.sample.find((one) => one.row === headerRow)?.cells ?? [];
}

/** What the columns are taken for when a person chooses another row as header. */
export const columnsFor = (preview: SheetPreview, headerRow: number, table: TableKind): Record<string, string> =>
  asTexts(
    mapColumns(
      headersAt(preview, headerRow).map((header) => [header]),
      table,
    ),
  );

export interface ColumnChoice {
  value: string;
  letter: string;
  header: string;
  /** The first content below the header. */
  example: string;
}

/** What fits into the field beside its letter. */
const longestHeader = 14;
const longestExample = 8;

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text);

/** The columns of a sheet to choose from. */
export function columnChoices(preview: SheetPreview, headerRow: number): ColumnChoice[] {
  const headers = headersAt(preview, headerRow);
  const below = preview.sample.filter((one) => one.row > headerRow);
  const count = Math.max(headers.length, ...below.map((one) => one.cells.length), 0);
  return Array.from({ length: count }, (_, index) => {
    const example = below.map((one) => (one.cells[index] ?? '').trim()).find((text) => text !== '') ?? '';
    return {
      value: String(index),
      letter: columnLetter(index),
      header: cut((headers[index] ?? '').trim(), longestHeader),
      example: cut(example, longestExample),
    };
  });
}
