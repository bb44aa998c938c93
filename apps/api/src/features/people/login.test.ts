// Logging in and out: the refusals look alike, tries are limited, nothing secret is written down.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePassword, getSession, login, logout, logoutEverywhere } from '@liangma/contract/people';
import { insertAccount } from '../../testing/rows.ts';
import { newId, testApp, type Answered, type TestApp } from '../../testing/test-app.ts';
import { hashPassword } from './password.ts';

const password = 'Liang Ma 2026 zhen';
let app: TestApp;
let passwordHash: string;
let hour = 0;

beforeAll(async () => {
  app = await testApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());
// a new address and a later hour: the tries of one test do not bind the next
beforeEach(() => {
  hour += 1;
  app.setNow(`2026-06-${String(10 + hour).padStart(2, '0')}T01:00:00.000Z`);
});

async function account(more: { is_disabled?: boolean } = {}) {
  const username = `zhang${newId().slice(-8)}`;
  const id = await insertAccount(app.ownerDb, app.bureauId, ['clerk'], {
    username,
    password_hash: passwordHash,
    ...more,
  });
  return { id, username };
}

const logIn = (username: string, typed = password, headers: Record<string, string> = {}) =>
  app.anonymous.call(login, { body: { username, password: typed }, headers });

const cookieOf = (answer: Answered<unknown>) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

const auditOf = (subjectId: string) =>
  app.ownerDb.selectFrom('audit_event').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute();

describe('login', () => {
  it('opens a session that the cookie carries and nothing else does', async () => {
    const { id, username } = await account();
    const answer = await logIn(username.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ account: { id, username, roles: ['clerk'] }, bureau: { id: app.bureauId } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^liangma=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );

    const cookie = cookieOf(answer);
    const again = await app.anonymous.call(getSession, { headers: { cookie } });
    expect(again.body.account.id).toBe(id);

    const token = cookie.slice('liangma='.length);
    const commands = await app.ownerDb.selectFrom('command_log').selectAll().execute();
    const audit = await auditOf(id);
    expect(audit.map((event) => event.action)).toEqual(['session.opened']);
    const written = JSON.stringify([commands, audit]);
    expect(written).not.toContain(token);
    expect(written).not.toContain(password);
  });

  it('refuses a wrong name, a wrong password and a disabled account with the same bytes and after the same time', async () => {
    const known = await account();
    const disabled = await account({ is_disabled: true });
    const tries: [string, string][] = [
      [`nobody${newId().slice(-8)}`, password],
      [known.username, 'something else'],
      [disabled.username, password],
    ];
    const texts = new Set<string>();
    for (const [username, typed] of tries) {
      const start = performance.now();
      const answer = await logIn(username, typed);
      expect(performance.now() - start).toBeGreaterThan(245);
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe('session/wrong-password');
      expect(answer.headers.get('set-cookie')).toBeNull();
      texts.add(answer.text);
    }
    expect(texts.size).toBe(1);
    expect((await auditOf(known.id)).map((event) => [event.action, event.data])).toEqual([
      ['session.refused', { address: 'local', reason: 'wrong-password' }],
    ]);
  });

  it('counts parallel guesses one by one and lets the wait grow, for names that exist and names that do not', async () => {
    for (const username of [(await account()).username, `nobody${newId().slice(-8)}`]) {
      app.setNow('2026-07-01T01:00:00.000Z');
      const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(username, 'wrong')));
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
      const locked = answers.filter((answer) => answer.status === 429);
      expect(locked).toHaveLength(7);
      expect(locked[0]?.body.code).toBe('session/locked');
      expect(locked[0]?.headers.get('retry-after')).toBe('30');
      expect(locked[0]?.body.detail).toBe('请在 30 秒后再试');

      expect((await logIn(username)).status).toBe(429);
      app.setNow('2026-07-01T01:00:31.000Z');
      expect((await logIn(username, 'wrong')).status).toBe(401);
      expect((await logIn(username)).headers.get('retry-after')).toBe('60');
    }
  });

  it('forgets the tries after the right password', async () => {
    const { username } = await account();
    for (let n = 0; n < 4; n += 1) await logIn(username, 'wrong');
    expect((await logIn(username)).status).toBe(200);
    expect((await logIn(username, 'wrong')).status).toBe(401);
    expect((await logIn(username)).status).toBe(200);
  });

  it('limits one address that tries many names, and leaves other addresses alone', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const answers = await Promise.all(
      Array.from({ length: 61 }, (_, n) => logIn(`name${n}-${newId().slice(-6)}`, 'wrong', headers)),
    );
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1);
    const { username } = await account();
    expect((await logIn(username, password, headers)).status).toBe(429);
    expect((await logIn(username, password, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
  });
});

describe('ending sessions', () => {
  it('logs out here only', async () => {
    const { id, username } = await account();
    const here = { cookie: cookieOf(await logIn(username)) };
    const there = { cookie: cookieOf(await logIn(username)) };
    const answer = await app.anonymous.call(logout, { headers: here });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^liangma=; Max-Age=0/);
    expect((await app.anonymous.call(getSession, { headers: here })).status).toBe(401);
    expect((await app.anonymous.call(getSession, { headers: there })).status).toBe(200);
    expect((await auditOf(id)).at(-1)?.action).toBe('session.closed');
  });

  it('logs out everywhere', async () => {
    const { id, username } = await account();
    const here = { cookie: cookieOf(await logIn(username)) };
    const there = { cookie: cookieOf(await logIn(username)) };
    const answer = await app.anonymous.call(logoutEverywhere, { headers: here });
    expect(answer.body).toEqual({ ended: 2 });
    expect((await app.anonymous.call(getSession, { headers: there })).status).toBe(401);
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'sessions.ended', data: { ended: 2 } });
  });

  it('ends with its time', async () => {
    const { username } = await account();
    const headers = { cookie: cookieOf(await logIn(username)) };
    app.setNow(`2026-06-${10 + hour}T13:00:01.000Z`);
    expect((await app.anonymous.call(getSession, { headers })).status).toBe(401);
  });
});

describe('change-password', () => {
  it('refuses a wrong current password and weak new ones', async () => {
    const { username } = await account();
    const headers = { cookie: cookieOf(await logIn(username)) };
    const change = (current: string, next: string) =>
      app.anonymous.call(changePassword, { headers, body: { current, next } });
    expect((await change('wrong one', 'another long one')).body.code).toBe('session/wrong-password');
    expect((await change(password, 'short')).body).toMatchObject({
      code: 'request/invalid',
      errors: [{ pointer: '/next' }],
    });
    for (const next of [password, 'aaaaaaaaaaaa', `${username}!!!!`, '1234567890']) {
      const answer = await change(password, next);
      expect(answer.body).toMatchObject({ code: 'account/password-weak', errors: [{ pointer: '/next' }] });
    }
  });

  it('keeps this session, ends the others, and writes neither password', async () => {
    const { id, username } = await account();
    const here = { cookie: cookieOf(await logIn(username)) };
    const there = { cookie: cookieOf(await logIn(username)) };
    const next = 'a quite different one';
    const answer = await app.anonymous.call(changePassword, { headers: here, body: { current: password, next } });
    expect(answer.status).toBe(200);
    expect((await app.anonymous.call(getSession, { headers: here })).body.account.mustChangePassword).toBe(false);
    expect((await app.anonymous.call(getSession, { headers: there })).status).toBe(401);
    expect((await logIn(username)).status).toBe(401);
    expect((await logIn(username, next)).status).toBe(200);
    const audit = await auditOf(id);
    expect(audit.find((event) => event.action === 'password.changed')?.data).toEqual({ ended: 1 });
    const commands = await app.ownerDb.selectFrom('command_log').selectAll().execute();
    expect(JSON.stringify([audit, commands])).not.toContain(next);
  });
});
