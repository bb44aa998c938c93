// A session on a set-up tablet outlives the lock of its screen: every endpoint against every kind of session.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registerDevice, revokeDevice } from '@liangma/contract/devices';
import type { Endpoint } from '@liangma/contract/endpoint';
import { getFieldPack } from '@liangma/contract/field-pack';
import { listInspections } from '@liangma/contract/inspections';
import { getSession, lockDesk, login, logout } from '@liangma/contract/people';
import { hashPassword } from '../features/people/password.ts';
import { routes } from '../features/routes.ts';
import { tusClient } from '../features/evidence/testing/tus-requests.ts';
import { sampleFile } from '../testing/sample-files.ts';
import { newId, testApp, type Caller, type CallInput, type TestApp } from '../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';
const password = 'a long password of 2026';

/** All that the field area asks for; whoever adds an endpoint to it says so here. */
const ofTheFieldArea = [
  'change-password',
  'deliver-field-command',
  'download-evidence',
  'download-notice',
  'find-missing-evidence',
  'get-enterprise',
  'get-enterprise-visits',
  'get-field-pack',
  'get-inspection-code',
  'get-session',
  'lock-desk',
  'login',
  'logout',
  'logout-everywhere',
  'promise-delivery',
  'register-device',
  'reserve-numbers',
];

const endpoints = routes.map(({ endpoint }) => endpoint);

let app: TestApp;
let deviceId: string;
let username: string;
beforeAll(async () => {
  app = await testApp(start);
  const inspector = await app.as('inspector');
  deviceId = newId();
  await inspector.call(registerDevice, { body: { deviceId, name: '一号平板' } });
  ({ username } = await app.ownerDb
    .updateTable('account')
    .set({ password_hash: await hashPassword(password), roles: ['inspector', 'section-head', 'administrator'] })
    .where('id', '=', inspector.accountId)
    .returning('username')
    .executeTakeFirstOrThrow());
});
afterAll(() => app.close());
beforeEach(() => app.setNow(start));
afterEach(() => app.ownerDb.deleteFrom('session').execute());

/** Logs in as a browser does, and asks with the cookie that it was given. */
async function logIn(tablet?: { deviceId: string; opensDesk: boolean }) {
  const answer = await app.anonymous.call(login, { body: { username, password, ...(tablet ? { tablet } : {}) } });
  expect(answer.status, answer.text).toBe(200);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { view: answer.body, caller: withCookie(cookie) };
}

const withCookie = (cookie: string): Caller => ({
  ...app.anonymous,
  cookie,
  call: (endpoint, input = {}) => app.anonymous.call(endpoint, { ...input, headers: { ...input.headers, cookie } }),
});

/** A call of the right shape to something that does not exist. */
function madeUp(endpoint: Endpoint): CallInput {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, name === 'year' ? '2026' : newId()]));
  return { params, ...(endpoint.bodyKind === 'json' ? {} : { body: new Uint8Array(1) }) };
}

/** Made of what `as` gives: a session as it stands in the database. */
async function sessionOf(more: {
  device_id: string | null;
  desk_until: string | null;
  desk_idle_until: string | null;
}) {
  const caller = await app.as('inspector');
  await app.ownerDb.updateTable('session').set(more).where('account_id', '=', caller.accountId).execute();
  return caller;
}

const early = '2026-06-15T00:59:59.000Z';
const late = '2026-06-15T01:30:00.000Z';

const kinds = [
  ['at a desk', false, () => ({ device_id: null, desk_until: null, desk_idle_until: null })],
  ['of a tablet', true, () => ({ device_id: deviceId, desk_until: null, desk_idle_until: null })],
  ['of a tablet with its desk open', false, () => ({ device_id: deviceId, desk_until: late, desk_idle_until: late })],
  ['of a tablet too long open', true, () => ({ device_id: deviceId, desk_until: early, desk_idle_until: late })],
  ['of a tablet too long idle', true, () => ({ device_id: deviceId, desk_until: late, desk_idle_until: early })],
] as const;

it('the field area calls these endpoints and no others', () => {
  expect(
    endpoints
      .filter(({ onTablet }) => onTablet)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(ofTheFieldArea);
});

describe.each(kinds)('a session %s', (_kind, isLocked, more) => {
  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))('asks for %s', async (name, endpoint) => {
    const caller = await sessionOf(more());
    const answer = await caller.call(endpoint, madeUp(endpoint));
    expect(answer.status, answer.text).toBeLessThan(500);
    const isRefused = answer.status === 403 && answer.body?.code === 'session/desk-locked';
    expect(isRefused).toBe(isLocked && !ofTheFieldArea.includes(name));
  });

  it('asks for uploads', async () => {
    const caller = await sessionOf(more());
    expect((await tusClient(app, caller).create(sampleFile('jpeg'))).status).toBe(201);
  });
});

describe('the desk on a tablet', () => {
  const desk = async (caller: Caller) => {
    const { status, body } = await caller.call(listInspections);
    return status === 200 ? 'open' : body.code;
  };

  const locks = () =>
    app.ownerDb
      .selectFrom('audit_event')
      .select('data')
      .where('action', '=', 'session.desk-locked')
      .orderBy('seq')
      .execute();

  it('is open for whoever logs in without one, and locks when that becomes a tablet', async () => {
    const { view, caller } = await logIn();
    expect(view.isDeskLocked).toBe(false);
    expect(await desk(caller)).toBe('open');
    await caller.call(registerDevice, { body: { deviceId, name: '一号平板' } });
    expect(await desk(caller)).toBe('session/desk-locked');
    expect((await caller.call(getSession)).body.isDeskLocked).toBe(true);
  });

  it('locks with the first field pack of a session that did not say where it runs', async () => {
    const { caller } = await logIn();
    expect((await caller.call(getFieldPack, { query: { deviceId } })).status).toBe(200);
    expect(await desk(caller)).toBe('session/desk-locked');
  });

  it('stays locked after a log-in that is for sending, and opens after one for the desk, which is audited', async () => {
    const sending = await logIn({ deviceId, opensDesk: false });
    expect(sending.view.isDeskLocked).toBe(true);
    expect(await desk(sending.caller)).toBe('session/desk-locked');
    expect((await sending.caller.call(getFieldPack, { query: { deviceId } })).status).toBe(200);
    const working = await logIn({ deviceId, opensDesk: true });
    expect(working.view.isDeskLocked).toBe(false);
    expect(await desk(working.caller)).toBe('open');
    const event = await app.ownerDb
      .selectFrom('audit_event')
      .select('data')
      .where('action', '=', 'session.opened')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event.data).toMatchObject({ deviceId, opensDesk: true });
  });

  it('does not belong to a tablet that the bureau does not know or that is revoked', async () => {
    const admin = await logIn();
    const lost = newId();
    await admin.caller.call(registerDevice, { body: { deviceId: lost, name: '二号平板' } });
    const other = await logIn();
    await other.caller.call(revokeDevice, { params: { deviceId: lost }, body: { reason: '遗失' } });
    for (const id of [lost, newId()]) {
      await logIn({ deviceId: id, opensDesk: false });
      const { device_id: bound } = await app.ownerDb
        .selectFrom('session')
        .select('device_id')
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow();
      expect(bound).toBeNull();
    }
  });

  it('locks after a quarter of an hour without use, and after an hour at the latest', async () => {
    const at = (minutes: number) => app.setNow(new Date(Date.parse(start) + minutes * 60_000).toISOString());
    const { caller } = await logIn({ deviceId, opensDesk: true });
    for (const minutes of [14, 28, 42, 56]) {
      at(minutes);
      expect(await desk(caller), String(minutes)).toBe('open');
    }
    at(60);
    expect(await desk(caller)).toBe('session/desk-locked');
    at(0);
    const idle = await logIn({ deviceId, opensDesk: true });
    // what the field area does by itself is no use of the desk
    at(14);
    await idle.caller.call(getSession);
    await idle.caller.call(getFieldPack, { query: { deviceId } });
    at(15);
    expect(await desk(idle.caller)).toBe('session/desk-locked');
  });

  it('locks with the tablet, once, and the session goes on sending', async () => {
    const { caller } = await logIn({ deviceId, opensDesk: true });
    const before = await locks();
    for (let times = 0; times < 2; times += 1) expect((await caller.call(lockDesk)).status).toBe(200);
    expect(await desk(caller)).toBe('session/desk-locked');
    expect((await caller.call(getFieldPack, { query: { deviceId } })).status).toBe(200);
    expect((await locks()).slice(before.length)).toMatchObject([{ data: { deviceId } }]);
    expect((await caller.call(logout)).status).toBe(200);
  });

  it('is not locked for a session at a desk', async () => {
    const { caller } = await logIn();
    expect((await caller.call(lockDesk)).status).toBe(200);
    expect(await desk(caller)).toBe('open');
  });
});
