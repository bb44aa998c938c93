// The session of a browser may change between looking at it and asking for the pack.
import { getFieldPack } from '@liangma/contract/field-pack';
import { getSession } from '@liangma/contract/people';
import { packState } from '@liangma/offline/pack';
import { expect, test } from 'vitest';
import { fakeServer, someSession } from '../testing/fake-server.ts';
import { openTablet } from '../testing/field-tablet.ts';

test('a pack of another account is not taken in', async () => {
  const server = fakeServer();
  const field = await openTablet(server);
  await field.sync.everything();
  const before = await packState(field.store);
  const session = someSession(['inspector']);
  const other = '01990000-0000-7000-8000-0000000000aa';
  server.answerBy(getFieldPack, () => {
    server.answer(getSession, { ...session, account: { ...session.account, id: other, displayName: '李四' } });
    return {
      accountId: other,
      reset: true,
      upserts: [],
      deletes: [],
      cursor: 'of the other',
      hasMore: false,
      now: new Date().toISOString(),
      stamp: 'of the other',
    };
  });
  await field.sync.everything();
  expect(await packState(field.store)).toEqual(before);
  expect(field.sync.status().paused).toEqual({ kind: 'other-account', name: '李四' });
});
