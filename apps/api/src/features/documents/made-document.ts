/** Makes one document of an inspection: from its own data, or from what was written. */
import type { DocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { madeApprovalForm } from '@liangma/documents/official/approval-form';
import { documentForms } from '@liangma/documents/official/document-forms';
import type { MadeDocument } from '@liangma/documents/official/form-fields';
import type { DocumentContext } from '@liangma/documents/official/inspection-like';
import { madeNotice } from '@liangma/documents/official/notice';
import { madeRecord } from '@liangma/documents/official/record-data';
import { madeWritten } from '@liangma/documents/official/written-document';
import type { AppDeps } from '../../app-deps.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { viewOf } from '../inspections/public.ts';
import { contextOf, withPictures } from './document-context.ts';
import { findTemplate } from './template-store.ts';

interface Asked {
  inspectionId: string;
  kind: DocumentKind;
  /** Of a written document; the inspection's own for the others. */
  documentId: string;
}

interface Source {
  signatures: readonly { image: string }[];
  make: (context: DocumentContext) => MadeDocument;
}

/**
 * What the document is made of.
 * @throws ProblemException inspection/wrong-state before there is one, resource/not-found for an unknown document
 */
function sourceOf(view: InspectionView, { kind, documentId }: Asked): Source {
  const ownData = kind === 'approval-form' || kind === 'notice' || kind === 'record';
  if (ownData && documentId !== view.id) throw new ProblemException('resource/not-found');
  const early = () => new ProblemException('inspection/wrong-state');
  if (kind === 'approval-form') {
    if (view.submittedAt === null) throw early();
    return { signatures: [], make: (context) => madeApprovalForm(view, context) };
  }
  if (kind === 'notice') {
    if (view.noticeNo === null || view.approval === null) throw early();
    return { signatures: [], make: (context) => madeNotice(view, context) };
  }
  if (kind === 'record') {
    const { record } = view;
    if (record === null) throw early();
    return { signatures: record.content.signatures, make: (context) => madeRecord(view, record.content, context) };
  }
  const written = view.documents.find((each) => each.documentId === documentId && each.content.kind === kind);
  if (written === undefined) throw new ProblemException('resource/not-found');
  return { signatures: written.signatures, make: (context) => madeWritten(view, written, context) };
}

export interface DocumentForReader extends MadeDocument {
  /** Of the bureau; null: the built-in form. */
  template: Uint8Array | null;
  /** Without the ending. */
  fileName: string;
}

const numberOf = (view: InspectionView, { kind, documentId }: Asked): string | null => {
  const written = view.documents.find((each) => each.documentId === documentId);
  return kind === 'notice' || kind === 'approval-form' || kind === 'record' ? view.noticeNo : (written?.number ?? null);
};

/** The document as the reader may have it, with the bureau's template for it. */
export async function documentFor(deps: AppDeps, ctx: Ctx, asked: Asked): Promise<DocumentForReader> {
  const { source, context, template, name } = await readScoped(deps.db, ctx.bureauId, async (tx) => {
    const view = await viewOf(tx, ctx, asked.inspectionId);
    return {
      source: sourceOf(view, asked),
      context: await contextOf(tx, ctx),
      template: await findTemplate(tx, ctx, asked.kind),
      name: numberOf(view, asked) ?? view.enterpriseName,
    };
  });
  const made = source.make(await withPictures(deps, ctx.bureauId, context, source.signatures));
  return { ...made, template, fileName: `${documentForms[asked.kind].title}-${name}` };
}
