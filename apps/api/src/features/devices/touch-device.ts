/**
 * Notes that a tablet was heard of and which session runs on it, which is no record and needs no audit. A session that
 * began by logging in again belongs to the tablet from the first fetch on, so that it ends with it.
 */
import type { Context } from 'hono';
import type { AppDeps } from '../../app-deps.ts';
import { noteProgress } from '../../db/perform.ts';
import type { Ctx } from '../../db/scope.ts';
import type { HttpEnv } from '../../http/route.ts';
import { bindSession, noteSeen } from './device-store.ts';

/** Newer than this is not written down again, in milliseconds. */
const seenMs = 60_000;

/** Writes nothing when nothing new is to be said. */
export async function touchDevice(
  deps: AppDeps,
  ctx: Ctx,
  tablet: { deviceId: string; lastSeenAt: string },
  http: Context<HttpEnv>,
): Promise<void> {
  const { deviceId } = tablet;
  const session = http.get('session');
  const isUnbound = session !== null && session.deviceId !== deviceId;
  const isNews = Date.parse(ctx.now) - Date.parse(tablet.lastSeenAt) >= seenMs;
  if (!isUnbound && !isNews) return;
  await noteProgress(deps.db, ctx.bureauId, async (tx) => {
    await noteSeen(tx, ctx.bureauId, deviceId, ctx.now);
    if (isUnbound) await bindSession(tx, ctx.bureauId, session.tokenHash, deviceId);
  });
}
