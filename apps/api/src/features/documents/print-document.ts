/** The print view of a document: a page that runs nothing and loads nothing. */
import { printDocument as endpoint } from '@liangma/contract/documents';
import { officialHtml } from '@liangma/documents/official/official-html';
import { custom } from '../../http/route.ts';
import { documentFor } from './made-document.ts';

export const printDocument = custom(endpoint, async (deps, ctx, { params }) => {
  const { document, fileName } = await documentFor(deps, ctx, params);
  return new Response(officialHtml(document), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${fileName}.html`)}`,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
});
