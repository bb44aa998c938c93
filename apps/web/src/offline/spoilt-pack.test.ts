// A row of the pack or a note that cannot be read keeps nobody from unlocking the tablet; the pack is fetched anew.
import { getFieldPack } from '@liangma/contract/field-pack';
import { packState } from '@liangma/offline/pack';
import type { StoreTable } from '@liangma/offline/store';
import { expect, test } from 'vitest';
import { fakeServer } from '../testing/fake-server.ts';
import { openTablet, somePin } from '../testing/field-tablet.ts';
import { inspectionView } from '../features/field/testing/inspection-sample.ts';
import { packOf } from '../features/field/testing/tablet.ts';
import { currentField, lockField } from './current-field.ts';
import { fieldDatabase } from './database.ts';
import { unlockField } from './field-session.ts';

test.each(['inspection/01990000-0000-7000-8000-0000000000c1', 'state'])('spoilt: %s', async (key) => {
  const server = fakeServer();
  const field = await openTablet(server);
  const { id } = field.session().account;
  await field.sync.everything();
  lockField();
  await fieldDatabase()
    .rows('pack')
    .put({ key: `${id}/${key}`, data: new Uint8Array(40) });
  const before = server.requests.length;
  expect(await unlockField(id, somePin)).toMatchObject({ kind: 'unlocked' });
  const again = currentField();
  await again?.sync.everything();
  const asked = server.requests.slice(before).filter(({ name }) => name === getFieldPack.name);
  expect(asked[0]?.query['after'] ?? '').toBe('');
  expect(again && (await packState(again.store)).cursor).not.toBe('');
});

test.each<[StoreTable, string]>([
  ['pack', 'state'],
  ['meta', 'session'],
])('spoilt without network: %s %s; the inspections are there, and it is the same account', async (table, key) => {
  const field = await openTablet(fakeServer(), { pack: packOf(inspectionView()), isOnline: false });
  const { account } = field.session();
  lockField();
  await fieldDatabase()
    .rows(table)
    .put({ key: `${account.id}/${key}`, data: new Uint8Array(40) });
  expect(await unlockField(account.id, somePin)).toMatchObject({ kind: 'unlocked' });
  const again = currentField();
  expect(again?.data.snapshot().inspections).toHaveLength(1);
  const { id, username, displayName } = account;
  expect(again?.session().account).toMatchObject({ id, username, displayName });
});
