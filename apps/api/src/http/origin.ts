/** Where a request comes from, and the address that this server is reached by. */
import type { Context } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { ProblemException } from './problem.ts';
import type { HttpEnv } from './route.ts';

/** Refuses what another site's page sends; browsers name the origin of everything but plain reading. */
export function refuseForeignOrigin(http: Context<HttpEnv>): void {
  const origin = http.req.header('origin');
  if (http.req.method === 'GET' || origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  if (host !== http.req.header('host')) throw new ProblemException('request/foreign-origin');
}

/** Address of this server as the reader typed it; QR codes must lead back to the same place. */
export function originOf(deps: AppDeps, http: Context<HttpEnv>): string {
  return deps.settings.publicUrl ?? new URL(http.req.url).origin;
}
