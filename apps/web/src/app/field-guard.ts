/** What the field area asks for: not the server, but a tablet that was set up and unlocked. */
import { redirect } from '@tanstack/react-router';
import { fieldDatabase } from '../offline/database.ts';
import { deviceAccounts, isSecure } from '../offline/device.ts';
import { currentField } from '../offline/field-session.ts';

/** Goes elsewhere instead of opening a route; the router does that for what `redirect` throws. */
export function leaveFor(to: string, search: Record<string, string> = {}): never {
  redirect({ to, search, replace: true, throw: true });
  throw new Error('redirect did not throw');
}

/** Whether somebody has set this tablet up. */
export const isSetUp = async (): Promise<boolean> => isSecure() && (await deviceAccounts(fieldDatabase())).length > 0;

/** Leads to set-up or lock screen, and from there back. On an address that is not secure the area itself says so. */
export async function guardField(href: string): Promise<void> {
  if (currentField() || !isSecure()) return;
  leaveFor((await isSetUp()) ? '/field/unlock' : '/field/set-up', { next: href });
}
