/**
 * The first administrator of a bureau, and the bureau with it, or a supervisor, who reads all bureaus; asked for on the
 * command line, where nobody is logged in.
 */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { newPassword } from '@liangma/contract/people';
import type { Role } from '@liangma/contract/permissions';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { readScoped } from '../../db/scope.ts';
import { OperatorError } from '../../operator-error.ts';
import { findBureauByCode, insertNewBureau, listAllBureaus } from '../bureaus/public.ts';
import { insertNewAccount } from './account-store.ts';
import { hashPassword, weaknessOf } from './password.ts';

export interface AdminOptions {
  username: string;
  password: string;
  /** Shown in the application; the account name when left out. */
  displayName?: string;
  /** The bureau by its code; it is created, with the name, when there is none. Left out: the only bureau there is. */
  bureau?: { code: string; name?: string };
  /** A supervisor, who reads all bureaus and changes nothing, instead of an administrator. */
  isSupervisor?: boolean;
}

export interface CreatedAdmin {
  bureauId: string;
  accountId: string;
  isBureauNew: boolean;
}

const usernamePattern = /^[\w.-]{3,40}$/;

function refuseBadOptions(username: string, password: string): void {
  if (!usernamePattern.test(username))
    throw new OperatorError('The account name must be 3 to 40 letters, digits, dots, hyphens or underscores.');
  if (!newPassword.safeParse(password).success) throw new OperatorError('The password must have 10 to 200 characters.');
  const weakness = weaknessOf(password, username);
  if (weakness !== null) throw new OperatorError(`The password is too weak (${weakness}).`);
}

async function chooseBureau(
  deps: Pick<AppDeps, 'db'>,
  asked: AdminOptions['bureau'],
): Promise<{ id: string } | { code: string; name: string }> {
  return readScoped(deps.db, '*', async (tx) => {
    if (asked) {
      const found = await findBureauByCode(tx, asked.code);
      if (found) return found;
      if (!asked.name) throw new OperatorError(`There is no bureau "${asked.code}"; give its name to create it.`);
      return { code: asked.code, name: asked.name };
    }
    const [first, second] = await listAllBureaus(tx);
    if (!first) throw new OperatorError('There is no bureau yet; give the code and the name of the first one.');
    if (second) throw new OperatorError('There are several bureaus; say which one by its code.');
    return first;
  });
}

/**
 * Creates an administrator or a supervisor, who need not change the password again since nobody else has seen it.
 * @throws OperatorError for an account name or password that cannot be taken, and for an unknown or unclear bureau
 */
export async function createAdmin(deps: Pick<AppDeps, 'db' | 'clock'>, options: AdminOptions): Promise<CreatedAdmin> {
  const username = options.username.toLowerCase();
  refuseBadOptions(username, options.password);
  const bureau = await chooseBureau(deps, options.bureau);
  const isBureauNew = !('id' in bureau);
  const bureauId = isBureauNew ? uuidv7() : bureau.id;
  const passwordHash = await hashPassword(options.password);
  const roles: Role[] = [options.isSupervisor ? 'supervisor' : 'administrator'];
  const now = deps.clock();
  const ctx = { bureauId, actor: null, now, requestId: uuidv7(), origin: '' };
  const command = { name: 'create-admin', commandId: uuidv7(), permission: null, input: { username, roles } };
  return perform(deps.db, ctx, command, async (tx) => {
    if (isBureauNew) await insertNewBureau(tx, { ...bureau, id: bureauId, codeSecret: randomBytes(32), now });
    const accountId = uuidv7();
    const isNew = await insertNewAccount(tx, {
      id: accountId,
      bureauId,
      username,
      displayName: options.displayName ?? options.username,
      passwordHash,
      roles,
      sectionId: null,
      officerId: null,
      mustChangePassword: false,
      now,
    });
    if (!isNew) throw new OperatorError(`There is an account "${username}" already.`);
    const account = { action: 'account.created', subjectKind: 'account', subjectId: accountId };
    const created = { action: 'bureau.created', subjectKind: 'bureau', subjectId: bureauId };
    return {
      result: { bureauId, accountId, isBureauNew },
      audit: [
        ...(isBureauNew ? [{ ...created, data: { ...bureau } }] : []),
        { ...account, data: { username, roles, by: 'command line' } },
      ],
    };
  });
}
