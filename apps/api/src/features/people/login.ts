/**
 * Logging in. A wrong account and a wrong password are one refusal: same answer, same work, same time. Passwords and
 * tokens stay out of the command log and the audit log.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { login as endpoint } from '@liangma/contract/people';
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { custom } from '../../http/route.ts';
import { deskLocked, deskOpened } from '../../http/desk-lock.ts';
import { giveCookie, hashToken, newToken } from '../../http/session.ts';
import { clientAddress } from './client-address.ts';
import { accountKey, addressKey, countTry, forgetAccountTries, giveBackTry, limits } from './login-limit-store.ts';
import { isPassword } from './password.ts';
import { refuseLocked } from './refuse-locked.ts';
import { findLoginAccount, findTablet, getSessionView, insertSession, type LoginAccount } from './session-store.ts';

/** Every refusal answers this long after it was asked, so that what was written behind it does not show. */
const refusalMs = 250;

const asAccount = (ctx: Ctx, account: LoginAccount): Ctx => ({
  ...ctx,
  bureauId: account.bureauId,
  actor: account.actor,
});

/** Writes the failure into the log of the account's bureau; a name that nobody has belongs to no bureau. */
async function recordRefusal(deps: AppDeps, ctx: Ctx, account: LoginAccount | null, address: string): Promise<void> {
  if (!account) {
    deps.log.warn({ requestId: ctx.requestId, address }, 'log-in refused: no such account');
    return;
  }
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: { accountId: account.id } };
  await perform(deps.db, { ...ctx, bureauId: account.bureauId, actor: null }, command, async () => ({
    result: null,
    audit: {
      action: 'session.refused',
      subjectKind: 'account',
      subjectId: account.id,
      data: { address, reason: account.isDisabled ? 'disabled' : 'wrong-password' },
    },
  }));
}

/** Counts the try for the address and, unless that must wait, for the account name. */
async function countLogin(deps: AppDeps, now: string, username: string, address: string): Promise<number | null> {
  const wait = await countTry(deps.db, addressKey(address), limits.address, now);
  return wait ?? countTry(deps.db, accountKey(username), limits.account, now);
}

export const login = custom(endpoint, async (deps, ctx, { body }, http) => {
  const floor = sleep(refusalMs);
  const username = body.username.toLowerCase();
  const address = clientAddress(http);
  refuseLocked(await countLogin(deps, ctx.now, username, address), ctx.language);

  const account = await readScoped(deps.db, '*', (tx) => findLoginAccount(tx, username));
  const isRight = await isPassword(body.password, account?.passwordHash ?? null);
  if (!account || !isRight || account.isDisabled) {
    await recordRefusal(deps, ctx, account, address);
    await floor;
    throw new ProblemException('session/wrong-password');
  }

  await forgetAccountTries(deps.db, username);
  await giveBackTry(deps.db, address);
  const token = newToken();
  const expiresAt = new Date(Date.parse(ctx.now) + deps.settings.sessionHours * 3_600_000).toISOString();
  // never the client's command id: a repeat could not be given the token, which is kept nowhere
  const command = { name: endpoint.name, commandId: uuidv7(), permission: null, input: { accountId: account.id } };
  const { tablet } = body;
  const isDeskLocked = await perform(deps.db, asAccount(ctx, account), command, async (tx) => {
    const deviceId = tablet ? await findTablet(tx, account.bureauId, tablet.deviceId) : null;
    const isOpen = deviceId === null || tablet?.opensDesk === true;
    await insertSession(tx, {
      tokenHash: hashToken(token),
      bureauId: account.bureauId,
      accountId: account.id,
      now: ctx.now,
      expiresAt,
      userAgent: (http.req.header('user-agent') ?? '').slice(0, 300),
      deviceId,
      desk: deviceId !== null && isOpen ? deskOpened(ctx.now) : deskLocked,
    });
    const on = deviceId === null ? {} : { deviceId, opensDesk: isOpen };
    return {
      result: !isOpen,
      audit: { action: 'session.opened', subjectKind: 'account', subjectId: account.id, data: { address, ...on } },
    };
  });
  giveCookie(deps, http, token);
  const more = { today: officialDay(ctx.now), isDeskLocked };
  return readScoped(deps.db, account.bureauId, (tx) => getSessionView(tx, account.id, more));
});
