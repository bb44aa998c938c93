/** Approval by the responsible head (R10): freezes the matters (R04), gives the notice its number and the code its secret. */
import { randomBytes } from 'node:crypto';
import { approveInspection as endpoint } from '@liangma/contract/inspections';
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { decideApprove } from '@liangma/domain/inspection/decide';
import { isAllowed } from '@liangma/domain/inspection/inspection';
import { nationalPack } from '@liangma/domain/rule-packs/national';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { visitsMadeInYear } from './facts-store.ts';
import {
  changeInspection,
  lockInspection,
  lockVisitsOf,
  nextNoticeNo,
  setMatters,
  setOfficers,
} from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { factsOf } from './judge-inspection.ts';
import { refused } from './refused.ts';

const secretBytes = 32;

export const approveInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  if (!ctx.actor) throw new ProblemException('session/required');
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const { row, core } = stored;
  // the head approves what was read, not what was changed meanwhile
  if (isAllowed(row.state, 'approve') && row.revision !== body.revision) throw new ProblemException('resource/changed');
  await lockVisitsOf(tx, ctx, row.enterprise_id);
  const { facts, versions } = await factsOf(tx, ctx, stored, core.plannedFrom);
  const decision = decideApprove(core, facts, row.warning_answers, {
    preparedBy: row.prepared_by,
    approver: ctx.actor.accountId,
  });
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const visitsBefore = await visitsMadeInYear(tx, ctx, {
    enterpriseId: row.enterprise_id,
    year: yearOf(row.visit_on),
    exceptId: row.id,
    until: officialDay(ctx.now),
  });
  const noticeNo = await nextNoticeNo(tx, ctx, officialDay(ctx.now));
  await changeInspection(tx, row, {
    officer_count: facts.officers.length,
    state: decision.value.state,
    approved_by: ctx.actor.accountId,
    approved_at: ctx.now,
    approval_opinion: body.opinion,
    notice_no: noticeNo,
    visits_before: visitsBefore.length,
    code_secret: randomBytes(secretBytes),
    is_enterprise: facts.enterprise.isEnterprise,
  });
  await setMatters(tx, ctx, row.id, versions);
  await setOfficers(tx, ctx, row.id, facts.officers);
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.approved',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: {
        noticeNo,
        opinion: body.opinion,
        matterVersions: versions.map(({ versionId }) => versionId),
        rulePack: { id: nationalPack.id, version: nationalPack.version },
      },
    },
  };
});
