/** Hands in the record: complete, on the frozen checklist (R27), signed or refused (R28); the same record once only. */
import { recordInspection as endpoint } from '@liangma/contract/inspections';
import { decideRecord } from '@liangma/domain/inspection/decide';
import { leadsToOtherAct } from '@liangma/domain/inspection/record';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { currentVersions } from './judge-inspection.ts';
import { checklistOf, hashOfChecklist } from './matter-version-store.ts';
import { findLatestRecord, hashOfRecord, insertRecord } from './record-store.ts';
import { refused } from './refused.ts';

export const recordInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const { content, checklistHash, deviceAt } = body;
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const { row, core } = stored;
  refuseUnlessSent(ctx, core);
  if (!ctx.actor) throw new ProblemException('session/required');
  const latest = await findLatestRecord(tx, row);
  // a tablet that never heard the answer sends the same record again, perhaps under a new id
  if (latest?.content_hash === hashOfRecord(content) && latest.checklist_hash === checklistHash)
    return { result: await viewOf(tx, ctx, row.id), audit: [] };
  const checklist = checklistOf(await currentVersions(tx, ctx, stored));
  if (row.state === 'entered' && hashOfChecklist(checklist) !== checklistHash)
    throw new ProblemException('inspection/checklist-changed');
  const decision = decideRecord(core, content, checklist);
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const revision = (latest?.revision ?? 0) + 1;
  const { contentHash } = await insertRecord(tx, row, {
    revision,
    content,
    checklistHash,
    recordedBy: ctx.actor.accountId,
    recordedAt: ctx.now,
    deviceAt,
  });
  await changeInspection(tx, row, {
    state: decision.value.state,
    is_record_complete: true,
    has_other_act: leadsToOtherAct(content.findings),
    finding_count: content.findings.length,
    order_count: content.findings.filter((found) => found.handling === 'order').length,
  });
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.recorded',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { revision, contentHash, checklistHash, deviceAt },
    },
  };
});
