/**
 * Calls the endpoints of the contract: builds the request from the endpoint's data, sends it, checks the answer
 * against its schema. Nothing else in the app uses fetch for the API.
 */
import type { Endpoint } from '@liangma/contract/endpoint';
import { problems } from '@liangma/contract/problems';
import type { ProblemBody } from '@liangma/contract/problems';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { currentLanguage } from '../messages/language.ts';
import { saveFile } from './save-file.ts';
import { reportConnection } from './connection.ts';
import { AnswerError, NetworkError, ProblemError } from './problem-error.ts';

type Part<Name extends string, Schema extends z.ZodType> =
  {} extends z.input<Schema> ? { [Key in Name]?: z.input<Schema> } : { [Key in Name]: z.input<Schema> };

/** What a call needs: only the parts, and the fields, that the endpoint declares. */
export type CallInput<E extends Endpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']>;

export type CallOutput<E extends Endpoint> = z.output<E['response']>;

export interface CallOptions {
  /** Identifies one intention of the user; the same id on a retry makes the server answer as it did the first time. */
  commandId?: string | undefined;
  signal?: AbortSignal | undefined;
  /** The whole answer must be here after so long; else the call fails like a broken line. */
  timeoutMs?: number | undefined;
}

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

type SessionLost = (endpoint: Endpoint) => void;
let sessionLost: SessionLost = () => {};

/** Registers what happens when the server says that nobody is logged in. */
export function onSessionLost(handler: SessionLost): void {
  sessionLost = handler;
}

export const newCommandId = (): string => uuidv7();

/** The address of an endpoint, also for links (downloads, pictures). */
export function addressOf<E extends Endpoint>(endpoint: E, input: Omit<CallInput<E>, 'body'>): string {
  const { params = {}, query = {} } = input as LooseInput;
  const values = params as Record<string, unknown>;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return `/api${path}${text && `?${text}`}`;
}

async function problemOf(response: Response, endpoint: Endpoint): Promise<ProblemBody> {
  const body: unknown = await response.json().catch(() => null);
  if (body !== null && typeof body === 'object' && 'code' in body && String(body.code) in problems) {
    return body as ProblemBody;
  }
  // Not from our server: a proxy between it and us answered.
  if (response.status >= 502 && response.status <= 504) throw new NetworkError(response.status);
  throw new AnswerError(endpoint.name, response.status);
}

/** A connection that is half open answers never: `run` ends with a NetworkError when its time is over. */
async function inTime<T>(options: CallOptions, run: (within: CallOptions) => Promise<T>): Promise<T> {
  const { timeoutMs, signal } = options;
  if (timeoutMs === undefined) return await run(options);
  const control = new AbortController();
  const stop = () => control.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  let late: (error: NetworkError) => void = () => {};
  const isLate = new Promise<never>((_, reject) => {
    late = reject;
  });
  const timer = setTimeout(() => {
    reportConnection(false);
    late(new NetworkError(`no answer within ${timeoutMs} ms`));
    stop();
  }, timeoutMs);
  try {
    return await Promise.race([run({ ...options, signal: control.signal }), isLate]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function send(endpoint: Endpoint, input: LooseInput, options: CallOptions): Promise<Response> {
  const headers = new Headers({ 'Accept-Language': currentLanguage().language });
  if (endpoint.method !== 'GET') headers.set('Idempotency-Key', options.commandId ?? newCommandId());
  let body: BodyInit | null = null;
  if (endpoint.bodyKind === 'json') {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(input.body ?? {});
  } else if (endpoint.bodyKind !== 'none' && input.body instanceof Blob) {
    headers.set('Content-Type', input.body.type || 'application/octet-stream');
    body = input.body;
  }
  const response = await fetch(addressOf(endpoint, input as never), {
    method: endpoint.method,
    headers,
    body,
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    reportConnection(false);
    throw new NetworkError(error);
  });
  reportConnection(true);
  if (response.ok) return response;
  const problem = await problemOf(response, endpoint);
  if (problem.code === 'session/required' || problem.code === 'session/desk-locked') sessionLost(endpoint);
  throw new ProblemError(problem);
}

/**
 * Calls an endpoint that answers with JSON.
 * @throws ProblemError, NetworkError, AnswerError
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<CallOutput<E>> {
  return await inTime(options, async (within) => {
    const response = await send(endpoint, input, within);
    try {
      return endpoint.response.parse(response.status === 204 ? {} : await response.json()) as CallOutput<E>;
    } catch (error) {
      throw new AnswerError(endpoint.name, error);
    }
  });
}

/** Calls an endpoint whose request body is a file (`bodyKind: 'raw'` or `'stream'`). Throws like `call`. */
export async function upload<E extends Endpoint>(
  endpoint: E,
  file: Blob,
  input: Omit<CallInput<E>, 'body'>,
  options: CallOptions = {},
): Promise<CallOutput<E>> {
  return await call(endpoint, { ...input, body: file } as unknown as CallInput<E>, options);
}

/** Calls an endpoint that answers with a file, and saves it under the name the server gives. Throws like `call`. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<void> {
  const response = await send(endpoint, input, options);
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  saveFile(await response.blob(), encoded ? decodeURIComponent(encoded) : (plain ?? endpoint.name));
}
