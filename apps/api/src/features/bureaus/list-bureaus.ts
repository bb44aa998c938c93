/** The bureaus that the account may look at: all for a supervisor, its own for everybody else. */
import { listBureaus as endpoint } from '@liangma/contract/bureaus';
import { readScoped } from '../../db/scope.ts';
import { custom } from '../../http/route.ts';
import { findBureau, listAllBureaus } from './bureau-store.ts';

export const listBureaus = custom(endpoint, async (deps, ctx) => {
  const seesAll = ctx.actor?.roles.includes('supervisor') ?? false;
  const bureaus = await readScoped(deps.db, seesAll ? '*' : ctx.bureauId, async (tx) => {
    if (seesAll) return listAllBureaus(tx);
    const own = await findBureau(tx, ctx.bureauId);
    return own ? [own] : [];
  });
  return { items: bureaus.map(({ id, code, name, regionName }) => ({ id, code, name, regionName })) };
});
