/** Ends the session of this browser. */
import { uuidv7 } from 'uuidv7';
import { logout as endpoint } from '@liangma/contract/people';
import { perform } from '../../db/perform.ts';
import { custom } from '../../http/route.ts';
import { dropCookie } from '../../http/session.ts';
import { currentSession } from './current-session.ts';
import { deleteSession } from './session-store.ts';

export const logout = custom(endpoint, async (deps, ctx, _input, http) => {
  const { bureauId, actor, tokenHash } = await currentSession(deps, http);
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: {} };
  await perform(deps.db, { ...ctx, bureauId, actor }, command, async (tx) => {
    await deleteSession(tx, bureauId, tokenHash);
    return {
      result: null,
      audit: { action: 'session.closed', subjectKind: 'account', subjectId: actor.accountId },
    };
  });
  dropCookie(deps, http);
  return {};
});
