/** The built-in form with tags instead of values, to begin a template of one's own with. */
import { downloadTemplateStart as endpoint } from '@liangma/contract/documents';
import { documentForms } from '@liangma/documents/official/document-forms';
import { officialWord } from '@liangma/documents/official/official-word';
import { custom } from '../../http/route.ts';
import { wordType } from './word-type.ts';

export const downloadTemplateStart = custom(endpoint, async (_deps, _ctx, { params: { kind } }) => {
  const form = documentForms[kind];
  return { bytes: await officialWord(form.start()), fileName: `${form.title}-模板.docx`, contentType: wordType };
});
