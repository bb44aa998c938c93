/**
 * On a set-up tablet a session is for the field area alone: its cookie lives for hours, the screen locks after minutes. The
 * desk opens with the password, for a while. Which endpoints the field area needs is a property of the endpoint.
 */
import type { AppDeps } from '../app-deps.ts';
import { noteProgress } from '../db/perform.ts';

const minuteMs = 60_000;

/** House rules: how long the desk stays open on a tablet at most, and without use; the field area locks as soon. */
const openMs = 60 * minuteMs;
const idleMs = 15 * minuteMs;

export interface DeskTimes {
  desk_until: string | null;
  desk_idle_until: string | null;
}

export const deskLocked: DeskTimes = { desk_until: null, desk_idle_until: null };

const after = (now: string, ms: number) => new Date(Date.parse(now) + ms).toISOString();

/** From the password on. */
export const deskOpened = (now: string): DeskTimes => ({
  desk_until: after(now, openMs),
  desk_idle_until: after(now, idleMs),
});

const isLater = (until: string | null, now: string) => until !== null && Date.parse(until) > Date.parse(now);

/** Whether the session runs on a tablet and the desk is locked there. */
export const isDeskLocked = (session: DeskTimes & { device_id: string | null }, now: string): boolean =>
  session.device_id !== null && !(isLater(session.desk_until, now) && isLater(session.desk_idle_until, now));

/** Notes that the desk is used, which is no record; not more often than once a minute. */
export async function noteDeskUse(
  deps: AppDeps,
  session: { bureauId: string; tokenHash: Buffer; deviceId: string | null; deskIdleUntil: string | null },
  now: string,
): Promise<void> {
  const { bureauId, tokenHash, deviceId, deskIdleUntil } = session;
  if (deviceId === null || deskIdleUntil === null) return;
  const idleUntil = after(now, idleMs);
  if (Date.parse(idleUntil) - Date.parse(deskIdleUntil) < minuteMs) return;
  await noteProgress(deps.db, bureauId, async (tx) => {
    await tx
      .updateTable('session')
      .set({ desk_idle_until: idleUntil })
      .where('bureau_id', '=', bureauId)
      .where('token_hash', '=', tokenHash)
      .where('desk_idle_until', 'is not', null)
      .execute();
  });
}
