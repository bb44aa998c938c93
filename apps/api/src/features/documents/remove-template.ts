/** Goes back to the built-in form. */
import { removeTemplate as endpoint } from '@liangma/contract/documents';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { deleteTemplate } from './template-store.ts';

export const removeTemplate = command(endpoint, async (tx, ctx, { params: { kind } }) => {
  if (!(await deleteTemplate(tx, ctx, kind))) throw new ProblemException('resource/not-found');
  return {
    result: {},
    audit: {
      action: 'document-template.removed',
      subjectKind: 'document-template',
      subjectId: null,
      data: { kind },
    },
  };
});
