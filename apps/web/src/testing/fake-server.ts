/**
 * Stands in for the server: answers the endpoints of the contract, and only with what their schemas allow, so that a
 * test cannot rely on an answer that the real server never gives.
 */
import { reserveNumbers } from '@liangma/contract/devices';
import type { Endpoint } from '@liangma/contract/endpoint';
import { listHeldCommands } from '@liangma/contract/field-commands';
import { getSession, lockDesk } from '@liangma/contract/people';
import type { SessionView } from '@liangma/contract/people';
import type { Role } from '@liangma/contract/permissions';
import { problems } from '@liangma/contract/problems';
import type { ProblemBody, ProblemCode } from '@liangma/contract/problems';
import type { z } from 'zod';

export interface FakeRequest {
  name: string;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  commandId: string | null;
}

type Answer = (request: FakeRequest) => Response;

interface Handler {
  endpoint: Endpoint;
  answer: Answer;
}

export interface FakeServer {
  /** All requests so far, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** Answers with what the schema allows; a later call for the same endpoint replaces the earlier one. */
  answer: <E extends Endpoint>(endpoint: E, output: z.input<E['response']>) => FakeServer;
  /** Answers by request. */
  answerBy: <E extends Endpoint>(endpoint: E, output: (request: FakeRequest) => z.input<E['response']>) => FakeServer;
  /** Answers with a problem of the catalogue. */
  refuse: (endpoint: Endpoint, code: ProblemCode, more?: Partial<ProblemBody>) => FakeServer;
  /** No answer at all, as without network. */
  disconnect: (endpoint: Endpoint) => FakeServer;
  /** Somebody with these roles has a session. */
  loggedIn: (roles: readonly Role[]) => FakeServer;
  /** Put in the place of `fetch`. */
  readonly fetch: typeof fetch;
}

export const someSession = (roles: readonly Role[]): SessionView => ({
  account: {
    id: '01990000-0000-7000-8000-000000000001',
    username: 'zhangsan',
    displayName: '张三',
    roles: [...roles],
    sectionId: null,
    officerId: null,
    mustChangePassword: false,
  },
  bureau: { id: '01990000-0000-7000-8000-000000000002', code: 'SF-GXJ', name: '示范市工业和信息化局' },
  today: '2026-03-02',
  isDeskLocked: false,
});

const json = (body: unknown, status: number, type = 'application/json'): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

function refusal(code: ProblemCode, more: Partial<ProblemBody>): Response {
  const { status, retry, zh } = problems[code];
  const body: ProblemBody = { type: `/problems/${code}`, title: zh, status, code, retry, ...more };
  return json(body, status, 'application/problem+json');
}

/** The values of a path's parameters, or null when the path is another one. */
function match(endpoint: Endpoint, pathname: string): Record<string, string> | null {
  const pattern = new RegExp(`^/api${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const found = pattern.exec(pathname);
  return found && { ...found.groups };
}

export function fakeServer(): FakeServer {
  const requests: FakeRequest[] = [];
  const handlers: Handler[] = [];
  const handle = (endpoint: Endpoint, answer: Answer): FakeServer => {
    handlers.unshift({ endpoint, answer });
    return server;
  };

  async function respond(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input, 'http://localhost');
    const method = init.method ?? 'GET';
    for (const { endpoint, answer } of handlers) {
      const params = endpoint.method === method ? match(endpoint, url.pathname) : null;
      if (!params) continue;
      const request: FakeRequest = {
        name: endpoint.name,
        params,
        query: Object.fromEntries(url.searchParams),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
        commandId: new Headers(init.headers).get('Idempotency-Key'),
      };
      requests.push(request);
      return answer(request);
    }
    throw new Error(`no answer given for ${method} ${url.pathname}`);
  }

  const server: FakeServer = {
    requests,
    answer: (endpoint, output) => handle(endpoint, () => json(endpoint.response.parse(output), 200)),
    answerBy: (endpoint, output) => handle(endpoint, (request) => json(endpoint.response.parse(output(request)), 200)),
    refuse: (endpoint, code, more = {}) => handle(endpoint, () => refusal(code, more)),
    disconnect: (endpoint) =>
      handle(endpoint, () => {
        throw new TypeError('Failed to fetch');
      }),
    loggedIn: (roles) => server.answer(getSession, someSession(roles)),
    fetch: respond,
  };
  // The navigation of the desk counts what is held; a tablet keeps numbers in stock.
  return server
    .answer(listHeldCommands, { items: [] })
    .answerBy(reserveNumbers, ({ body }) => ({ kind: (body as { kind: 'sampling' }).kind, year: 2026, numbers: [] }))
    .answer(lockDesk, {})
    .refuse(getSession, 'session/required');
}
