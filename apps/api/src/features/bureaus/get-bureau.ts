/** The bureau of the account; for a supervisor the one that is looked at. */
import { getBureau as endpoint } from '@liangma/contract/bureaus';
import { ProblemException } from '../../http/problem.ts';
import { query } from '../../http/route.ts';
import { findBureau } from './bureau-store.ts';

export const getBureau = query(endpoint, async (tx, ctx) => {
  const bureau = await findBureau(tx, ctx.bureauId);
  if (!bureau) throw new ProblemException('resource/not-found');
  return bureau;
});
