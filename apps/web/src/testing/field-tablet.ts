/** A tablet in a test: IndexedDB in memory, set up and unlocked, with a field pack, over a faked server. */
import { promiseDelivery } from '@liangma/contract/devices';
import { getFieldPack } from '@liangma/contract/field-pack';
import type { PackItem } from '@liangma/contract/field-pack';
import { getSession, lockDesk } from '@liangma/contract/people';
import type { SessionView } from '@liangma/contract/people';
import { takeInPack } from '@liangma/offline/pack';
import { afterEach, vi } from 'vitest';
import { reportConnection } from '../api/connection.ts';
import { deleteFieldDatabase } from '../offline/database.ts';
import { currentField, lockField } from '../offline/current-field.ts';
import { noteLogin } from '../offline/desk-access.ts';
import { setUpField } from '../offline/field-session.ts';
import type { Field } from '../offline/field-session.ts';
import { someSession } from './fake-server.ts';
import type { FakeServer } from './fake-server.ts';
import { renderApp } from './render-app.tsx';

export const somePin = '274913';
/** Few, so that a test need not wait; a real tablet takes `pinIterations`. */
const iterations = 10;

/** Locked, and as if nobody had ever used it. */
async function blankTablet(): Promise<void> {
  lockField({ atOnce: true });
  noteLogin();
  await deleteFieldDatabase();
}

afterEach(blankTablet);

export interface TabletOptions {
  session?: SessionView;
  /** What the field pack brought before the test begins. */
  pack?: PackItem[];
  /** false: the server cannot be reached, now and later. */
  isOnline?: boolean;
  /** Server time minus tablet time. */
  offsetMs?: number;
}

const packAnswer = (accountId: string, upserts: PackItem[], now: Date) => ({
  accountId,
  reset: false,
  upserts,
  deletes: [],
  cursor: '1',
  hasMore: false,
  now: now.toISOString(),
  stamp: 'stamp',
});

/** Sets an account up on the tablet and opens its field area. */
export async function openTablet(server: FakeServer, options: TabletOptions = {}): Promise<Field> {
  const { session = someSession(['inspector']), pack = [], isOnline = true, offsetMs = 0 } = options;
  vi.stubGlobal('fetch', server.fetch);
  reportConnection(isOnline);
  const serverNow = () => new Date(Date.now() + offsetMs);
  if (isOnline) {
    server
      .answer(getSession, session)
      .answerBy(getFieldPack, () => packAnswer(session.account.id, [], serverNow()))
      .answer(promiseDelivery, {});
  } else for (const endpoint of [getSession, getFieldPack, promiseDelivery, lockDesk]) server.disconnect(endpoint);
  await setUpField({ session, pin: somePin, deviceName: '民爆科 1 号', iterations });
  const field = currentField();
  if (!field) throw new Error('the tablet is not unlocked');
  await takeInPack(field.store, packAnswer(session.account.id, pack, serverNow()), new Date().toISOString());
  return field;
}

/** Renders a screen of the field area on an unlocked tablet. */
export async function renderField(address: string, server: FakeServer, options: TabletOptions = {}) {
  const field = await openTablet(server, options);
  return { field, ...renderApp(address, server) };
}
