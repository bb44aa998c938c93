/** Ends all sessions of the account, for a lost tablet or a forgotten log-out. */
import { uuidv7 } from 'uuidv7';
import { logoutEverywhere as endpoint } from '@liangma/contract/people';
import { perform } from '../../db/perform.ts';
import { custom } from '../../http/route.ts';
import { dropCookie } from '../../http/session.ts';
import { currentSession } from './current-session.ts';
import { deleteSessions } from './session-store.ts';

export const logoutEverywhere = custom(endpoint, async (deps, ctx, _input, http) => {
  const { bureauId, actor } = await currentSession(deps, http);
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: {} };
  const ended = await perform(deps.db, { ...ctx, bureauId, actor }, command, async (tx) => {
    const count = await deleteSessions(tx, bureauId, actor.accountId);
    return {
      result: count,
      audit: {
        action: 'sessions.ended',
        subjectKind: 'account',
        subjectId: actor.accountId,
        data: { ended: count },
      },
    };
  });
  dropCookie(deps, http);
  return { ended };
});
