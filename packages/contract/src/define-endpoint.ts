/** Declares endpoints with their defaults filled in. */
import { z } from 'zod';
import type { Access, Endpoint, Method } from './endpoint.ts';
import type { ProblemCode } from './problems.ts';

const nothing = z.object({});
type Nothing = typeof nothing;

const usualFile = 64 * 1024 * 1024;

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  name: string;
  method: Method;
  path: `/${string}`;
  access: Access;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  problems?: readonly ProblemCode[];
  bodyKind?: 'raw' | 'stream';
  /** Most bytes of a body that is a file; 64 MiB unless said. */
  mostBytes?: number;
  responseKind?: 'file';
  onTablet?: true;
}

/** Declares one endpoint; what is left out is empty. */
export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(definition: Definition<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    name: definition.name,
    method: definition.method,
    path: definition.path,
    access: definition.access,
    summary: definition.summary,
    params: (definition.params ?? nothing) as P,
    query: (definition.query ?? nothing) as Q,
    body: (definition.body ?? nothing) as B,
    response: (definition.response ?? nothing) as R,
    problems: definition.problems ?? [],
    mostBytes: definition.mostBytes ?? usualFile,
    bodyKind: definition.bodyKind ?? (definition.body ? 'json' : 'none'),
    responseKind: definition.responseKind ?? 'json',
    onTablet: definition.onTablet ?? false,
  };
}
