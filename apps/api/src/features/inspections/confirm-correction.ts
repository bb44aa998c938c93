/** Confirms that what was ordered has been corrected; only then can the inspection be closed. */
import { confirmCorrection as endpoint } from '@liangma/contract/inspections';
import { fieldProblemText } from '@liangma/contract/field-problems';
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { command } from '../../http/route.ts';
import { refuseUnlessSent } from './access.ts';
import { changeInspection, lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { findFinding, setCorrection } from './record-store.ts';

function refuseWrongDay(ctx: Ctx, correctedOn: string, visitOn: string): void {
  const language = ctx.language ?? 'zh';
  const refuse = (code: string, detail: string) => {
    throw new ProblemException('request/invalid', { errors: [{ pointer: '/correctedOn', code, detail, params: {} }] });
  };
  if (correctedOn > officialDay(ctx.now))
    refuse('in-future', fieldProblemText({ code: 'in-future', params: {} }, language));
  if (correctedOn < visitOn)
    refuse('before-visit', language === 'en' ? 'This cannot be before the visit' : '日期不能早于检查当天');
}

export const confirmCorrection = command(endpoint, async (tx, ctx, { params, body }) => {
  const { row, core } = await lockInspection(tx, ctx, params.inspectionId);
  const finding = await findFinding(tx, row, params.findingId);
  if (!finding) throw new ProblemException('resource/not-found');
  refuseUnlessSent(ctx, core);
  const isOpenOrder = finding.handling === 'order' && finding.corrected_on === null;
  const isUnderWay = row.state === 'recorded' || row.state === 'told';
  if (!isOpenOrder || !isUnderWay) throw new ProblemException('inspection/wrong-state');
  refuseWrongDay(ctx, body.correctedOn, row.visit_on);
  await setCorrection(tx, row, { findingId: finding.id, correctedOn: body.correctedOn, note: body.note });
  await changeInspection(tx, row, {});
  return {
    result: await viewOf(tx, ctx, row.id),
    audit: {
      action: 'inspection.correction-confirmed',
      subjectKind: 'inspection',
      subjectId: row.id,
      data: { findingId: finding.id, correctedOn: body.correctedOn, note: body.note },
    },
  };
});
