/** Hands in the record: complete, on the frozen checklist (R27), signed or refused (R28); the same record once only. */
import { createHash } from 'node:crypto';
import { recordInspection as endpoint, type RecordContent } from '@liangma/contract/inspections';
import { decideRecord, decideRecordInSpite } from '@liangma/domain/inspection/decide';
import { isAllowed, type InspectionState } from '@liangma/domain/inspection/inspection';
import { leadsToOtherAct, type RecordContext } from '@liangma/domain/inspection/record';
import { signedRecordText } from '@liangma/domain/inspection/signed-content';
import type { AuditEntry } from '../../db/audit.ts';
import type { Ctx, Tx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { linkEvidence } from '../evidence/public.ts';
import { refuseUnlessSent } from './access.ts';
import { stepNow, type FieldStep } from './field-step.ts';
import { changeInspection, lockInspection, type StoredInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { currentVersions } from './judge-inspection.ts';
import { checklistOf, hashOfChecklist, type Check } from './matter-version-store.ts';
import { countStepsTaken, findLatestRecord, hashOfRecord, insertRecord, removeFindings } from './record-store.ts';
import { refused } from './refused.ts';

/** Before the record there is none to ask for. */
const hasRecord = (state: InspectionState) => !isAllowed(state, 'record');

interface HandedIn {
  content: RecordContent;
  checklistHash: string;
}

/** What the signatures of this record stand under (SHA-256, hex). */
const signedHashOf = ({ row }: StoredInspection, handedIn: HandedIn): string =>
  createHash('sha256')
    .update(signedRecordText({ inspectionId: row.id, ...handedIn }))
    .digest('hex');

async function decide(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  { content, checklistHash, signedHash }: HandedIn & { signedHash: string },
  checklist: readonly Check[],
  inSpite: string | null,
) {
  const { row, core } = stored;
  const { officerIds, assistants } = core;
  const context: RecordContext = { officerIds, assistants, contentHash: signedHash };
  if (inSpite !== null) {
    const stepsTaken = await countStepsTaken(tx, row);
    const decision = decideRecordInSpite(core, content, checklist, context, { stepsTaken });
    if (!decision.ok) throw refused(decision.refusal, ctx);
    return decision.value;
  }
  if (row.state === 'entered' && hashOfChecklist(checklist) !== checklistHash)
    throw new ProblemException('inspection/checklist-changed');
  const decision = decideRecord(core, content, checklist, context);
  if (!decision.ok) throw refused(decision.refusal, ctx);
  return { state: decision.value.state, gaps: [] };
}

/**
 * Hands in the record of an inspection that this transaction has locked. In spite of the rules it may lack something,
 * and be a later revision, whose findings take the place of the earlier ones.
 * @returns the audit events; none when the server has this record already
 * @throws ProblemException session/forbidden, inspection/wrong-state, inspection/record-incomplete,
 *   inspection/checklist-changed, field/decision-impossible, evidence/missing, evidence/wrong-type, evidence/too-large,
 *   evidence/signs-other-content
 */
export async function recordOf(
  tx: Tx,
  ctx: Ctx,
  stored: StoredInspection,
  handedIn: HandedIn,
  step: FieldStep,
): Promise<AuditEntry[]> {
  const { row, core } = stored;
  const { content, checklistHash } = handedIn;
  refuseUnlessSent(ctx, core);
  if (!ctx.actor) throw new ProblemException('session/required');
  const latest = hasRecord(row.state) ? await findLatestRecord(tx, row) : undefined;
  // a tablet that never heard the answer sends the same record again, perhaps under a new id
  if (latest?.content_hash === hashOfRecord(content) && latest.checklist_hash === checklistHash) return [];
  const checklist = checklistOf(await currentVersions(tx, ctx, stored));
  const signedHash = signedHashOf(stored, { content, checklistHash });
  const { state, gaps } = await decide(
    tx,
    ctx,
    stored,
    { content, checklistHash, signedHash },
    checklist,
    step.inSpite,
  );
  const revision = (latest?.revision ?? 0) + 1;
  if (latest) await removeFindings(tx, row);
  const { recordId, contentHash } = await insertRecord(tx, row, {
    revision,
    content,
    checklistHash,
    reason: step.inSpite ?? '',
    recordedBy: ctx.actor.accountId,
    recordedAt: step.at,
    receivedAt: step.receivedAt,
    deviceAt: step.deviceAt,
  });
  const use = { inspectionId: row.id, sourceKind: 'record', sourceId: recordId } as const;
  await linkEvidence(tx, ctx, use, { items: content.evidence, signatures: content.signatures, signedHash });
  await changeInspection(tx, row, {
    state,
    is_record_complete: gaps.length === 0,
    has_other_act: leadsToOtherAct(content.findings),
    finding_count: content.findings.length,
    order_count: content.findings.filter((found) => found.handling === 'order').length,
  });
  const inSpite = step.inSpite === null ? {} : { reason: step.inSpite, gaps };
  return [
    {
      action: revision === 1 ? 'inspection.recorded' : 'inspection.record-revised',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { revision, contentHash, checklistHash, deviceAt: step.deviceAt, ...inSpite },
    },
  ];
}

export const recordInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const audit = await recordOf(tx, ctx, stored, body, stepNow(ctx, body.deviceAt));
  return { result: await viewOf(tx, ctx, stored.row.id), audit };
});
