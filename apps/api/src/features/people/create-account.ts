/** Creates an account. The password is hashed before the transaction and stays out of what a repeat is compared by. */
import { uuidv7 } from 'uuidv7';
import { createAccount as endpoint } from '@liangma/contract/people';
import { perform } from '../../db/perform.ts';
import { commandIdOf } from '../../http/command-id.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { findAccount, insertNewAccount } from './account-store.ts';
import { hashPassword } from './password.ts';
import { refuseForeignReferences } from './refuse-foreign-references.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';

export const createAccount = custom(endpoint, async (deps, ctx, { body }, http) => {
  const { password, ...given } = body;
  const fields = { ...given, username: given.username.toLowerCase() };
  refuseWeakPassword('/password', password, fields.username, ctx.language);
  const passwordHash = await hashPassword(password);
  const command = {
    name: endpoint.name,
    commandId: commandIdOf(http),
    permission: 'account.manage',
    input: fields,
  } as const;
  return perform(deps.db, ctx, command, async (tx) => {
    await refuseForeignReferences(tx, ctx.bureauId, fields);
    const id = uuidv7();
    const { bureauId, now } = ctx;
    if (!(await insertNewAccount(tx, { ...fields, id, bureauId, passwordHash, mustChangePassword: true, now })))
      throw new ProblemException('resource/duplicate', {
        errors: [{ pointer: '/username', code: 'duplicate', detail: '这个账号名已被使用' }],
      });
    const account = await findAccount(tx, bureauId, id);
    if (!account) throw new Error('an account that was just written is not visible');
    return {
      result: account,
      audit: {
        action: 'account.created',
        subjectKind: 'account',
        subjectId: id,
        data: { username: fields.username, roles: fields.roles },
      },
    };
  });
});
