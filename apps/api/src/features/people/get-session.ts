/** Who is logged in, always with the account's own bureau, whichever bureau a supervisor looks at. */
import { getSession as endpoint } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { readScoped } from '../../db/scope.ts';
import { custom } from '../../http/route.ts';
import { currentSession } from './current-session.ts';
import { getSessionView } from './session-store.ts';

export const getSession = custom(endpoint, async (deps, ctx, _input, http) => {
  const { bureauId, actor, isDeskLocked } = await currentSession(deps, http);
  const more = { today: officialDay(ctx.now), isDeskLocked };
  return readScoped(deps.db, bureauId, (tx) => getSessionView(tx, actor.accountId, more));
});
