/**
 * Whether the desk asks for the password on this browser. A session of the server outlives the lock of the tablet by
 * hours; without this, whoever finds a locked tablet would work at the desk with it. The cookie itself stays until it
 * expires: this keeps people out, not programs.
 */
import { currentField } from './current-field.ts';

const askName = 'liangma.desk-asks';

/** From now on the desk asks: the field area was opened, or locked. */
export function askAtDesk(): void {
  try {
    localStorage.setItem(askName, 'yes');
  } catch {
    // Without a place to note it, there is no set-up tablet either.
  }
}

/** Somebody has given their password. While the field area is open it is asked for again after the lock. */
export function noteLogin(): void {
  if (currentField() === null) localStorage.removeItem(askName);
}

/** Whether this session may open the desk here: the password was given since the lock, or its own PIN has opened the tablet. */
export function mayOpenDesk(accountId: string): boolean {
  return currentField()?.session().account.id === accountId || localStorage.getItem(askName) === null;
}
