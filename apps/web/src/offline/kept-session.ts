/** The session of an account as this tablet keeps it; when its bytes are spoilt, as much of it as the tablet knows otherwise. */
import type { SessionView } from '@liangma/contract/people';
import { officialDay } from '@liangma/domain/calendar/official-day';
import { packBureau } from '@liangma/offline/pack';
import { getReadable } from '@liangma/offline/store';
import type { Store } from '@liangma/offline/store';
import type { DeviceAccount } from './database.ts';

export const sessionKey = 'session';

/** Whose work stands here must be able to reach it. The server says the rest as soon as it is reached. */
async function rebuilt(store: Store, account: DeviceAccount): Promise<SessionView> {
  const { id, username, name, bureauName } = account;
  const bureau = await packBureau(store).catch(() => null);
  return {
    account: {
      id,
      username,
      displayName: name,
      roles: ['inspector'],
      sectionId: null,
      officerId: null,
      mustChangePassword: false,
    },
    bureau: { id: bureau?.id ?? '', code: '', name: bureauName },
    today: officialDay(new Date().toISOString()),
    isDeskLocked: true,
  };
}

/** @throws StoreError */
export async function keptSession(store: Store, account: DeviceAccount | undefined): Promise<SessionView> {
  const kept = (await getReadable(store, 'meta', sessionKey)) as SessionView | undefined;
  if (kept) return kept;
  if (!account) throw new Error('the account is not set up on this tablet');
  return await rebuilt(store, account);
}
