/** What a document still lacks before it can be signed, in the order of the screen. Pure. */
import { documentContent } from '@liangma/contract/inspection-documents';
import type { WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { lacksLawTitle } from '@liangma/documents/official/law-title';
import { emptyToMissing } from '../../ui/empty-to-missing.ts';
import { clauseOf } from './paper-start.ts';

export interface PaperGap {
  code: 'missing' | 'unanswered' | 'not-told' | 'time-reversed' | 'law-unnamed' | 'record-missing' | 'invalid';
  /** Name of the field in the form: `dialogue.0.answer`. */
  name: string;
}

/** The fields that can be named, in the order of the screens; those of a row without its number. */
export const gapFields = [
  'startedAt',
  'endedAt',
  'sampledAt',
  'nth',
  'recorder',
  'person.name',
  'rightsTold',
  'recusal',
  'dialogue.question',
  'dialogue.answer',
  'object',
  'course',
  'result',
  'documents.name',
  'servedAt',
  'way',
  'place',
  'method',
  'recipient',
  'server',
  'refusal',
  'refusal.reason',
  'refusal.witness',
  'goods.name',
  'goods.quantity',
  'items.description',
  'items.clause',
  'items.orderClause',
  'items.dueOn',
  'results',
  'handling',
  'issuedOn',
] as const;
export type GapField = (typeof gapFields)[number];

/** The field and the row that a name stands for; the row counts from 0, null for what is no row. */
export function placeOf(name: string): { field: GapField | undefined; row: number | null } {
  const row = /\.(\d+)\./.exec(name)?.[1];
  const bare = name.replace(/\.\d+\./, '.');
  return { field: gapFields.find((each) => each === bare), row: row === undefined ? null : Number(row) };
}

/** Questions to tap an answer to. */
const questions: readonly string[] = ['recusal', 'way', 'refusal'];

/** The schema of one kind. */
export function schemaOf(kind: WrittenDocumentKind) {
  const found = documentContent.options.find((option) => option.shape.kind.value === kind);
  if (!found) throw new Error(`no document of kind ${kind}`);
  return found;
}

const textAt = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let value = values;
  for (const key of path) value = (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key];
  return value;
}

const rowsOf = (values: Record<string, unknown>, name: string): Record<string, unknown>[] =>
  Array.isArray(values[name]) ? (values[name] as Record<string, unknown>[]) : [];

/** What the schema of the server does not take. */
function fromSchema(kind: WrittenDocumentKind, values: Record<string, unknown>): PaperGap[] {
  const schema = schemaOf(kind);
  const issues = schema.safeParse(emptyToMissing(schema, values)).error?.issues ?? [];
  return issues.map(({ path }) => {
    const name = path.join('.');
    const value = valueAt(values, path);
    const isEmpty = value === undefined || value === null || textAt(value) === '';
    const code = questions.includes(name) ? 'unanswered' : isEmpty && typeof value !== 'number' ? 'missing' : 'invalid';
    return { code, name };
  });
}

const missing = (name: string): PaperGap => ({ code: 'missing', name });

function ofTimes({ startedAt, endedAt }: Record<string, unknown>): PaperGap[] {
  const [from, until] = [textAt(startedAt), textAt(endedAt)];
  const isReversed = from !== '' && until !== '' && Date.parse(until) <= Date.parse(from);
  return isReversed ? [{ code: 'time-reversed', name: 'endedAt' }] : [];
}

function ofItems(values: Record<string, unknown>): PaperGap[] {
  return rowsOf(values, 'items').flatMap(({ clause, orderClause }, index) => {
    const name = `items.${index}`;
    const unnamed = (field: string, text: unknown): PaperGap[] =>
      lacksLawTitle(textAt(text)) ? [{ code: 'law-unnamed', name: `${name}.${field}` }] : [];
    return [...unnamed('clause', clause), ...unnamed('orderClause', orderClause)];
  });
}

function ofResult(values: Record<string, unknown>, view: InspectionView): PaperGap[] {
  const results = textAt(values['results']);
  const isUnnamed = view.findings
    .map((finding) => clauseOf(view, finding))
    .some((clause) => lacksLawTitle(clause) && results.includes(clause));
  return [
    ...(view.record === null ? [{ code: 'record-missing' as const, name: 'results' }] : []),
    ...(isUnnamed ? [{ code: 'law-unnamed' as const, name: 'results' }] : []),
    ...(textAt(values['handling']) === '' ? [missing('handling')] : []),
  ];
}

/** What is a gap although the schema takes it. */
function beyondSchema(kind: WrittenDocumentKind, values: Record<string, unknown>, view: InspectionView): PaperGap[] {
  switch (kind) {
    case 'inquiry':
      return [
        ...ofTimes(values),
        ...(values['rightsTold'] === true ? [] : [{ code: 'not-told' as const, name: 'rightsTold' }]),
      ];
    case 'survey':
      return ofTimes(values);
    case 'correction-order':
      return ofItems(values);
    case 'result-notice':
      return ofResult(values, view);
    case 'service-receipt':
      return [
        ...(textAt(values['recipient']) === '' ? [missing('recipient')] : []),
        // Taken is an answer as well, refused another; neither is nobody's.
        ...(values['refusal'] === undefined ? [{ code: 'unanswered' as const, name: 'refusal' }] : []),
      ];
    case 'sampling':
      return [];
  }
}

function order({ name }: PaperGap): number {
  const { field, row } = placeOf(name);
  const list = gapFields.findIndex((each) => each.split('.')[0] === name.split('.')[0]);
  const own = gapFields.indexOf(field ?? 'issuedOn');
  return list * 1_000_000 + (row ?? 0) * 1_000 + own;
}

/** Everything that is missing before the signing. */
export function paperGaps(
  kind: WrittenDocumentKind,
  values: Record<string, unknown>,
  view: InspectionView,
): PaperGap[] {
  return [...fromSchema(kind, values), ...beyondSchema(kind, values, view)].toSorted((a, b) => order(a) - order(b));
}
