/** The inspection code (检查码) that the officer shows on the tablet; it runs out soon and is fetched anew before. */
import { getInspectionCode as endpoint } from '@liangma/contract/inspections';
import { expiryOfCode } from '@liangma/domain/codes/signed-code';
import type { InspectionState } from '@liangma/domain/inspection/inspection';
import { inspectionCodeUrl, signInspectionCode } from '../../codes/code-signature.ts';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { getInspectionRow, refuseUnlessSent } from '../inspections/public.ts';
import { findEntry } from './entry-store.ts';

/** From the approval until it is closed the enterprise may look up who is there and why. */
const withCode: readonly InspectionState[] = ['approved', 'entered', 'recorded', 'told'];

export const getInspectionCode = query(endpoint, async (tx, ctx, { params }) => {
  const { row, core } = await getInspectionRow(tx, ctx, params.inspectionId);
  refuseUnlessSent(ctx, core);
  if (row.code_secret === null || !withCode.includes(row.state)) throw new ProblemException('inspection/wrong-state');
  const expiry = expiryOfCode(ctx.now);
  const entry = await findEntry(tx, ctx, row.id);
  return {
    url: inspectionCodeUrl(ctx.origin, signInspectionCode(row.code_secret, row.id, expiry)),
    expiresAt: new Date(expiry * 1000).toISOString(),
    enteredAt: entry?.entered_at ?? null,
  };
});
