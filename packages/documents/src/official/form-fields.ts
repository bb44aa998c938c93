/**
 * The fields of a kind of document: what its builder reads is also what a template of the bureau may hold, under a
 * Chinese tag. The built-in form with tags instead of values is made by building it from the tags themselves.
 */
import type { OfficialDocument, SignaturePicture } from './official-document.ts';

export interface TextField {
  kind: 'text' | 'picture';
  /** As written in a template between braces: {检查单位}. */
  tag: string;
  label: string;
  isRequired: boolean;
}

/** A row of a list: texts, and pictures of signatures. */
type Row = { readonly [key: string]: string | SignaturePicture };

export interface ListField<R> {
  kind: 'list';
  /** As written around what is repeated: {#检查项} … {/检查项}. */
  tag: string;
  label: string;
  isRequired: boolean;
  /** What the built-in form repeats: rows of a table, or whole paragraphs. */
  repeats: 'rows' | 'paragraphs';
  /** In the order of print: the start of a template opens the loop at the first and closes it at the last. */
  fields: { readonly [Key in keyof R]: TextField };
}

/** A field for each member of the data, lists included. */
export type FieldsOf<Data> = {
  readonly [Key in keyof Data]: Data[Key] extends readonly (infer R)[] ? ListField<R> : TextField;
};

export type TemplateRow = Readonly<Record<string, string | SignaturePicture>>;
/** Values by tag, as a template is filled. */
export type TemplateData = Readonly<Record<string, string | readonly TemplateRow[]>>;

export interface TemplateField {
  kind: 'text' | 'picture' | 'list';
  tag: string;
  label: string;
  /** A field of a list is required where the list stands. */
  isRequired: boolean;
  /** Tag of the list that it belongs to; null: it stands by itself. */
  list: string | null;
}

/** A kind of document without its data: what templates need to know. */
export interface DocumentForm {
  title: string;
  templateFields: readonly TemplateField[];
  /** The built-in form with tags instead of values. */
  start: () => OfficialDocument;
  /** A value for every tag, to try a template with. */
  trial: () => TemplateData;
}

/** A document and the same content by tags. */
export interface MadeDocument {
  document: OfficialDocument;
  templateData: TemplateData;
}

export interface FormOf<Data> extends DocumentForm {
  build: (data: Data) => OfficialDocument;
  made: (data: Data) => MadeDocument;
}

export const required = (tag: string, label = tag): TextField => ({ kind: 'text', tag, label, isRequired: true });
export const optional = (tag: string, label = tag): TextField => ({ kind: 'text', tag, label, isRequired: false });
export const picture = (tag: string, label = tag): TextField => ({ kind: 'picture', tag, label, isRequired: false });

/** What a template repeats. */
export const list = <R>(
  tag: string,
  label: string,
  fields: ListField<R>['fields'],
  repeats: ListField<R>['repeats'] = 'rows',
): ListField<R> => ({ kind: 'list', tag, label, isRequired: true, repeats, fields });

type AnyField = TextField | ListField<Row>;

function templateFieldsOf(field: AnyField): TemplateField[] {
  const { kind, tag, label, isRequired } = field;
  const itself = { kind, tag, label, isRequired, list: null };
  if (field.kind !== 'list') return [itself];
  return [itself, ...Object.values(field.fields).map((inner) => ({ ...inner, list: tag }))];
}

/** Tags of one row: the first opens the loop, the last closes it; a picture stands behind the text before it. */
function placeholderRow({ tag, repeats, fields }: ListField<Row>): Row {
  const options = repeats === 'paragraphs' ? ' [loopOver: "paragraph"]' : '';
  const entries = Object.entries(fields);
  const texts = entries.filter(([, field]) => field.kind === 'text').map(([key]) => key);
  return Object.fromEntries(
    entries.map(([key, field], index) => {
      if (field.kind === 'picture') return [key, null];
      const next = entries[index + 1]?.[1];
      const behind = next?.kind === 'picture' ? `{${next.tag}}` : '';
      const open = key === texts[0] ? `{#${tag}${options}}` : '';
      const close = key === texts.at(-1) ? `{/${tag}}` : '';
      return [key, `${open}{${field.tag}}${behind}${close}`];
    }),
  );
}

/**
 * A kind of document.
 * @param build makes the blocks; given tags instead of values it makes the start of a template, so it must not look into
 * texts beyond asking whether they are empty
 */
export function defineForm<Data extends object>(
  title: string,
  fields: FieldsOf<Data>,
  build: (data: Data) => OfficialDocument,
): FormOf<Data> {
  const entries = Object.entries(fields) as [keyof Data & string, AnyField][];
  const templateData = (data: Data): TemplateData =>
    Object.fromEntries(
      entries.map(([key, field]) => {
        const value: unknown = data[key];
        if (field.kind !== 'list') return [field.tag, value as string];
        const rows = value as readonly Row[];
        const inner = Object.entries(field.fields);
        return [
          field.tag,
          rows.map((row) => Object.fromEntries(inner.map(([name, { tag }]) => [tag, row[name] ?? null]))),
        ];
      }),
    );
  const placeholders = () =>
    Object.fromEntries(
      entries.map(([key, field]) => [key, field.kind === 'list' ? [placeholderRow(field)] : `{${field.tag}}`]),
    ) as Data;
  return {
    title,
    templateFields: entries.flatMap(([, field]) => templateFieldsOf(field)),
    start: () => build(placeholders()),
    trial: () => templateData(placeholders()),
    build,
    made: (data) => ({ document: build(data), templateData: templateData(data) }),
  };
}
