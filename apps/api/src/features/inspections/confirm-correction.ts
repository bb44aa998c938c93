/** Confirms that what was ordered has been corrected: the same as a recheck that it passed. */
import { confirmCorrection as endpoint } from '@liangma/contract/inspections';
import { command } from '../../http/route.ts';
import { ProblemException } from '../../http/problem.ts';
import { passRecheckOf } from '../rectifications/public.ts';
import { refuseUnlessSent } from './access.ts';
import { lockInspection } from './inspection-store.ts';
import { viewOf } from './inspection-view.ts';
import { findFinding } from './record-store.ts';

export const confirmCorrection = command(endpoint, async (tx, ctx, { params, body }) => {
  const stored = await lockInspection(tx, ctx, params.inspectionId);
  const { row, core } = stored;
  const finding = await findFinding(tx, row, params.findingId);
  if (!finding) throw new ProblemException('resource/not-found');
  refuseUnlessSent(ctx, core);
  const isOpenOrder = finding.rectification === 'open' || finding.rectification === 'reported';
  const isUnderWay = row.state === 'recorded' || row.state === 'told';
  if (!isOpenOrder || !isUnderWay) throw new ProblemException('inspection/wrong-state');
  const { correctedOn: on, note } = body;
  const audit = await passRecheckOf(tx, ctx, stored, { findingId: finding.id, on, note, dayField: 'correctedOn' });
  const result = await viewOf(tx, ctx, row.id);
  return { result, audit: { ...audit, action: 'inspection.correction-confirmed' } };
});
