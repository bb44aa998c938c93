/** Who an account was at an earlier instant: the audit log keeps what each change of it took away. */
import type { Role } from '@liangma/contract/permissions';
import type { Actor, Tx } from '../../db/scope.ts';
import { findActor } from './account-store.ts';

interface AccountEvent {
  action: string;
  changes?: { roles?: [Role[], unknown]; officerId?: [string | null, unknown] };
}

/**
 * The account as it acted at `instant`: with the roles and as the officer that it was then.
 * @returns null for an account that is not of the bureau, or was created after that
 */
export async function findActorAt(tx: Tx, bureauId: string, id: string, instant: string): Promise<Actor | null> {
  const actor = await findActor(tx, bureauId, id);
  if (!actor) return null;
  const rows = await tx
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('bureau_id', '=', bureauId)
    .where('subject_id', '=', id)
    .where('subject_kind', '=', 'account')
    .where('at', '>', instant)
    .orderBy('seq')
    .execute();
  const later = rows.map(({ action, data }): AccountEvent => ({ ...(data as Omit<AccountEvent, 'action'>), action }));
  if (later.some(({ action }) => action === 'account.created')) return null;
  // what the first later change took away is what was there
  const roles = later.find(({ changes }) => changes?.roles)?.changes?.roles;
  const officerId = later.find(({ changes }) => changes?.officerId)?.changes?.officerId;
  return { ...actor, roles: roles ? roles[0] : actor.roles, officerId: officerId ? officerId[0] : actor.officerId };
}
