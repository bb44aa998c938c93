// What was taken before a lock is stored, however soon somebody unlocks; and nothing locks by itself while it is stored.
import type { StoreWrite } from '@liangma/offline/store';
import { lockDesk } from '@liangma/contract/people';
import { readDraftEvidence } from '@liangma/offline/draft-evidence';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer, someSession } from '../testing/fake-server.ts';
import { openTablet, somePin } from '../testing/field-tablet.ts';
import { currentField, lockField, storedBeforeLock } from './current-field.ts';
import { mayOpenDesk, noteLogin } from './desk-access.ts';
import { addEvidence } from './evidence-store.ts';
import type { Field } from './field-session.ts';
import { setUpField, unlockField } from './field-session.ts';
import { idleMs } from './idle.ts';
import { beginStoring } from './storing.ts';

const draftKey = 'record/01990000-0000-7000-8000-0000000000b1';
const colleague = (): ReturnType<typeof someSession> => {
  const session = someSession(['inspector']);
  return {
    ...session,
    account: { ...session.account, id: '01990000-0000-7000-8000-0000000000ff', displayName: '白某' },
  };
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  return () => vi.useRealTimers();
});

/** A photo whose bytes the disk takes its time with, until the returned function is called. */
function takePhoto({ store, session }: Field): { goOn: () => void; stored: Promise<unknown> } {
  const write = store.write.bind(store);
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  vi.spyOn(store, 'write').mockImplementation(async (writes: readonly StoreWrite[]) => {
    if (writes.some(({ table }) => table === 'blob')) await gate;
    await write(writes);
  });
  const done = beginStoring(draftKey);
  const stored = addEvidence(store, draftKey, {
    file: new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)], { type: 'image/jpeg' }),
    kind: 'photo',
    name: '仓库.jpg',
    inspectionId: '01990000-0000-7000-8000-0000000000b1',
    accountId: session().account.id,
    checkKey: null,
    caption: '',
    place: null,
    takenAt: '2026-03-02T03:00:00.000Z',
  }).finally(done);
  return { goOn, stored };
}

/** Whatever does not wait has ended by then. */
const orSoon = (opening: Promise<unknown>) =>
  Promise.race([
    opening,
    new Promise((resolve) => {
      setTimeout(resolve, 100);
    }),
  ]);

const evidenceNow = () => {
  const field = currentField();
  return field && readDraftEvidence(field.store, draftKey);
};

test('locked while a photo is stored and unlocked at once: it opens with the photo', async () => {
  const field = await openTablet(fakeServer(), { isOnline: false });
  const { id } = field.session().account;
  const { goOn, stored } = takePhoto(field);
  lockField();
  const unlocking = unlockField(id, somePin);
  await orSoon(unlocking);
  goOn();
  await stored;
  expect(await unlocking).toMatchObject({ kind: 'unlocked' });
  expect(await evidenceNow()).toMatchObject([{ name: '仓库.jpg' }]);
});

test('a colleague who takes over meanwhile cuts nothing off', async () => {
  const field = await openTablet(fakeServer(), { isOnline: false });
  const { id } = field.session().account;
  const { goOn, stored } = takePhoto(field);
  lockField();
  const taking = setUpField({ session: colleague(), pin: somePin, deviceName: '民爆科 1 号', iterations: 10 });
  await orSoon(taking);
  goOn();
  await stored;
  await taking;
  expect(currentField()?.session().account.displayName).toBe('白某');
  await unlockField(id, somePin);
  expect(await evidenceNow()).toMatchObject([{ name: '仓库.jpg' }]);
});

test('a disk that takes too long keeps nobody out, and is not cut off either', async () => {
  const field = await openTablet(fakeServer(), { isOnline: false });
  const { goOn, stored } = takePhoto(field);
  lockField();
  await storedBeforeLock(1);
  lockField();
  goOn();
  expect(await stored).toMatchObject({ name: '仓库.jpg' });
  await expect(field.store.list('draft')).rejects.toThrow('closed');
});

test('the desk is locked at the lock: who gives the password while a photo is stored keeps the desk', async () => {
  const server = fakeServer();
  const field = await openTablet(server, { isOnline: false });
  const told = () => server.requests.filter(({ name }) => name === lockDesk.name).length;
  const before = told();
  const { goOn, stored } = takePhoto(field);
  lockField();
  const atLock = told();
  expect(mayOpenDesk(someSession(['inspector']))).toBe(false);
  noteLogin();
  goOn();
  await stored;
  await expect(field.store.list('draft')).rejects.toThrow('closed');
  expect(mayOpenDesk(someSession(['inspector']))).toBe(true);
  expect([atLock, told()]).toEqual([before + 1, before + 1]);
});

test('the tablet does not lock by itself while something is stored, and does after that', async () => {
  const field = await openTablet(fakeServer(), { isOnline: false });
  const done = beginStoring(draftKey);
  vi.advanceTimersByTime(3 * idleMs);
  expect(currentField()).toBe(field);
  done();
  vi.advanceTimersByTime(2 * idleMs);
  expect(currentField()).toBeNull();
});
