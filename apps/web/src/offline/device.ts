/** This tablet: its id, the accounts that were set up on it, and how their data keys are locked and unlocked by a PIN. */
import type { SessionView } from '@liangma/contract/people';
import { countDrafts } from '@liangma/offline/draft-evidence';
import { storeTables } from '@liangma/offline/store';
import { uuidv7 } from 'uuidv7';
import { contentFormat } from '@liangma/offline/content-migrations';
import { changeAccount, fieldDatabase } from './database.ts';
import type { DeviceAccount, FieldDatabase } from './database.ts';
import { pinIterations, pinWaitSeconds, wrappingKey } from './pin.ts';

const idName = 'liangma.device';
const algorithm = { name: 'AES-GCM', length: 256 } as const;

function stored(): string | null {
  try {
    return localStorage.getItem(idName);
  } catch {
    return null;
  }
}

/** The id of this tablet, kept twice: whichever place the browser clears, the other one still knows it. */
export async function deviceId(db: FieldDatabase): Promise<string> {
  const id = (await db.facts.get('id'))?.value ?? stored() ?? uuidv7();
  if (stored() !== id) localStorage.setItem(idName, id);
  await db.facts.put({ name: 'id', value: id });
  return id;
}

/** Name of the tablet as it was told to the server; null before the first set-up. */
export const deviceName = async (db: FieldDatabase): Promise<string | null> =>
  (await db.facts.get('name'))?.value ?? null;

/** An account as the lock screen shows it. */
export interface LockedAccount extends DeviceAccount {
  /** Drafts of its that only this tablet has, counted now. */
  drafts: number;
}

async function draftsOf(db: FieldDatabase, accountId: string): Promise<number> {
  const prefix = `${accountId}/`;
  const keys = await db.rows('draft').where('key').startsWith(prefix).primaryKeys();
  return countDrafts(keys.map((key) => key.slice(prefix.length)));
}

/** Who may unlock this tablet, by name. */
export async function deviceAccounts(db: FieldDatabase): Promise<LockedAccount[]> {
  const accounts = (await db.accounts.toArray()).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  return await Promise.all(
    accounts.map(async (account) => ({
      ...account,
      waitUntil: waitOf(account, new Date()),
      drafts: await draftsOf(db, account.id),
    })),
  );
}

/** Whether this tablet was set up for anybody. */
export const isAnyoneSetUp = async (): Promise<boolean> => (await fieldDatabase().accounts.count()) > 0;

async function wrap(key: CryptoKey, pin: string, iterations: number) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapIv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey('raw', key, await wrappingKey(pin, salt, iterations), {
    name: 'AES-GCM',
    iv: wrapIv,
  });
  return { salt, iterations, wrapIv, wrappedKey: new Uint8Array(wrapped) };
}

/** The data key, or null when the PIN is wrong. */
async function unwrap(account: DeviceAccount, pin: string, extractable: boolean): Promise<CryptoKey | null> {
  const outer = await wrappingKey(pin, account.salt, account.iterations);
  const iv = account.wrapIv;
  return await crypto.subtle
    .unwrapKey('raw', account.wrappedKey, outer, { name: 'AES-GCM', iv }, algorithm, extractable, [
      'encrypt',
      'decrypt',
    ])
    .catch(() => null);
}

export interface Enrolment {
  session: SessionView;
  pin: string;
  deviceName: string;
  iterations?: number;
}

/** Removes an account with everything of it from this tablet. */
export async function removeAccount(db: FieldDatabase, accountId: string): Promise<void> {
  await db.transaction('rw', [...storeTables, 'account'], async () => {
    for (const table of storeTables) await db.rows(table).where('key').startsWith(`${accountId}/`).delete();
    await db.accounts.delete(accountId);
  });
}

/**
 * Sets the account up with a new data key and returns that key. What the same account had here before was sealed with
 * another key, which only its PIN opens: it is removed.
 */
export async function enrol(db: FieldDatabase, enrolment: Enrolment): Promise<CryptoKey> {
  const { session, pin } = enrolment;
  const key = await crypto.subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
  const lock = await wrap(key, pin, enrolment.iterations ?? pinIterations);
  const account: DeviceAccount = {
    ...lock,
    id: session.account.id,
    name: session.account.displayName,
    username: session.account.username,
    bureauName: session.bureau.name,
    failures: 0,
    waitUntil: null,
    unsent: 0,
    format: contentFormat,
  };
  await removeAccount(db, account.id);
  await db.accounts.put(account);
  await db.facts.put({ name: 'name', value: enrolment.deviceName });
  const opened = await unwrap(account, pin, false);
  if (!opened) throw new Error('a data key that was just wrapped does not open');
  return opened;
}

/**
 * Until when no PIN is tried, or null. A date further ahead than the wait for so many failures was written by a clock that
 * has been set back since, and must not keep the owner out.
 */
function waitOf({ waitUntil, failures }: DeviceAccount, now: Date): string | null {
  if (waitUntil === null) return null;
  const left = Date.parse(waitUntil) - now.getTime();
  return left > 0 && left <= pinWaitSeconds(failures) * 1000 ? waitUntil : null;
}

export type Unlocking =
  | { kind: 'unlocked'; key: CryptoKey; account: DeviceAccount }
  | { kind: 'wrong'; failures: number; waitUntil: string | null }
  | { kind: 'waiting'; waitUntil: string }
  | { kind: 'unknown' };

/** Tries a PIN. Each try is counted before it is made, so that closing the browser does not undo the count. */
export async function tryPin(db: FieldDatabase, accountId: string, pin: string, now: Date): Promise<Unlocking> {
  const counted = await db.transaction('rw', db.accounts, async (): Promise<DeviceAccount | null> => {
    const account = await db.accounts.get(accountId);
    if (!account || waitOf(account, now) !== null) return null;
    const failures = account.failures + 1;
    const seconds = pinWaitSeconds(failures);
    const waitUntil = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000).toISOString();
    const next = { ...account, failures, waitUntil };
    await db.accounts.put(next);
    return next;
  });
  if (!counted) {
    const waitUntil = (await db.accounts.get(accountId))?.waitUntil ?? null;
    return waitUntil === null ? { kind: 'unknown' } : { kind: 'waiting', waitUntil };
  }
  const key = await unwrap(counted, pin, false);
  if (!key) return { kind: 'wrong', failures: counted.failures, waitUntil: counted.waitUntil };
  const account = { ...counted, failures: 0, waitUntil: null };
  await changeAccount(db, accountId, { failures: 0, waitUntil: null });
  return { kind: 'unlocked', key, account };
}

/** Wraps the data key anew. The present PIN is asked for, and counted like any other try. */
export async function changePin(
  db: FieldDatabase,
  accountId: string,
  pins: { current: string; next: string },
  now: Date,
): Promise<Unlocking> {
  const tried = await tryPin(db, accountId, pins.current, now);
  if (tried.kind !== 'unlocked') return tried;
  const key = await unwrap(tried.account, pins.current, true);
  if (!key) throw new Error('a data key that was just unwrapped does not open');
  await changeAccount(db, accountId, await wrap(key, pins.next, tried.account.iterations));
  return tried;
}

/** Keeps for the lock screen how much of an account waits. */
export const noteUnsent = (db: FieldDatabase, accountId: string, unsent: number): Promise<void> =>
  changeAccount(db, accountId, { unsent });
