/** Changes an account: roles, section, officer, password; disabling it or resetting its password ends its sessions. */
import { updateAccount as endpoint, type AccountView } from '@liangma/contract/people';
import { changedFields } from '../../db/changed-fields.ts';
import { perform } from '../../db/perform.ts';
import { readScoped, type Tx } from '../../db/scope.ts';
import { commandIdOf } from '../../http/command-id.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { findAccount, lockAdministrators, updateAccountRow, type AccountChange } from './account-store.ts';
import { forgetAccountTries } from './login-limit-store.ts';
import { hashPassword } from './password.ts';
import { refuseForeignReferences } from './refuse-foreign-references.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';
import { deleteSessions } from './session-store.ts';

/** A bureau without an administrator in use could never be administered again. */
async function refuseLastAdministrator(tx: Tx, bureauId: string, id: string, change: AccountChange): Promise<void> {
  const staysAdministrator = !change.isDisabled && change.roles.includes('administrator');
  const administrators = await lockAdministrators(tx, bureauId);
  if (staysAdministrator || !administrators.includes(id)) return;
  if (administrators.length === 1) throw new ProblemException('account/last-administrator');
}

/** A supervisor reads all bureaus: an administrator of one may neither make nor unmake one, nor know the password. */
function refuseSupervisorChange(before: AccountView, change: AccountChange, isPasswordReset: boolean): void {
  const isSupervisor = before.roles.includes('supervisor');
  const stays = change.roles.includes('supervisor') === isSupervisor;
  if (!stays || (isSupervisor && isPasswordReset)) throw new ProblemException('session/forbidden');
}

export const updateAccount = custom(endpoint, async (deps, ctx, { params, body }, http) => {
  const { bureauId } = ctx;
  const { newPassword, revision, ...change } = body;
  const known = await readScoped(deps.db, bureauId, (tx) => findAccount(tx, bureauId, params.accountId));
  if (!known) throw new ProblemException('resource/not-found');
  if (newPassword !== null) refuseWeakPassword('/newPassword', newPassword, known.username, ctx.language);
  const passwordHash = newPassword === null ? null : await hashPassword(newPassword);
  const command = {
    name: endpoint.name,
    commandId: commandIdOf(http),
    permission: 'account.manage',
    input: { ...change, id: known.id, revision, isPasswordReset: passwordHash !== null },
  } as const;
  return perform(deps.db, ctx, command, async (tx) => {
    await refuseForeignReferences(tx, bureauId, change);
    await refuseLastAdministrator(tx, bureauId, known.id, change);
    const before = await findAccount(tx, bureauId, known.id);
    if (before) refuseSupervisorChange(before, change, passwordHash !== null);
    const isSaved = await updateAccountRow(tx, { bureauId, id: known.id, revision }, change, passwordHash);
    if (!before || !isSaved) throw new ProblemException('resource/changed');
    if (change.isDisabled || passwordHash !== null) await deleteSessions(tx, bureauId, known.id);
    if (passwordHash !== null) await forgetAccountTries(tx, known.username);
    const account = await findAccount(tx, bureauId, known.id);
    if (!account) throw new Error('an account that was just written is not visible');
    return {
      result: account,
      audit: {
        action: 'account.updated',
        subjectKind: 'account',
        subjectId: known.id,
        data: { changes: changedFields(before, change), isPasswordReset: passwordHash !== null },
      },
    };
  });
});
