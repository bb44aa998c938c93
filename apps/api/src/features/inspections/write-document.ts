/** Takes in a written document (文书) of an inspection: its number is the tablet's, its signatures stand under its content. */
import { createHash } from 'node:crypto';
import { numberedKinds, type WrittenDocument } from '@liangma/contract/inspection-documents';
import { decideOnSite } from '@liangma/domain/inspection/decide';
import { signedDocumentText } from '@liangma/domain/inspection/signed-content';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { isReservedFor } from '../devices/public.ts';
import { linkEvidence } from '../evidence/public.ts';
import { refuseUnlessSent } from './access.ts';
import { findDocument, insertDocument, isNumberUsed } from './document-store.ts';
import type { FieldStep } from './field-step.ts';
import { changeInspection, type StoredInspection } from './inspection-store.ts';
import { refused } from './refused.ts';

const isNumbered = (kind: string): kind is (typeof numberedKinds)[number] =>
  (numberedKinds as readonly string[]).includes(kind);

export const documentNumberTexts = {
  required: { zh: '该类文书须有编号', en: 'This kind of document needs a number' },
  superfluous: { zh: '该类文书没有编号', en: 'This kind of document has no number' },
};

function refuseNumber(code: keyof typeof documentNumberTexts, ctx: Ctx): never {
  const detail = documentNumberTexts[code][ctx.language ?? 'zh'];
  throw new ProblemException('request/invalid', { errors: [{ pointer: '/document/number', code, detail }] });
}

/** Only a number of this tablet's range that no document carries; a person may also take one of another range. */
async function refuseWrongNumber(
  tx: Tx,
  ctx: Ctx,
  { content: { kind }, number }: WrittenDocument,
  deviceId: string,
  step: FieldStep,
): Promise<void> {
  if (!isNumbered(kind)) {
    if (number !== null) refuseNumber('superfluous', ctx);
    return;
  }
  if (number === null) return refuseNumber('required', ctx);
  const isMine = step.inSpite !== null || (await isReservedFor(tx, ctx, deviceId, kind, number));
  if (!isMine || (await isNumberUsed(tx, ctx, number))) throw new ProblemException('field/number-taken');
}

/**
 * Takes in a document of an inspection that this transaction has locked, from the entry until it is closed.
 * @returns the audit events; none when the server has this document already
 * @throws ProblemException session/forbidden, inspection/wrong-state, document/signature-differs, field/number-taken,
 *   request/invalid about the number, evidence/missing, evidence/wrong-type, evidence/too-large,
 *   evidence/signs-other-content
 */
export async function writeDocumentOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  written: { document: WrittenDocument; deviceId: string },
  step: FieldStep,
): Promise<AuditEntry[]> {
  const { row, core } = stored;
  const { document, deviceId } = written;
  refuseUnlessSent(ctx, core);
  if (!ctx.actor) throw new ProblemException('session/required');
  const signedText = signedDocumentText({ inspectionId: row.id, ...document });
  const contentHash = createHash('sha256').update(signedText).digest('hex');
  const known = await findDocument(tx, ctx, document.documentId);
  if (known?.inspection_id === row.id && known.content_hash === contentHash) return [];
  const decision = decideOnSite(core, 'write');
  if (!decision.ok) throw refused(decision.refusal, ctx);
  if (document.signatures.some((drawn) => drawn.contentHash !== contentHash))
    throw new ProblemException('document/signature-differs');
  await refuseWrongNumber(tx, ctx, document, deviceId, step);
  await insertDocument(tx, row, {
    document,
    contentHash,
    writtenBy: ctx.actor.accountId,
    writtenAt: step.at,
    deviceAt: step.deviceAt,
  });
  const use = { inspectionId: row.id, sourceKind: 'document', sourceId: document.documentId } as const;
  await linkEvidence(tx, ctx, use, {
    items: document.evidence,
    signatures: document.signatures,
    signedHash: contentHash,
  });
  await changeInspection(tx, row, {});
  return [
    {
      action: 'inspection.document-written',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: {
        documentId: document.documentId,
        kind: document.content.kind,
        number: document.number,
        contentHash,
        deviceAt: step.deviceAt,
        ...(step.inSpite === null ? {} : { reason: step.inSpite }),
      },
    },
  ];
}
