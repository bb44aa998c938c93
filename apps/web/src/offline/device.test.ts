import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { someSession } from '../testing/fake-server.ts';
import { FieldDatabase } from './database.ts';
import { changePin, deviceAccounts, deviceId, enrol, noteUnsent, removeAccount, tryPin } from './device.ts';
import { pinFault, pinWaitSeconds } from './pin.ts';
import { sealedStore } from './sealed-store.ts';

const session = someSession(['inspector']);
const id = session.account.id;
const now = new Date('2026-03-02T02:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const setUp = (pin = '274913') => enrol(db, { session, pin, deviceName: '一号', iterations: 10 });

let db: FieldDatabase;
beforeEach(() => {
  db = new FieldDatabase('test');
});
afterEach(async () => {
  db.close();
  await Dexie.delete('test');
});

describe('PIN', () => {
  test.each(['000000', '999999', '123456', '654321', '890123', '121212', '123123', '907907'])(
    '%s is too easy',
    (pin) => {
      expect(pinFault(pin)).toBe('too-easy');
    },
  );

  test.each(['12345', '1234567', 'abcdef', '12 456', ''])('"%s" is no PIN', (pin) => {
    expect(pinFault(pin)).toBe('not-six-digits');
  });

  test.each(['274913', '135790', '110022', '246802'])('%s is taken', (pin) => {
    expect(pinFault(pin)).toBeNull();
  });

  test('waits only grow', () => {
    const waits = Array.from({ length: 20 }, (_, failures) => pinWaitSeconds(failures));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    expect(waits[3]).toBeGreaterThan(0);
  });
});

test('the right PIN opens what was stored with the key of the set-up; the key cannot be taken out', async () => {
  await sealedStore(db, id, await setUp()).write([{ table: 'draft', key: 'a', value: '草稿' }]);
  const unlocked = await tryPin(db, id, '274913', now);
  if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
  expect(unlocked.key.extractable).toBe(false);
  expect(await sealedStore(db, id, unlocked.key).get('draft', 'a')).toBe('草稿');
});

test('wrong PINs slow down, over reloads, and the right one ends it', async () => {
  await setUp();
  expect(await tryPin(db, id, '111112', now)).toMatchObject({ kind: 'wrong', failures: 1, waitUntil: null });
  expect(await tryPin(db, id, '111112', now)).toMatchObject({ kind: 'wrong', failures: 2, waitUntil: null });
  expect(await tryPin(db, id, '111112', now)).toMatchObject({ kind: 'wrong', failures: 3 });

  db.close();
  db = new FieldDatabase('test');
  expect(await tryPin(db, id, '274913', later(5))).toMatchObject({ kind: 'waiting' });
  expect(await tryPin(db, id, '274913', later(31))).toMatchObject({ kind: 'unlocked' });
  expect(await tryPin(db, id, '111112', later(32))).toMatchObject({ kind: 'wrong', failures: 1 });
});

test('a clock that was ahead when a PIN was wrong and is set back does not keep the owner out', async () => {
  await setUp();
  const ahead = later(40 * 24 * 3600);
  for (const pin of ['111112', '111113', '111114']) await tryPin(db, id, pin, ahead);
  expect(await tryPin(db, id, '274913', new Date(ahead.getTime() + 5000))).toMatchObject({ kind: 'waiting' });
  expect(await tryPin(db, id, '274913', now)).toMatchObject({ kind: 'unlocked' });
});

test('the lock screen counts drafts, though it cannot read them', async () => {
  const store = sealedStore(db, id, await setUp());
  await store.write([
    { table: 'draft', key: 'a', value: 1 },
    { table: 'draft', key: 'b', value: 2 },
  ]);
  expect(await deviceAccounts(db)).toMatchObject([{ id, drafts: 2, unsent: 0 }]);
});

test('a new PIN opens the same data, the old one nothing', async () => {
  await sealedStore(db, id, await setUp()).write([{ table: 'draft', key: 'a', value: 1 }]);
  expect(await changePin(db, id, { current: '111112', next: '864202' }, now)).toMatchObject({ kind: 'wrong' });
  expect(await changePin(db, id, { current: '274913', next: '864203' }, now)).toMatchObject({ kind: 'unlocked' });
  expect(await tryPin(db, id, '274913', now)).toMatchObject({ kind: 'wrong' });
  const unlocked = await tryPin(db, id, '864203', now);
  if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
  expect(await sealedStore(db, id, unlocked.key).get('draft', 'a')).toBe(1);
});

test('the lock screen knows names and how much waits, and nothing else', async () => {
  await setUp();
  await noteUnsent(db, id, 3);
  const [account] = await deviceAccounts(db);
  expect(account).toMatchObject({ name: '张三', bureauName: '示范市工业和信息化局', unsent: 3 });
  expect(JSON.stringify(account)).not.toContain('274913');
});

test('setting up anew after a forgotten PIN removes what nobody can read, and only of this account', async () => {
  const other = { ...session, account: { ...session.account, id: '01990000-0000-7000-8000-0000000000ff' } };
  const otherKey = await enrol(db, { session: other, pin: '274913', deviceName: '一号', iterations: 10 });
  await sealedStore(db, other.account.id, otherKey).write([{ table: 'draft', key: 'a', value: 'of the other' }]);
  await sealedStore(db, id, await setUp()).write([{ table: 'draft', key: 'a', value: 'lost' }]);

  const store = sealedStore(db, id, await setUp('530917'));
  expect(await store.list('draft')).toEqual([]);
  expect(await sealedStore(db, other.account.id, otherKey).get('draft', 'a')).toBe('of the other');
});

test('a removed account is gone with its rows', async () => {
  await sealedStore(db, id, await setUp()).write([{ table: 'blob', key: 'a', value: new Uint8Array(9) }]);
  await removeAccount(db, id);
  expect(await deviceAccounts(db)).toEqual([]);
  expect(await db.rows('blob').count()).toBe(0);
});

test('the id of the tablet survives the loss of either place', async () => {
  const first = await deviceId(db);
  localStorage.clear();
  expect(await deviceId(db)).toBe(first);
  await db.facts.clear();
  expect(await deviceId(db)).toBe(first);
});
