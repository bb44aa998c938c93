/** The session behind a request, for what is done to the session itself. */
import type { Context } from 'hono';
import type { AppDeps } from '../../app-deps.ts';
import { ProblemException } from '../../http/problem.ts';
import type { HttpEnv } from '../../http/route.ts';
import { findSession, type Session } from '../../http/session.ts';

/** The session; throws session/required when it ended since the request was let in. */
export async function currentSession(deps: AppDeps, http: Context<HttpEnv>): Promise<Session> {
  const session = await findSession(deps, http);
  if (!session) throw new ProblemException('session/required');
  return session;
}
