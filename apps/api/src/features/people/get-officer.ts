/** One officer. */
import { getOfficer as endpoint } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { findOfficer } from './officer-store.ts';

export const getOfficer = query(endpoint, async (tx, ctx, { params }) => {
  const officer = await findOfficer(tx, ctx.bureauId, params.officerId, officialDay(ctx.now));
  if (!officer) throw new ProblemException('resource/not-found');
  return officer;
});
