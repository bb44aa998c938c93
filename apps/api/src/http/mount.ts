/** Mounts routes on Hono: session, access, parsing, the one door for writes, and problems as answers. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { fieldProblem, fieldProblemText } from '@liangma/contract/field-problems';
import { may } from '@liangma/contract/permissions';
import { problems } from '@liangma/contract/problems';
import type { Endpoint } from '@liangma/contract/endpoint';
import type { AppDeps } from '../app-deps.ts';
import { perform } from '../db/perform.ts';
import { problemOfPgError } from '../db/pg-errors.ts';
import { readScoped, type Actor, type Ctx } from '../db/scope.ts';
import { commandIdOf } from './command-id.ts';
import { noteDeskUse } from './desk-lock.ts';
import { originOf, refuseForeignOrigin } from './origin.ts';
import { languageOf, problemBody, ProblemException, type Language } from './problem.ts';
import type { FileAnswer, HttpEnv, Input, Protocol, Route } from './route.ts';
import { findSession, whyRevoked } from './session.ts';

const jsonLimit = 2 * 1024 * 1024;

type Http = Context<HttpEnv>;

function parsePart(schema: z.ZodType, value: unknown, language: Language, where: string): unknown {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  // an address that cannot exist is not found; only what people typed is explained
  if (where === 'params') throw new ProblemException('resource/not-found');
  throw new ProblemException('request/invalid', {
    errors: parsed.error.issues.map((issue) => {
      const problem = fieldProblem(issue);
      return {
        pointer: `/${issue.path.join('/')}`,
        code: problem.code,
        detail: fieldProblemText(problem, language),
        params: problem.params,
      };
    }),
  });
}

/** What comes, until it is more than it may be: a body of unknown length is counted while it is read. */
async function* limited(body: AsyncIterable<Uint8Array> | null, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > most) throw new ProblemException('request/too-large');
    yield chunk;
  }
}

async function readBody(http: Http, endpoint: Endpoint): Promise<unknown> {
  if (endpoint.bodyKind === 'none') return {};
  if (endpoint.bodyKind === 'raw') return new Uint8Array(await http.req.arrayBuffer());
  if (endpoint.bodyKind === 'stream') return limited(http.req.raw.body, endpoint.mostBytes);
  if (!http.req.header('content-type')?.startsWith('application/json')) throw new ProblemException('request/malformed');
  try {
    return (await http.req.json()) as unknown;
  } catch {
    throw new ProblemException('request/malformed');
  }
}

async function readInput(http: Http, endpoint: Endpoint): Promise<Input<Endpoint>> {
  const language = languageOf(http.req.header('accept-language'));
  const params = parsePart(endpoint.params, http.req.param(), language, 'params');
  const query = parsePart(endpoint.query, http.req.query(), language, 'query');
  const raw = await readBody(http, endpoint);
  const isFile = endpoint.bodyKind === 'raw' || endpoint.bodyKind === 'stream';
  const body = isFile ? raw : parsePart(endpoint.body, raw, language, 'body');
  return { params, query, body };
}

const uuid = z.uuid();

type Guarded = Pick<Endpoint, 'access' | 'method' | 'onTablet'>;

async function contextOf(deps: AppDeps, http: Http, endpoint: Guarded): Promise<Ctx> {
  const language = languageOf(http.req.header('accept-language'));
  const base = { now: deps.clock(), requestId: http.get('requestId'), origin: originOf(deps, http), language };
  const session = await findSession(deps, http);
  http.set('session', session);
  if (!session) {
    if (endpoint.access === 'public') return { bureauId: '*', actor: null, ...base };
    const deviceId = uuid.safeParse(http.req.query('deviceId')).data;
    const detail = deviceId === undefined ? null : await whyRevoked(deps, deviceId);
    if (detail !== null) throw new ProblemException('device/revoked', { detail });
    throw new ProblemException('session/required');
  }
  if (!endpoint.onTablet) {
    if (session.isDeskLocked) throw new ProblemException('session/desk-locked');
    await noteDeskUse(deps, session, base.now);
  }
  // a supervisor reads any bureau, one at a time, with no other right there than a supervisor's
  const asked = uuid.safeParse(http.req.header('x-bureau')).data?.toLowerCase();
  const isElsewhere = endpoint.method === 'GET' && asked !== undefined && asked !== session.bureauId;
  const looksElsewhere = isElsewhere && session.actor.roles.includes('supervisor');
  const actor: Actor = looksElsewhere ? { ...session.actor, roles: ['supervisor'] } : session.actor;
  const { access } = endpoint;
  if (access !== 'public' && access !== 'session' && !may(actor.roles, access))
    throw new ProblemException('session/forbidden');
  // what is done under an account must be done by its owner, and the administrator knows this password
  if (session.mustChangePassword && endpoint.method !== 'GET' && access !== 'public' && access !== 'session')
    throw new ProblemException('session/password-first');
  return { bureauId: looksElsewhere ? asked : session.bureauId, actor, ...base };
}

function fileResponse(file: FileAnswer): Response {
  const name = encodeURIComponent(file.fileName);
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  });
}

async function answer(deps: AppDeps, http: Http, route: Route): Promise<Response> {
  const { endpoint } = route;
  refuseForeignOrigin(http);
  const ctx = await contextOf(deps, http, endpoint);
  http.set('ctx', ctx);
  const input = await readInput(http, endpoint);
  let result: unknown;
  if (route.kind === 'query') {
    result = await readScoped(deps.db, ctx.bureauId, (tx) => route.handle(tx, ctx, input));
  } else if (route.kind === 'command') {
    const permission = endpoint.access === 'public' || endpoint.access === 'session' ? null : endpoint.access;
    const identity = route.identity(input);
    const command = { name: endpoint.name, commandId: commandIdOf(http), permission, input: identity };
    result = await perform(deps.db, ctx, command, (tx, inner) => route.handle(tx, inner, input));
  } else {
    result = await route.handle(deps, ctx, input, http);
  }
  if (result instanceof Response) return result;
  if (endpoint.responseKind === 'file') return fileResponse(result as FileAnswer);
  http.header('cache-control', 'private, no-store');
  return http.json(deps.settings.checkResponses ? endpoint.response.parse(result) : result);
}

/** Answers an error as a problem; what is not foreseen is logged with the request id and shows nothing else. */
export function answerError(deps: AppDeps, error: unknown, http: Http): Response {
  const language = languageOf(http.req.header('accept-language'));
  let problem = error instanceof ProblemException ? error : problemOfPgError(error);
  if (!problem && error instanceof HTTPException && error.status === 413)
    problem = new ProblemException('request/too-large');
  const requestId = http.get('requestId');
  if (!problem) {
    deps.log.error({ err: error, requestId, path: http.req.path }, 'request failed');
    problem = new ProblemException('server/failed');
  }
  const isFailure = problems[problem.code].status >= 500;
  const body = problemBody(problem.code, language, {
    detail: problem.detail,
    errors: problem.errors,
    ...(isFailure ? { requestId } : {}),
  });
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(problem.retryAfter);
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

function limitOf({ bodyKind, mostBytes }: Endpoint): MiddlewareHandler<HttpEnv> {
  const tooLarge = () => {
    throw new ProblemException('request/too-large');
  };
  // the usual limit holds a body of unknown length in memory
  if (bodyKind === 'stream')
    return async (http, next) => {
      if (Number(http.req.header('content-length') ?? 0) > mostBytes) tooLarge();
      await next();
    };
  return bodyLimit({ maxSize: bodyKind === 'raw' ? mostBytes : jsonLimit, onError: tooLarge });
}

/** All API routes below `/api`; whatever else is asked for there is 401 without a session and 404 with one. */
export function mountRoutes(
  deps: AppDeps,
  routes: readonly Route[],
  protocols: readonly Protocol[] = [],
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (http, next) => {
    http.set('requestId', uuidv7());
    await next();
    http.header('x-request-id', http.get('requestId'));
  });
  app.onError((error, http) => answerError(deps, error, http));
  for (const route of routes) {
    const { method, path } = route.endpoint;
    app.on(method, path, limitOf(route.endpoint), (http) => answer(deps, http, route));
  }
  for (const { path, access, onTablet, handle } of protocols)
    app.all(`${path}/*`, async (http) => {
      refuseForeignOrigin(http);
      return handle(await contextOf(deps, http, { access, onTablet, method: 'POST' }), http);
    });
  app.all('*', async (http) => {
    if (!(await findSession(deps, http))) throw new ProblemException('session/required');
    throw new ProblemException('resource/not-found');
  });
  return app;
}
