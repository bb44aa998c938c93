/**
 * What this tablet knows of its own revocation. Kept in its database, so that neither a lock nor another PIN begins the time
 * anew that is left to take unsent work out.
 */
import type { FieldDatabase } from './database.ts';
import { deviceAccounts } from './device.ts';
import type { LockedAccount } from './device.ts';

const name = 'revocation';
const minuteMs = 60_000;
/** House rule: enough to take one's own unsent work out as a file. */
const ownMs = 10 * minuteMs;
/** House rule: a colleague whose PIN is needed has to be found first. Until then his work stands there sealed. */
const colleaguesMs = 24 * 60 * minuteMs;

export interface Revocation {
  /** Then everything is deleted. */
  wipeAt: string;
  /** What the bureau wrote; empty: it did not say. */
  reason: string;
  /** Accounts whose unsent work was taken out as a file. */
  exported: readonly string[];
}

/** Whether anything of an account stands on this tablet only. */
export const hasUnsent = ({ unsent, drafts }: Pick<LockedAccount, 'unsent' | 'drafts'>): boolean => unsent + drafts > 0;

/** null: as far as this tablet knows, it is not revoked. */
export async function knownRevocation(db: FieldDatabase): Promise<Revocation | null> {
  const fact = await db.facts.get(name);
  return fact ? (JSON.parse(fact.value) as Revocation) : null;
}

/** The server has told it; the first time counts. @param told who is told, and why */
export async function noteRevocation(
  db: FieldDatabase,
  told: { accountId: string; reason: string },
  now: Date,
): Promise<Revocation> {
  const accounts = await deviceAccounts(db);
  const needsOthers = accounts.some((account) => account.id !== told.accountId && hasUnsent(account));
  return await db.transaction('rw', db.facts, async () => {
    const known = await knownRevocation(db);
    if (known) return known;
    const wipeAt = new Date(now.getTime() + (needsOthers ? colleaguesMs : ownMs)).toISOString();
    const revocation: Revocation = { wipeAt, reason: told.reason, exported: [] };
    await db.facts.put({ name, value: JSON.stringify(revocation) });
    return revocation;
  });
}

/** All unsent work of this account was saved as files. */
export const noteExported = (db: FieldDatabase, accountId: string): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const known = await knownRevocation(db);
    if (known === null || known.exported.includes(accountId)) return;
    await db.facts.put({ name, value: JSON.stringify({ ...known, exported: [...known.exported, accountId] }) });
  });
