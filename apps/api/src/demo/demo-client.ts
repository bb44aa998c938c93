/**
 * The demonstration does everything as its people would: signed in, over the endpoints of the contract, in process. Its
 * clock stands wherever the story is.
 */
import type { BodyInputOf, Endpoint, ParamsOf, QueryInputOf, ResponseOf } from '@liangma/contract/endpoint';
import { login, logoutEverywhere } from '@liangma/contract/people';
import { createApp } from '../app.ts';
import { usualUploads, type AppDeps } from '../app-deps.ts';

const host = 'http://demo.localhost';
/** Stories run over months; browsers refuse cookies that live longer than 400 days, so it is a little less than that. */
const sessionHours = 390 * 24;
const renewAfterMs = 300 * 86_400_000;

/** What an endpoint needs; parts that it does not have may be left out. */
export type CallInput<E extends Endpoint> = {
  params?: ParamsOf<E>;
  query?: QueryInputOf<E>;
  body?: BodyInputOf<E>;
};

export interface DemoPerson {
  /** Calls an endpoint; throws when it is refused: a demonstration has no refusals. */
  call<E extends Endpoint>(endpoint: E, input?: CallInput<E>): Promise<ResponseOf<E>>;
  /** Ends all sessions of the person, earlier ones included. */
  signOut(): Promise<void>;
}

export interface DemoWorld {
  /** As the server is made of, with the clock of the story. */
  deps: AppDeps;
  now(): string;
  setNow(instant: string): void;
  /** Somebody with an account. */
  person(username: string, password: string): DemoPerson;
  /** What the phone of the enterprise does: opens the address of an inspection code and confirms the entry. */
  confirmEntry(codeUrl: string, name: string): Promise<void>;
}

/** Puts the application up for the story. */
export function demoWorld(serverDeps: AppDeps, start: string): DemoWorld {
  let instant = start;
  const deps: AppDeps = {
    ...serverDeps,
    clock: () => instant,
    settings: { publicUrl: null, secureCookies: false, sessionHours, uploads: usualUploads, checkResponses: false },
  };
  const app = createApp(deps);

  async function send(endpoint: Endpoint, input: CallInput<Endpoint>, cookie: string | null): Promise<Response> {
    const headers: Record<string, string> = {};
    if (cookie !== null) headers['cookie'] = cookie;
    if (endpoint.bodyKind === 'json') headers['content-type'] = 'application/json';
    const response = await app.request(addressOf(endpoint, input), {
      method: endpoint.method,
      headers,
      ...(endpoint.bodyKind === 'json' ? { body: JSON.stringify(input.body ?? {}) } : {}),
    });
    if (!response.ok) throw new Error(`${endpoint.name} at ${instant}: ${response.status} ${await response.text()}`);
    return response;
  }

  function person(username: string, password: string): DemoPerson {
    let session: { cookie: string; since: number } | null = null;

    async function cookie(): Promise<string> {
      const now = Date.parse(instant);
      if (session && now - session.since < renewAfterMs) return session.cookie;
      const response = await send(login, { body: { username, password } }, null);
      const [pair = ''] = (response.headers.get('set-cookie') ?? '').split(';');
      session = { cookie: pair, since: now };
      return pair;
    }

    return {
      async call(endpoint, input = {}) {
        const response = await send(endpoint, input, await cookie());
        return (await response.json()) as never;
      },
      async signOut() {
        const isOver = session === null || Date.parse(instant) - session.since >= sessionHours * 3_600_000;
        if (session !== null && !isOver) await send(logoutEverywhere, {}, session.cookie);
        session = null;
      },
    };
  }

  return {
    deps,
    now: () => instant,
    setNow: (next) => {
      instant = next;
    },
    person,
    async confirmEntry(codeUrl, name) {
      const response = await app.request(`${codeUrl}/entry`, {
        method: 'POST',
        body: new URLSearchParams({ name, shown: 'yes' }),
      });
      // the page answers a confirmed entry by leading to what it shows now
      if (response.status !== 303) throw new Error(`confirming an entry at ${instant}: ${response.status}`);
    },
  };
}

function addressOf(endpoint: Endpoint, input: CallInput<Endpoint>): string {
  const params = (input.params ?? {}) as Record<string, string | number>;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, string | number | undefined>))
    if (value !== undefined) search.set(name, String(value));
  return `${host}/api${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}
