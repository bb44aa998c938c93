/** Hands an inspection in for approval: every rule must hold, every warning needs a reason. */
import { submitInspection as endpoint } from '@liangma/contract/inspections';
import { decideSubmit } from '@liangma/domain/inspection/decide';
import { command } from '../../http/route.ts';
import { changeInspection, lockInspection, lockVisitsOf, setMatters } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { factsOf } from './judge-inspection.ts';
import { refused } from './refused.ts';

export const submitInspection = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const { row, core } = stored;
  await lockVisitsOf(tx, ctx, row.enterprise_id);
  const { facts, versions } = await factsOf(tx, ctx, stored, core.plannedFrom);
  const decision = decideSubmit(core, facts, body.warningAnswers);
  if (!decision.ok) throw refused(decision.refusal, ctx);
  const { state, warnings } = decision.value;
  const answers = body.warningAnswers.filter(({ code }) => warnings.some((warning) => warning.code === code));
  await changeInspection(tx, row, {
    state,
    submitted_at: ctx.now,
    return_reason: '',
    warning_answers: JSON.stringify(answers),
    is_enterprise: facts.enterprise.isEnterprise,
  });
  await setMatters(tx, ctx, row.id, versions);
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.submitted',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { warnings: warnings.map(({ rule, code }) => ({ rule, code })), answers },
    },
  };
});
