/** Sessions: a random token in an httpOnly cookie, its hash in the database. */
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppDeps } from '../app-deps.ts';
import { readScoped, type Actor } from '../db/scope.ts';
import { isDeskLocked } from './desk-lock.ts';
import type { HttpEnv } from './route.ts';

export interface Session {
  bureauId: string;
  actor: Actor;
  tokenHash: Buffer;
  /** The tablet that it runs on; null: none is known. */
  deviceId: string | null;
  /** Only what the field area needs: the password was not given for the desk of this tablet, or too long ago. */
  isDeskLocked: boolean;
  deskIdleUntil: string | null;
  /** Somebody else set the password and knows it. */
  mustChangePassword: boolean;
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

const cookieName = (deps: AppDeps) => (deps.settings.secureCookies ? '__Host-liangma' : 'liangma');

/** Hands the session token to the browser. */
export function giveCookie(deps: AppDeps, http: Context<HttpEnv>, token: string): void {
  setCookie(http, cookieName(deps), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: deps.settings.secureCookies,
    maxAge: deps.settings.sessionHours * 3600,
  });
}

/** Takes the session token back from the browser. */
export function dropCookie(deps: AppDeps, http: Context<HttpEnv>): void {
  deleteCookie(http, cookieName(deps), { path: '/', secure: deps.settings.secureCookies });
}

/** The session of the request, or null. Disabled accounts have none. */
export async function findSession(deps: AppDeps, http: Context<HttpEnv>): Promise<Session | null> {
  const token = getCookie(http, cookieName(deps));
  if (!token) return null;
  const tokenHash = hashToken(token);
  const row = await readScoped(deps.db, '*', (tx) =>
    tx
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .select([
        'account.id',
        'account.bureau_id',
        'account.display_name',
        'account.roles',
        'account.section_id',
        'account.officer_id',
        'account.must_change_password',
        'session.device_id',
        'session.desk_until',
        'session.desk_idle_until',
      ])
      .where('session.token_hash', '=', tokenHash)
      .where('session.expires_at', '>', deps.clock())
      .where('account.is_disabled', '=', false)
      .executeTakeFirst(),
  );
  if (!row) return null;
  return {
    bureauId: row.bureau_id,
    tokenHash,
    deviceId: row.device_id,
    isDeskLocked: isDeskLocked(row, deps.clock()),
    deskIdleUntil: row.desk_idle_until,
    mustChangePassword: row.must_change_password,
    actor: {
      accountId: row.id,
      name: row.display_name,
      roles: row.roles,
      sectionId: row.section_id,
      officerId: row.officer_id,
    },
  };
}

/**
 * Why the tablet was revoked wherever it was set up; null: somewhere it is in use. A lost tablet has no session any more, and nobody logs in on it
 * again: it must hear without one that it is to delete its data. Only who knows the random id of a tablet can ask.
 */
export async function whyRevoked(deps: AppDeps, deviceId: string): Promise<string | null> {
  const rows = await readScoped(deps.db, '*', (tx) =>
    tx
      .selectFrom('device')
      .select(['revoked_at', 'revoke_reason'])
      .where('id', '=', deviceId)
      .orderBy('revoked_at', 'desc')
      .execute(),
  );
  return rows.every((row) => row.revoked_at !== null) ? (rows[0]?.revoke_reason ?? null) : null;
}
