// A tablet that was revoked hears it, logged in or not; an ordinary lost log-in only pauses it.
import { getFieldPack } from '@liangma/contract/field-pack';
import { getSession } from '@liangma/contract/people';
import type { Store } from '@liangma/offline/store';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../testing/fake-server.ts';
import { tabletServer } from './field-server.ts';
import { startSync } from './sync.ts';

const nothing: Store = { get: async () => undefined, list: async () => [], write: async () => {} };

/** What the tablet says once it has asked the server everything. */
async function pauseOf(server: ReturnType<typeof fakeServer>) {
  vi.stubGlobal('fetch', server.fetch);
  const sync = startSync({
    store: nothing,
    server: tabletServer(),
    accountId: '01990000-0000-7000-8000-000000000001',
    deviceId: '01990000-0000-7000-8000-0000000000a1',
    deviceName: '一号平板',
    onSession: async () => {},
  });
  try {
    await sync.everything();
    return sync.status().paused;
  } finally {
    sync.stop();
  }
}

const loggedOut = () => fakeServer().refuse(getSession, 'session/required');

test('without a log-in it pauses until somebody logs in', async () => {
  expect(await pauseOf(loggedOut().refuse(getFieldPack, 'session/required'))).toEqual({ kind: 'login' });
});

test('revoked, it hears so without a log-in', async () => {
  expect(await pauseOf(loggedOut().refuse(getFieldPack, 'device/revoked', { detail: '遗失' }))).toEqual({
    kind: 'revoked',
    reason: '遗失',
  });
});

test('revoked, it hears so in a session that began later', async () => {
  const server = fakeServer().loggedIn(['inspector']).refuse(getFieldPack, 'device/revoked', { detail: '遗失' });
  expect(await pauseOf(server)).toEqual({ kind: 'revoked', reason: '遗失' });
});
