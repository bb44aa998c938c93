/** For each kind of document: the fields that a template may hold, and the bureau's template, if any. */
import { listTemplates as endpoint } from '@liangma/contract/documents';
import { documentKinds } from '@liangma/contract/inspection-documents';
import { documentForms } from '@liangma/documents/official/document-forms';
import { query } from '../../http/route.ts';
import { listTemplateRows } from './template-store.ts';

export const listTemplates = query(endpoint, async (tx, ctx) => {
  const rows = new Map((await listTemplateRows(tx, ctx)).map((row) => [row.kind, row]));
  return {
    items: documentKinds.map((kind) => {
      const { title, templateFields } = documentForms[kind];
      const row = rows.get(kind);
      return {
        kind,
        title,
        fields: [...templateFields],
        template: row ? { fileName: row.file_name, uploadedBy: row.display_name, uploadedAt: row.uploaded_at } : null,
      };
    }),
  };
});
