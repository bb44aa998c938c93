/** What the field area asks for: not the server, but a tablet that was set up and unlocked. */
import { redirect } from '@tanstack/react-router';
import { currentField } from '../offline/current-field.ts';
import { isSecure } from '../offline/secure-context.ts';

/** Goes elsewhere instead of opening a route; the router does that for what `redirect` throws. */
export function leaveFor(to: string, search: Record<string, string> = {}): never {
  redirect({ to, search, replace: true, throw: true });
  throw new Error('redirect did not throw');
}

/** Whether somebody has set this tablet up. */
export async function isSetUp(): Promise<boolean> {
  if (!isSecure()) return false;
  // The desk does not wait for the tablet's database.
  const { isAnyoneSetUp } = await import('../offline/device.ts');
  return isAnyoneSetUp();
}

/** Leads to set-up or lock screen, and from there back. On an address that is not secure the area itself says so. */
export async function guardField(href: string): Promise<void> {
  if (currentField() || !isSecure()) return;
  leaveFor((await isSetUp()) ? '/field/unlock' : '/field/set-up', { next: href });
}
