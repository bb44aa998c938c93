/**
 * Versions of what stands inside the sealed rows. The database itself cannot change it, since it is sealed: an account is
 * brought up to date when it is unlocked, one step after the other, each in one write.
 */
import type { Store, StoreWrite } from './store.ts';

/** From version n (its place in the list, counted from 1) to n + 1: reads the store, says what to write. */
export type ContentMigration = (store: Store) => Promise<StoreWrite[]>;

/** Never change a step that tablets have taken; add the next one. */
const migrations: readonly ContentMigration[] = [];

/** The version that this app writes. */
export const contentFormat = migrations.length + 1;

/** The rows were written by a newer version of the app than the one that is running. */
export class NewerContentError extends Error {
  constructor() {
    super('stored by a newer version of this app');
    this.name = 'NewerContentError';
  }
}

/**
 * Brings the rows of an account from version `from` up to date; `note` keeps how far it came. A step that was interrupted
 * between its write and its note runs again, so each step must leave rows alone that it has changed already.
 */
export async function migrateContent(
  store: Store,
  from: number,
  note: (format: number) => Promise<void>,
  steps: readonly ContentMigration[] = migrations,
): Promise<void> {
  if (from > steps.length + 1) throw new NewerContentError();
  for (const [index, step] of steps.entries()) {
    if (index + 1 < from) continue;
    await store.write(await step(store));
    await note(index + 2);
  }
}
