// Accounts over HTTP: who may manage them, what a change does to sessions, and that an administrator always remains.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBureau } from '@liangma/contract/bureaus';
import {
  changePassword,
  createAccount,
  getSession,
  listAccounts,
  login,
  updateAccount,
  type AccountView,
} from '@liangma/contract/people';
import { roles } from '@liangma/contract/permissions';
import { insertAccount, insertOfficer, insertSection } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { createAdmin } from './create-admin.ts';

const password = 'Liang Ma 2026 zhen';
let app: TestApp;
let admin: Caller;

beforeAll(async () => {
  app = await testApp();
  admin = await app.as('administrator');
});
afterAll(() => app.close());

const username = () => `wang${newId().slice(-8)}`;

const fields = (more: object = {}) => ({
  username: username(),
  displayName: '王示范',
  roles: ['inspector'],
  sectionId: null,
  officerId: null,
  password,
  ...more,
});

const create = async (more: object = {}): Promise<AccountView> => {
  const answer = await admin.call(createAccount, { body: fields(more) });
  expect(answer.status).toBe(200);
  return answer.body;
};

const change = (account: AccountView, more: object = {}) => ({
  params: { accountId: account.id },
  body: {
    displayName: account.displayName,
    roles: account.roles,
    sectionId: account.sectionId,
    officerId: account.officerId,
    isDisabled: account.isDisabled,
    newPassword: null,
    revision: account.revision,
    ...more,
  },
});

const auditOf = (subjectId: string) =>
  app.ownerDb.selectFrom('audit_event').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute();

describe('who may', () => {
  it('is the administrator alone', async () => {
    expect((await app.anonymous.call(listAccounts)).status).toBe(401);
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const caller = await app.as(role);
      expect((await caller.call(listAccounts)).body.code, role).toBe('session/forbidden');
      expect((await caller.call(createAccount, { body: fields() })).body.code, role).toBe('session/forbidden');
    }
  });

  it('does not see accounts of another bureau, byte for byte', async () => {
    const other = await app.as('administrator', await app.otherBureau());
    const account = await create();
    const foreign = await other.call(updateAccount, change(account));
    const madeUp = await other.call(updateAccount, change({ ...account, id: newId() }));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(madeUp.text);
    const list = await other.call(listAccounts, { query: { limit: 200 } });
    expect(list.body.items).toHaveLength(roles.length);
  });
});

describe('create-account', () => {
  it('creates an account that must change its password, writes no password, and repeats itself', async () => {
    const sectionId = await insertSection(app.ownerDb, app.bureauId, { name: `科室${newId().slice(-6)}` });
    const officerId = await insertOfficer(app.ownerDb, app.bureauId);
    const body = fields({ username: `Li${newId().slice(-8)}`, sectionId, officerId });
    const commandId = newId();
    const [first, second] = await Promise.all([
      admin.call(createAccount, { body, commandId }),
      admin.call(createAccount, { body, commandId }),
    ]);
    expect(first.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(first.body).toMatchObject({
      username: body.username.toLowerCase(),
      officerName: '张示范',
      mustChangePassword: true,
    });
    const rows = await app.ownerDb
      .selectFrom('account')
      .selectAll()
      .where('username', '=', first.body.username)
      .execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const audit = await auditOf(first.body.id);
    expect(audit.map((event) => event.action)).toEqual(['account.created']);
    const log = await app.ownerDb.selectFrom('command_log').selectAll().where('command_id', '=', commandId).execute();
    expect(JSON.stringify([audit, log])).not.toMatch(/argon2|Liang Ma/);
  });

  it('refuses names taken on this server, weak passwords, and sections and officers of another bureau', async () => {
    const otherBureau = await app.otherBureau();
    const taken = username();
    await insertAccount(app.ownerDb, otherBureau, ['clerk'], { username: taken });
    const duplicate = await admin.call(createAccount, { body: fields({ username: taken }) });
    expect(duplicate.body).toMatchObject({ code: 'resource/duplicate', errors: [{ pointer: '/username' }] });

    const weak = await admin.call(createAccount, { body: fields({ password: '1234567890ab' }) });
    expect(weak.body).toMatchObject({ code: 'account/password-weak', errors: [{ pointer: '/password' }] });

    const foreign = fields({
      sectionId: await insertSection(app.ownerDb, otherBureau),
      officerId: await insertOfficer(app.ownerDb, otherBureau),
    });
    const answer = await admin.call(createAccount, { body: foreign });
    expect(answer.body.code).toBe('request/invalid');
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual(['/sectionId', '/officerId']);
    const left = await app.ownerDb
      .selectFrom('account')
      .select('id')
      .where('username', '=', foreign.username)
      .execute();
    expect(left).toEqual([]);
  });
});

describe('update-account', () => {
  it('says what changed and refuses an old revision', async () => {
    const account = await create();
    const answer = await admin.call(updateAccount, change(account, { roles: ['clerk', 'inspector'] }));
    expect(answer.body).toMatchObject({ roles: ['clerk', 'inspector'], revision: 2 });
    expect((await auditOf(account.id)).at(-1)).toMatchObject({
      action: 'account.updated',
      data: { changes: { roles: [['inspector'], ['clerk', 'inspector']] }, isPasswordReset: false },
    });
    expect((await admin.call(updateAccount, change(account))).body.code).toBe('resource/changed');
    // no integer of the database, and the last one, after which there is none
    for (const revision of [3_000_000_000, -1, 2_147_483_647])
      expect((await admin.call(updateAccount, change(account, { revision }))).body.code).toBe('request/invalid');
  });

  it('neither makes nor unmakes a supervisor, nor sets the password of one, but may disable one', async () => {
    const made = await admin.call(createAccount, { body: fields({ roles: ['supervisor'] }) });
    expect(made.body.code).toBe('request/invalid');
    const clerk = await create({ roles: ['clerk'] });
    const raised = await admin.call(updateAccount, change(clerk, { roles: ['clerk', 'supervisor'] }));
    expect(raised.body.code).toBe('session/forbidden');

    const bureauId = await app.otherBureau();
    const other = await app.as('administrator', bureauId);
    const { items } = (await other.call(listAccounts)).body;
    const supervisor = items.find(({ roles: [role] }) => role === 'supervisor');
    if (!supervisor) throw new Error('the bureau has no supervisor');
    for (const more of [{ roles: ['administrator'] }, { newPassword: 'brought on paper 7' }])
      expect((await other.call(updateAccount, change(supervisor, more))).body.code).toBe('session/forbidden');
    expect((await auditOf(supervisor.id)).map(({ action }) => action)).toEqual([]);
    const disabled = await other.call(updateAccount, change(supervisor, { isDisabled: true }));
    expect(disabled.body).toMatchObject({ roles: ['supervisor'], isDisabled: true });
  });

  it('ends the sessions of an account that is disabled or gets a new password', async () => {
    for (const more of [{ isDisabled: true }, { newPassword: 'brought on paper 7' }]) {
      const account = await create();
      const loggedIn = await app.anonymous.call(login, { body: { username: account.username, password } });
      const headers = { cookie: loggedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
      expect((await app.anonymous.call(getSession, { headers })).status).toBe(200);
      expect((await admin.call(updateAccount, change(account, more))).status).toBe(200);
      const left = await app.ownerDb
        .selectFrom('session')
        .select('account_id')
        .where('account_id', '=', account.id)
        .execute();
      expect(left).toEqual([]);
    }
  });

  it('lets somebody who is locked out in again with the password that the administrator sets', async () => {
    const account = await create();
    const logIn = (typed: string) =>
      app.anonymous.call(login, { body: { username: account.username, password: typed } });
    await Promise.all(Array.from({ length: 6 }, () => logIn('wrong')));
    expect((await logIn(password)).status).toBe(429);
    await admin.call(updateAccount, change(account, { newPassword: 'brought on paper 7' }));
    expect((await logIn('brought on paper 7')).body.account.mustChangePassword).toBe(true);
  });

  it('lets an account look but do nothing until it has a password of its own', async () => {
    const account = await create({ roles: ['administrator'] });
    const loggedIn = await app.anonymous.call(login, { body: { username: account.username, password } });
    const headers = { cookie: loggedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    expect((await app.anonymous.call(listAccounts, { headers })).status).toBe(200);
    const refused = await app.anonymous.call(createAccount, { headers, body: fields() });
    expect(refused.body.code).toBe('session/password-first');
    const next = 'my own and long';
    await app.anonymous.call(changePassword, { headers, body: { current: password, next } });
    expect((await app.anonymous.call(createAccount, { headers, body: fields() })).status).toBe(200);
  });

  it('keeps one administrator, also when two remove each other at the same time', async () => {
    const bureauId = await app.otherBureau();
    const first = await app.as('administrator', bureauId);
    const list = await first.call(listAccounts);
    const own = list.body.items.find((item) => item.id === first.accountId);
    if (!own) throw new Error('the administrator is not in the list');
    for (const more of [{ isDisabled: true }, { roles: ['clerk'] }]) {
      const answer = await first.call(updateAccount, change(own, more));
      expect(answer.body.code).toBe('account/last-administrator');
    }

    const created = await first.call(createAccount, { body: fields({ roles: ['administrator'] }) });
    const answers = await Promise.all([
      first.call(updateAccount, change(own, { roles: ['clerk'] })),
      first.call(updateAccount, change(created.body, { isDisabled: true })),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    // the slower one is refused by the rule, or comes after it has lost the role itself
    const refused = answers.find((answer) => answer.status !== 200)?.body.code;
    expect(['account/last-administrator', 'session/forbidden']).toContain(refused);
    const left = await app.ownerDb
      .selectFrom('account')
      .select('id')
      .where('bureau_id', '=', bureauId)
      .where('is_disabled', '=', false)
      .where(sql<boolean>`'administrator' = any(roles)`)
      .execute();
    expect(left).toHaveLength(1);
  });
});

describe('list-accounts', () => {
  it('pages by name without loss', async () => {
    const bureauId = await app.otherBureau();
    const caller = await app.as('administrator', bureauId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caller.call(listAccounts, { query: { limit: 3, cursor } });
      expect(page.body.total).toEqual({ count: roles.length, atLeast: false });
      seen.push(...page.body.items.map((item) => item.username));
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(roles.length);
    expect(new Set(seen).size).toBe(roles.length);
    const bad = await caller.call(listAccounts, { query: { cursor: 'made-up' } });
    expect(bad.body.code).toBe('request/invalid');
  });
});

describe('createAdmin', () => {
  it('creates a bureau with its first administrator, who can log in', async () => {
    const code = `N${newId().slice(-6)}`;
    const name = username();
    const made = await createAdmin(app.deps, { username: name, password, bureau: { code, name: '新设局' } });
    expect(made.isBureauNew).toBe(true);
    const answer = await app.anonymous.call(login, { body: { username: name, password } });
    expect(answer.body).toMatchObject({
      account: { roles: ['administrator'], mustChangePassword: false },
      bureau: { id: made.bureauId, code, name: '新设局' },
    });
    const again = await createAdmin(app.deps, { username: username(), password, bureau: { code } });
    expect(again).toMatchObject({ bureauId: made.bureauId, isBureauNew: false });
    expect((await auditOf(made.bureauId)).map((event) => event.action)).toEqual(['bureau.created']);
  });

  it('creates a supervisor, who reads other bureaus', async () => {
    const name = username();
    const bureau = { code: `N${newId().slice(-6)}`, name: '新设局' };
    const made = await createAdmin(app.deps, { username: name, password, bureau, isSupervisor: true });
    const loggedIn = await app.anonymous.call(login, { body: { username: name, password } });
    expect(loggedIn.body.account.roles).toEqual(['supervisor']);
    const cookie = loggedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const read = await app.anonymous.call(getBureau, { headers: { cookie, 'x-bureau': app.bureauId } });
    expect(read.body.id).toBe(app.bureauId);
    expect((await auditOf(made.accountId))[0]?.data).toMatchObject({ roles: ['supervisor'], by: 'command line' });
  });

  it('refuses what it cannot do and leaves nothing behind', async () => {
    const code = `N${newId().slice(-6)}`;
    const taken = (await create()).username;
    const bureau = { code, name: '新设局' };
    await expect(createAdmin(app.deps, { username: taken, password, bureau })).rejects.toThrow(/already/);
    await expect(createAdmin(app.deps, { username: username(), password, bureau: { code } })).rejects.toThrow(/name/);
    await expect(createAdmin(app.deps, { username: username(), password: 'short', bureau })).rejects.toThrow(/10/);
    await expect(createAdmin(app.deps, { username: 'a b', password, bureau })).rejects.toThrow(/account name/);
    await app.otherBureau();
    await expect(createAdmin(app.deps, { username: username(), password })).rejects.toThrow(/several/);
    const left = await app.ownerDb.selectFrom('bureau').select('id').where('code', '=', code).execute();
    expect(left).toEqual([]);
  });
});
