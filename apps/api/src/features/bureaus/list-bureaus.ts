/** The bureaus that the account may look at: all for a supervisor, its own for everybody else. */
import { listBureaus as endpoint } from '@liangma/contract/bureaus';
import { query } from '../../http/route.ts';
import { findBureau, listAllBureaus } from './bureau-store.ts';

export const listBureaus = query(endpoint, async (tx, ctx) => {
  const seesAll = ctx.actor?.roles.includes('supervisor') ?? false;
  const own = seesAll ? null : await findBureau(tx, ctx.bureauId);
  const bureaus = seesAll ? await listAllBureaus(tx) : own ? [own] : [];
  return { items: bureaus.map(({ id, code, name, regionName }) => ({ id, code, name, regionName })) };
});
