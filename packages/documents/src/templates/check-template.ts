/** Checks a template of the bureau: known tags only, each in its place, and every required one. */
import { TemplateHandler, type Tag } from 'easy-template-x';
import type { DocumentForm, TemplateData, TemplateField } from '../official/form-fields.ts';
import { fillTemplate } from './fill-template.ts';
import { openTemplate } from './open-template.ts';
import { TemplateUnreadable, type TemplateFault } from './template-fault.ts';

const written = (field: TemplateField): string => (field.kind === 'list' ? `{#${field.tag}}` : `{${field.tag}}`);

/** @throws TemplateUnreadable when a brace is not closed */
async function tagsOf(template: Uint8Array): Promise<Tag[]> {
  try {
    return await new TemplateHandler().parseTags(new Uint8Array(template).buffer);
  } catch (error) {
    const tag = error instanceof Error ? (/"([^"]*)"/.exec(error.message)?.[1] ?? '') : '';
    throw new TemplateUnreadable({ code: 'tag-broken', tag: tag.slice(0, 60), label: '' }, error);
  }
}

/** Loops that begin in one cell of a table and end outside it show only when they are filled. */
async function tryOut(template: Uint8Array, data: TemplateData): Promise<void> {
  try {
    await fillTemplate(template, data);
  } catch (error) {
    throw new TemplateUnreadable({ code: 'tag-broken', tag: '', label: '' }, error);
  }
}

class Reading {
  readonly faults: TemplateFault[] = [];
  /** List and name of each field that stands where it may. */
  readonly found = new Set<string>();
  private readonly fields: readonly TemplateField[];
  private open: Tag | null = null;

  constructor(fields: readonly TemplateField[]) {
    this.fields = fields;
  }

  take(tag: Tag): void {
    if (tag.disposition === 'Close') this.close(tag);
    else if (tag.disposition === 'Open') this.begin(tag);
    else this.single(tag);
  }

  end(): void {
    if (this.open) this.fault('tag-broken', this.open);
  }

  private begin(tag: Tag): void {
    const known = this.fields.some(({ kind, tag: name }) => kind === 'list' && name === tag.name);
    // lists do not stand inside each other: the one before was not closed
    if (this.open) this.fault('tag-broken', this.open);
    if (known) this.found.add(`/${tag.name}`);
    else this.fault('tag-unknown', tag);
    this.open = tag;
  }

  private close(tag: Tag): void {
    if (!this.open || (tag.name !== '' && tag.name !== this.open.name)) this.fault('tag-broken', tag);
    this.open = null;
  }

  private single(tag: Tag): void {
    const named = this.fields.filter(({ kind, tag: name }) => kind !== 'list' && name === tag.name);
    const here =
      named.find(({ list }) => list === (this.open?.name ?? null)) ?? named.find(({ list }) => list === null);
    if (here) this.found.add(`${here.list ?? ''}/${here.tag}`);
    else this.fault(named.length > 0 ? 'tag-misplaced' : 'tag-unknown', tag);
  }

  private fault(code: TemplateFault['code'], { rawText, name }: Tag): void {
    const label = this.fields.find(({ tag }) => tag === name)?.label ?? '';
    this.faults.push({ code, tag: rawText.slice(0, 60), label });
  }
}

/**
 * What the template lacks or has too much; empty: it can be used. A field of an optional list is required only where the
 * list stands.
 * @param file a Word file as uploaded
 * @returns the template as it is kept, and its faults
 * @throws TemplateUnreadable when the file cannot be read at all
 */
export async function checkTemplate(
  { templateFields, trial }: DocumentForm,
  file: Uint8Array,
): Promise<{ template: Uint8Array; faults: readonly TemplateFault[] }> {
  const template = openTemplate(file);
  const reading = new Reading(templateFields);
  for (const tag of await tagsOf(template)) reading.take(tag);
  reading.end();
  const isFound = ({ list, tag }: TemplateField) => reading.found.has(`${list ?? ''}/${tag}`);
  const missing = templateFields
    .filter(({ isRequired, list }) => isRequired && (list === null || reading.found.has(`/${list}`)))
    .filter((field) => !isFound(field))
    .map((field): TemplateFault => ({ code: 'tag-missing', tag: written(field), label: field.label }));
  const faults = [...reading.faults, ...missing];
  if (faults.length === 0) await tryOut(template, trial());
  return { template, faults };
}
