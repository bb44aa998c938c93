/** Takes a Word file of the bureau as template, when it can be read and lacks nothing. */
import { createHash } from 'node:crypto';
import { replaceTemplate as endpoint } from '@liangma/contract/documents';
import type { ProblemError } from '@liangma/contract/problems';
import { documentForms } from '@liangma/documents/official/document-forms';
import { checkTemplate } from '@liangma/documents/templates/check-template';
import {
  TemplateUnreadable,
  templateFaultTexts,
  type TemplateFault,
} from '@liangma/documents/templates/template-fault';
import { ProblemException, type Language } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { putTemplate } from './template-store.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function errorOf({ code, tag, label }: TemplateFault, language: Language = 'zh'): ProblemError {
  const text = templateFaultTexts[code][language];
  const name = label === '' || tag.includes(label) ? tag : `${tag} ${label}`;
  const separator = language === 'en' ? ': ' : '：';
  return { code, detail: name === '' ? text : `${text}${separator}${name}`, params: { tag, label } };
}

export const replaceTemplate = command(
  endpoint,
  async (tx, ctx, { params: { kind }, query: { fileName }, body }) => {
    const file = body as unknown as Uint8Array;
    const { template, faults } = await checkTemplate(documentForms[kind], file).catch((error: unknown) => {
      if (!(error instanceof TemplateUnreadable)) throw error;
      throw new ProblemException('document/template-unreadable', { errors: [errorOf(error.fault, ctx.language)] });
    });
    if (faults.length > 0) {
      const errors = faults.map((fault) => errorOf(fault, ctx.language));
      throw new ProblemException('document/template-incomplete', { errors });
    }
    await putTemplate(tx, ctx, { kind, fileName, bytes: template });
    return {
      result: {},
      audit: {
        action: 'document-template.replaced',
        subjectKind: 'document-template',
        subjectId: null,
        data: { kind, fileName, fileHash: hashOf(file) },
      },
    };
  },
  {
    identity: ({ params, query, body }) => ({ params, query, hash: hashOf(body as unknown as Uint8Array) }),
  },
);
