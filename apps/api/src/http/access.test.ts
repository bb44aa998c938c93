// Every endpoint against everybody: what the contract does not allow is refused before anything is looked at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSection } from '@liangma/contract/bureaus';
import type { Endpoint } from '@liangma/contract/endpoint';
import { may, permissions, roles, type Role } from '@liangma/contract/permissions';
import { routes } from '../features/routes.ts';
import { newId, testApp, type Caller, type CallInput, type TestApp } from '../testing/test-app.ts';

/** Endpoints for everybody, and those for every account: whoever adds one says so here. */
const forEverybody = ['login'];
const forEveryAccount = ['get-session', 'logout', 'lock-desk', 'logout-everywhere', 'change-password', 'get-todo'];

const endpoints = routes.map((route) => route.endpoint);

let app: TestApp;
let other: string;
beforeAll(async () => {
  app = await testApp();
  other = await app.otherBureau();
});
afterAll(() => app.close());

const isPermission = (access: Endpoint['access']): access is keyof typeof permissions =>
  Object.hasOwn(permissions, access);

const allowedRoles = ({ access }: Endpoint): Role[] =>
  roles.filter((role) => (isPermission(access) ? may([role], access) : true));

/** A call of the right shape to something that does not exist. */
function madeUp(endpoint: Endpoint): CallInput {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, name === 'year' ? '2026' : newId()]));
  return {
    params,
    ...(endpoint.bodyKind === 'raw' || endpoint.bodyKind === 'stream' ? { body: new Uint8Array(1) } : {}),
  };
}

const ask = (caller: Caller, endpoint: Endpoint, more: CallInput = {}) =>
  caller.call(endpoint, { ...madeUp(endpoint), ...more });

describe('the list of endpoints', () => {
  it('has one of each name and one of each address', () => {
    expect(endpoints.length).toBeGreaterThan(0);
    const names = endpoints.map((endpoint) => endpoint.name);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
    const places = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(places.filter((place, n) => places.indexOf(place) !== n)).toEqual([]);
  });

  it('is open to everybody, or to every account, only where this test says so', () => {
    const withAccess = (access: string) =>
      endpoints.filter((endpoint) => endpoint.access === access).map((endpoint) => endpoint.name);
    expect(withAccess('public').toSorted()).toEqual(forEverybody.toSorted());
    expect(withAccess('session').toSorted()).toEqual(forEveryAccount.toSorted());
    const others = endpoints.filter(({ access }) => access !== 'public' && access !== 'session');
    expect(others.filter(({ access }) => !isPermission(access)).map(({ name }) => name)).toEqual([]);
  });

  it('lets a supervisor change nothing but the own session', () => {
    // a query reads in a read-only transaction, whatever its method
    const writes = routes.filter(
      ({ kind, endpoint: { method, access } }) =>
        kind !== 'query' && method !== 'GET' && isPermission(access) && may(['supervisor'], access),
    );
    expect(writes.map(({ endpoint }) => endpoint.name)).toEqual([]);
  });
});

const named = (some: Endpoint[]) => some.map((endpoint) => [endpoint.name, endpoint] as const);

/** Somebody who may call the endpoint. */
const allowed = (endpoint: Endpoint): Caller | Promise<Caller> =>
  endpoint.access === 'public' ? app.anonymous : app.as(allowedRoles(endpoint)[0] ?? 'administrator');

describe('without a session', () => {
  it.each(named(endpoints.filter(({ access }) => access !== 'public')))('%s is refused', async (_name, endpoint) => {
    const answer = await ask(app.anonymous, endpoint);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('session/required');
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const stale = await ask(app.anonymous, endpoint, { headers: { cookie: 'liangma=made-up' } });
    expect(stale.body.code).toBe('session/required');
  });
});

describe('with a session', () => {
  it.each(named(endpoints))('%s refuses exactly the roles that lack the permission', async (_name, endpoint) => {
    const codes = new Map<Role, string>();
    for (const role of roles) {
      const answer = await ask(await app.as(role), endpoint);
      expect(answer.status, `${role}: ${answer.text}`).toBeLessThan(500);
      codes.set(role, `${answer.status} ${answer.body?.code}`);
    }
    expect([...codes.values()]).not.toContain('401 session/required');
    const refused = roles.filter((role) => codes.get(role) === '403 session/forbidden');
    expect(refused).toEqual(roles.filter((role) => !allowedRoles(endpoint).includes(role)));
  });
});

describe('with the name of another bureau', () => {
  const asks = endpoints.filter(({ method, access }) => method === 'GET' && isPermission(access));

  it.each(named(asks))('%s gives a supervisor of several roles those of a supervisor', async (_name, endpoint) => {
    const caller = await app.as('supervisor');
    const setRoles = (held: Role[]) =>
      app.ownerDb.updateTable('account').set({ roles: held }).where('id', '=', caller.accountId).execute();
    await setRoles([...roles]);
    try {
      const own = await ask(caller, endpoint, { headers: { 'x-bureau': app.bureauId } });
      expect(own.body?.code).not.toBe('session/forbidden');
      const elsewhere = await ask(caller, endpoint, { headers: { 'x-bureau': other } });
      const isRefused = elsewhere.body?.code === 'session/forbidden';
      expect(isRefused).toBe(!allowedRoles(endpoint).includes('supervisor'));
    } finally {
      await setRoles(['supervisor']);
    }
  });
});

describe('from another site', () => {
  const foreign = ['https://elsewhere.test', 'http://liangma.test.elsewhere.test', 'http://liangma.test:81', 'null'];

  it.each(named(endpoints.filter(({ method }) => method !== 'GET')))('%s is refused', async (_name, endpoint) => {
    const caller = await allowed(endpoint);
    for (const origin of foreign) {
      const answer = await ask(caller, endpoint, { headers: { origin } });
      expect(answer.status, origin).toBe(403);
      expect(answer.body.code, origin).toBe('request/foreign-origin');
    }
    const own = await ask(caller, endpoint, { headers: { origin: 'http://liangma.test' } });
    expect(own.body?.code).not.toBe('request/foreign-origin');
  });
});

describe('with a body', () => {
  const broken = ['', '{', '{"a":', 'null{', '\u0000'];
  const otherTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

  it.each(named(endpoints.filter(({ bodyKind }) => bodyKind === 'json')))(
    '%s reads JSON and nothing else',
    async (_name, endpoint) => {
      const caller = await allowed(endpoint);
      const codeOf = async (more: CallInput) => (await ask(caller, endpoint, more)).body.code;
      for (const body of broken) expect(await codeOf({ body }), body).toBe('request/malformed');
      for (const type of otherTypes)
        expect(await codeOf({ body: '{}', headers: { 'content-type': type } }), type).toBe('request/malformed');
      for (const body of ['null', '[]', '"text"', '7']) expect(await codeOf({ body }), body).toBe('request/invalid');
    },
  );
});

describe('what is no call at all', () => {
  it('is too large', async () => {
    const admin = await app.as('administrator');
    const body = JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024), sort: 0 });
    const answer = await admin.call(createSection, { body });
    expect(answer.status).toBe(413);
    expect(answer.body.code).toBe('request/too-large');
  });

  it.each(named(endpoints.filter(({ bodyKind }) => bodyKind === 'raw' || bodyKind === 'stream')))(
    'is too large for %s',
    async (_name, raw) => {
      const announced = { headers: { 'content-length': String(raw.mostBytes + 1) } };
      expect((await ask(await allowed(raw), raw, announced)).body.code).toBe('request/too-large');
    },
  );

  it('has no known address: 401 without a session, 404 with one', async () => {
    const unknown = { ...createSection, path: '/no-such-thing', bodyKind: 'none' } as const;
    const admin = await app.as('administrator');
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      expect((await app.anonymous.call({ ...unknown, method })).body.code).toBe('session/required');
      expect((await admin.call({ ...unknown, method })).body.code).toBe('resource/not-found');
    }
  });

  it('has an id for its command that is none', async () => {
    const admin = await app.as('administrator');
    const answer = await admin.call(createSection, { body: { name: '科室' }, commandId: 'not an id' });
    expect(answer.body.code).toBe('request/malformed');
  });
});
