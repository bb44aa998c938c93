/**
 * An endpoint is plain data: the server mounts it on Hono, the client and the outbox call it, and the OpenAPI
 * document is generated from it. Nothing about an endpoint is known anywhere else.
 */
import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** `public`: no session; `session`: any logged-in account; otherwise the permission that the account must hold. */
export type Access = 'public' | 'session' | Permission;

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Unique, `verb-noun`; also the operationId and the name in the command log. */
  readonly name: string;
  readonly method: Method;
  /** Below `/api`, with `:param` segments. */
  readonly path: `/${string}`;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Problems of its own; those every endpoint can answer (validation, login, 404, …) are not repeated. */
  readonly problems: readonly ProblemCode[];
  /** `raw`: the request body is a file, sent as it is. `stream`: the same, read while it comes and never held as a whole. */
  readonly bodyKind: 'none' | 'json' | 'raw' | 'stream';
  /** Most bytes of a body that is a file. */
  readonly mostBytes: number;
  /** `file`: the response is a download; `response` is then not parsed. */
  readonly responseKind: 'json' | 'file';
  /**
   * A session on a set-up tablet may call it while the desk is locked there. Everything else asks for the password first:
   * the cookie outlives the lock of the screen.
   */
  readonly onTablet: boolean;
  readonly summary: string;
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
export type QueryInputOf<E extends Endpoint> = z.input<E['query']>;
export type BodyOf<E extends Endpoint> = z.output<E['body']>;
export type BodyInputOf<E extends Endpoint> = z.input<E['body']>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
