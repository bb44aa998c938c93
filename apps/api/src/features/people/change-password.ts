/** Changing the own password; wrong tries count like wrong log-ins, and all other sessions end. */
import { uuidv7 } from 'uuidv7';
import { changePassword as endpoint } from '@liangma/contract/people';
import { perform } from '../../db/perform.ts';
import { readScoped } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { currentSession } from './current-session.ts';
import { accountKey, countTry, forgetAccountTries, limits } from './login-limit-store.ts';
import { hashPassword, isPassword } from './password.ts';
import { refuseLocked } from './refuse-locked.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';
import { deleteSessions, getLoginAccount, updateOwnPassword } from './session-store.ts';

export const changePassword = custom(endpoint, async (deps, ctx, { body }, http) => {
  const { bureauId, actor, tokenHash } = await currentSession(deps, http);
  const account = await readScoped(deps.db, bureauId, (tx) => getLoginAccount(tx, actor.accountId));
  const wait = await countTry(deps.db, accountKey(account.username), limits.account, ctx.now);
  refuseLocked(wait, ctx.language);
  if (!(await isPassword(body.current, account.passwordHash))) throw new ProblemException('session/wrong-password');
  await forgetAccountTries(deps.db, account.username);
  refuseWeakPassword('/next', body.next, account.username, ctx.language, body.current);

  const passwordHash = await hashPassword(body.next);
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: {} };
  await perform(deps.db, { ...ctx, bureauId, actor }, command, async (tx) => {
    const before = account.passwordHash;
    if (!(await updateOwnPassword(tx, account, { before, passwordHash })))
      throw new ProblemException('resource/changed');
    const ended = await deleteSessions(tx, bureauId, account.id, tokenHash);
    return {
      result: null,
      audit: { action: 'password.changed', subjectKind: 'account', subjectId: account.id, data: { ended } },
    };
  });
  return {};
});
