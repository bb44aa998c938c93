/** A document as Word: by the bureau's template where there is one, else in the built-in form. */
import { downloadDocument as endpoint } from '@liangma/contract/documents';
import { officialWord } from '@liangma/documents/official/official-word';
import { fillTemplate } from '@liangma/documents/templates/fill-template';
import { custom, type FileAnswer } from '../../http/route.ts';
import { documentFor, type DocumentForReader } from './made-document.ts';
import { wordType } from './word-type.ts';

/** The Word file of a document. */
export async function wordOf({ document, templateData, template, fileName }: DocumentForReader): Promise<FileAnswer> {
  const bytes = template === null ? await officialWord(document) : await fillTemplate(template, templateData);
  return { bytes, fileName: `${fileName}.docx`, contentType: wordType };
}

export const downloadDocument = custom(endpoint, async (deps, ctx, { params }) =>
  wordOf(await documentFor(deps, ctx, params)),
);
