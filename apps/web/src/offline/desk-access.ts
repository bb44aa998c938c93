/**
 * Whether the desk asks for the password on this browser. A session of the server outlives the lock of the tablet by hours;
 * without this, whoever finds a locked tablet would work at the desk with it. The server holds the line: on a set-up tablet
 * it opens the desk with the password only, for a while, and locks it with the tablet. What is noted here counts where the
 * lock could not be told, without network.
 */
import { lockDesk } from '@liangma/contract/people';
import type { SessionView, login } from '@liangma/contract/people';
import { call } from '../api/client.ts';
import type { CallInput } from '../api/client.ts';
import { isSecure } from './secure-context.ts';

const askName = 'liangma.desk-asks';
/** House rule: nobody waits for the answer, and a half-open line is not held for it. */
const tellWithinMs = 10_000;

/** From now on the desk asks: the field area was opened, or locked. */
export function askAtDesk(): void {
  try {
    localStorage.setItem(askName, 'yes');
  } catch {
    // Without a place to note it, there is no set-up tablet either.
  }
}

/** The tablet was locked: the server is told, too. Without network the desk locks there by itself after a while. */
export function lockDeskToo(): void {
  askAtDesk();
  void call(lockDesk, {}, { timeoutMs: tellWithinMs }).catch(() => undefined);
}

/** Somebody has given their password for the desk. */
export function noteLogin(): void {
  localStorage.removeItem(askName);
}

/** Whether this session may open the desk here: the password was given for it since the lock. */
export function mayOpenDesk(session: SessionView): boolean {
  return !session.isDeskLocked && localStorage.getItem(askName) === null;
}

type Tablet = CallInput<typeof login>['body']['tablet'];

/** What a log-in says about where it happens; undefined: on no set-up tablet. */
export async function tabletHere(opensDesk: boolean): Promise<Tablet> {
  if (!isSecure()) return undefined;
  try {
    // the desk does not wait for the tablet's database before it is needed
    const [{ deviceId, isAnyoneSetUp }, { fieldDatabase }] = await Promise.all([
      import('./device.ts'),
      import('./database.ts'),
    ]);
    return (await isAnyoneSetUp()) ? { deviceId: await deviceId(fieldDatabase()), opensDesk } : undefined;
  } catch {
    // a browser without a store for it has no tablet
    return undefined;
  }
}
