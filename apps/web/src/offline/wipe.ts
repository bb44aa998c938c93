/** Deletes everything of this app on the tablet, then starts it anew. */
import { deleteFieldDatabase } from './database.ts';
import { lockField } from './current-field.ts';

const ownKeys = (storage: Storage): string[] => Object.keys(storage).filter((key) => key.startsWith('liangma.'));

export async function wipeTablet(leave: () => void = () => window.location.assign('/login')): Promise<void> {
  lockField({ atOnce: true });
  await deleteFieldDatabase();
  for (const key of ownKeys(localStorage)) localStorage.removeItem(key);
  leave();
}
