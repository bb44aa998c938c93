/** Fills a template of the bureau with the content of a document. */
import { TemplateHandler, type TemplateData as HandlerData } from 'easy-template-x';
import { printable } from '@liangma/domain/text/printable';
import type { TemplateData } from '../official/form-fields.ts';
import { pictureSize, signatureBounds } from '../official/picture-size.ts';

type Value = TemplateData[string];

function pictureOf(bytes: Uint8Array): object | string {
  const size = pictureSize(bytes, signatureBounds);
  if (size === null) return '';
  return { _type: 'image', source: new Uint8Array(bytes).buffer, format: 'image/png', ...size };
}

const valueOf = (value: string | Uint8Array | null): object | string => {
  if (value === null) return '';
  return typeof value === 'string' ? printable(value) : pictureOf(value);
};

const dataOf = (value: Value): unknown =>
  typeof value === 'string'
    ? valueOf(value)
    : value.map((row) => Object.fromEntries(Object.entries(row).map(([tag, inner]) => [tag, valueOf(inner)])));

/**
 * The Word file made of a template.
 * @param template as `checkTemplate` returned it
 */
export async function fillTemplate(template: Uint8Array, data: TemplateData): Promise<Uint8Array> {
  const values = Object.fromEntries(Object.entries(data).map(([tag, value]) => [tag, dataOf(value)]));
  const filled = await new TemplateHandler().process(new Uint8Array(template).buffer, values as HandlerData);
  return new Uint8Array(filled);
}
