/** A route joins an endpoint of the contract with what the server does: a query, a command or a custom handler. */
import type { Context } from 'hono';
import type { z } from 'zod';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '@liangma/contract/endpoint';
import type { Permission } from '@liangma/contract/permissions';
import type { AppDeps } from '../app-deps.ts';
import type { Done } from '../db/perform.ts';
import type { Ctx, Tx } from '../db/scope.ts';

export interface Input<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
}

/** A download. */
export interface FileAnswer {
  bytes: Uint8Array;
  /** Shown to the user; may be Chinese. */
  fileName: string;
  contentType: string;
}

/** The session that a request came with: what is needed to change the session itself. */
interface HeldSession {
  tokenHash: Buffer;
  /** The tablet that it runs on; null: none is known. */
  deviceId: string | null;
}

export interface HttpEnv {
  Variables: { ctx: Ctx; requestId: string; session: HeldSession | null };
}

export type Route =
  | { kind: 'query'; endpoint: Endpoint; handle: (tx: Tx, ctx: Ctx, input: Input<Endpoint>) => Promise<unknown> }
  | {
      kind: 'command';
      endpoint: Endpoint;
      handle: (tx: Tx, ctx: Ctx, input: Input<Endpoint>) => Promise<Done<unknown>>;
      /** What a repeat of the command must match. */
      identity: (input: Input<Endpoint>) => unknown;
    }
  | {
      kind: 'custom';
      endpoint: Endpoint;
      handle: (deps: AppDeps, ctx: Ctx, input: Input<Endpoint>, http: Context<HttpEnv>) => Promise<unknown>;
    };

/** A folder below `/api` that speaks a protocol of its own (tus); let in like a write, whatever the method. */
export interface Protocol {
  path: `/${string}`;
  access: Permission;
  /** As of an endpoint. */
  onTablet: boolean;
  handle: (ctx: Ctx, http: Context<HttpEnv>) => Promise<Response>;
}

/** A read: runs in one read-only transaction that sees the bureau of the account. */
export function query<E extends Endpoint>(
  endpoint: E,
  handle: (tx: Tx, ctx: Ctx, input: Input<E>) => Promise<z.input<E['response']> | FileAnswer>,
): Route {
  return { kind: 'query', endpoint, handle: handle as unknown as Extract<Route, { kind: 'query' }>['handle'] };
}

/**
 * A write: goes through the one door, `perform`.
 * @param more.identity what a repeat of the command must match, where that is not the input as it is (files: their hash)
 */
export function command<E extends Endpoint>(
  endpoint: E,
  handle: (tx: Tx, ctx: Ctx, input: Input<E>) => Promise<Done<z.input<E['response']>>>,
  more: { identity?: (input: Input<E>) => unknown } = {},
): Route {
  type Command = Extract<Route, { kind: 'command' }>;
  return {
    kind: 'command',
    endpoint,
    handle: handle as unknown as Command['handle'],
    identity: more.identity ?? ((input) => input),
  };
}

/** For what needs the request itself (cookies, files); it calls `perform` and `readScoped` on its own. */
export function custom<E extends Endpoint>(
  endpoint: E,
  handle: (
    deps: AppDeps,
    ctx: Ctx,
    input: Input<E>,
    http: Context<HttpEnv>,
  ) => Promise<z.input<E['response']> | FileAnswer | Response>,
): Route {
  return { kind: 'custom', endpoint, handle: handle as unknown as Extract<Route, { kind: 'custom' }>['handle'] };
}
