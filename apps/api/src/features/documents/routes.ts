/** Routes of documents (文书): those of an inspection as Word and print view, and the bureau's templates. */
import type { Route } from '../../http/route.ts';
import { downloadDocument } from './download-document.ts';
import { downloadNotice } from './download-notice.ts';
import { downloadTemplateStart } from './download-template-start.ts';
import { listInspectionDocuments } from './list-inspection-documents.ts';
import { listTemplates } from './list-templates.ts';
import { printDocument } from './print-document.ts';
import { removeTemplate } from './remove-template.ts';
import { replaceTemplate } from './replace-template.ts';

export const routes: readonly Route[] = [
  listInspectionDocuments,
  downloadDocument,
  downloadNotice,
  printDocument,
  listTemplates,
  replaceTemplate,
  removeTemplate,
  downloadTemplateStart,
];
