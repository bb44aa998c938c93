/** Ends the time for which the desk is open on a tablet; the session itself goes on sending. */
import { uuidv7 } from 'uuidv7';
import { lockDesk as endpoint } from '@liangma/contract/people';
import { perform } from '../../db/perform.ts';
import { custom } from '../../http/route.ts';
import { currentSession } from './current-session.ts';
import { lockDeskOf } from './session-store.ts';

export const lockDesk = custom(endpoint, async (deps, ctx, _input, http) => {
  const { bureauId, actor, tokenHash, deviceId } = await currentSession(deps, http);
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: {} };
  await perform(deps.db, { ...ctx, bureauId, actor }, command, async (tx) => {
    const isNew = await lockDeskOf(tx, bureauId, tokenHash);
    const subject = { subjectKind: 'account', subjectId: actor.accountId };
    return { result: null, audit: isNew ? { action: 'session.desk-locked', ...subject, data: { deviceId } } : [] };
  });
  return {};
});
