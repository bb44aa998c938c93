/**
 * The unlocked tablet: whose work is open in this tab, with the key in memory only. Opened by the right PIN, closed by the
 * lock button, by 15 minutes without input, and by every reload.
 */
import type { SessionView } from '@liangma/contract/people';
import type { StoreTable } from '@liangma/offline/store';
import { migrateContent } from '@liangma/offline/content-migrations';
import { shareTurns } from '@liangma/offline/turns';
import { lockField, showField, storedBeforeLock, tellFieldChange } from './current-field.ts';
import type { OpenField } from './current-field.ts';
import { changeAccount, fieldDatabase } from './database.ts';
import { askAtDesk, lockDeskToo } from './desk-access.ts';
import { deviceId, deviceName, enrol, noteUnsent, tryPin } from './device.ts';
import type { Enrolment, Unlocking } from './device.ts';
import { fieldData } from './field-data.ts';
import type { FieldData } from './field-data.ts';
import { tabletServer } from './field-server.ts';
import { afterIdle } from './idle.ts';
import { keptSession, sessionKey } from './kept-session.ts';
import { inOneTab } from './one-tab.ts';
import { knownRevocation } from './revocation.ts';
import { sealedStore } from './sealed-store.ts';
import type { SealedStore } from './sealed-store.ts';
import { storingNow } from './storing.ts';
import { startSync } from './sync.ts';
import type { Sync } from './sync.ts';

export interface Field {
  /** The account as the server last described it. */
  session: () => SessionView;
  deviceId: string;
  deviceName: string;
  /** This tablet knew of its revocation when it was unlocked. */
  isRevoked: boolean;
  store: SealedStore;
  data: FieldData;
  sync: Sync;
}

/** Tells other tabs of the same account what was written, and hears what they wrote. */
function followTabs(accountId: string, store: SealedStore, data: FieldData): () => void {
  const channel = new BroadcastChannel(`liangma-field-${accountId}`);
  const leave = store.onWrite((tables) => {
    channel.postMessage([...tables]);
    void data.reload(tables).catch(() => undefined);
  });
  channel.addEventListener('message', ({ data: tables }: MessageEvent<StoreTable[]>) => {
    void data.reload(tables).catch(() => undefined);
  });
  return () => {
    leave();
    channel.close();
  };
}

async function open(key: CryptoKey, accountId: string, format: number, fresh: SessionView | null): Promise<OpenField> {
  const db = fieldDatabase();
  const store = sealedStore(db, accountId, key);
  shareTurns(store, (job) => inOneTab(`liangma-store-${accountId}`, job));
  await migrateContent(store, format, (next) => changeAccount(db, accountId, { format: next }));
  if (fresh) await store.write([{ table: 'meta', key: sessionKey, value: fresh }]);
  let session = await keptSession(store, await db.accounts.get(accountId));
  const data = await fieldData(store, session.account);
  const leaveTabs = followTabs(accountId, store, data);
  const id = await deviceId(db);
  const name = (await deviceName(db)) ?? '';
  const isRevoked = (await knownRevocation(db)) !== null;

  let unsent = -1;
  const countUnsent = () => {
    const next = data.snapshot().outbox.filter(({ receipt }) => receipt === null).length;
    if (next !== unsent) void noteUnsent(db, accountId, next).catch(() => undefined);
    unsent = next;
  };
  countUnsent();
  data.subscribe(countUnsent);

  const sync = startSync({
    store,
    server: tabletServer(),
    accountId,
    deviceId: id,
    deviceName: name,
    onSession: async (now) => {
      if (JSON.stringify(now) === JSON.stringify(session)) return;
      session = now;
      await store.write([{ table: 'meta', key: sessionKey, value: now }]);
      tellFieldChange();
    },
  });
  const leaveIdle = afterIdle(
    () => lockField({ finishSending: true }),
    () => storingNow() !== null,
  );
  return {
    session: () => session,
    deviceId: id,
    deviceName: name,
    isRevoked,
    store,
    data,
    sync,
    lockDesk: lockDeskToo,
    close() {
      leaveIdle();
      sync.stop();
      leaveTabs();
      data.stop();
      store.close();
    },
  };
}

/** House rule: a disk that takes longer keeps nobody out. */
const longestStoringMs = 15_000;

async function enter(key: CryptoKey, accountId: string, format: number, fresh: SessionView | null): Promise<void> {
  lockField();
  // The draft is opened with what was taken for it.
  await storedBeforeLock(longestStoringMs);
  showField(await open(key, accountId, format, fresh));
  askAtDesk();
}

/** Tries a PIN; the right one opens the field area. */
export async function unlockField(accountId: string, pin: string): Promise<Unlocking> {
  const result = await tryPin(fieldDatabase(), accountId, pin, new Date());
  if (result.kind === 'unlocked') await enter(result.key, accountId, result.account.format, null);
  return result;
}

/** Sets the account of this session up on the tablet and opens the field area. */
export async function setUpField(enrolment: Enrolment): Promise<void> {
  const key = await enrol(fieldDatabase(), enrolment);
  const { id } = enrolment.session.account;
  const account = await fieldDatabase().accounts.get(id);
  await enter(key, id, account?.format ?? 1, enrolment.session);
}
