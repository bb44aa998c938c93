/**
 * New versions of the app: each brings a step that rewrites what the older ones stored, as a real one would. The step is
 * taken by the real `migrateContent` before the account can work, and may be cut off anywhere. Each version has drafts of
 * another shape: its step brings drafts of additions along, those of records are left for the app to put aside.
 */
import { migrateContent, type ContentMigration } from '../content-migrations.ts';
import type { Store, StoreTable } from '../store.ts';
import { isStoreTrouble } from './store-trouble.ts';
import type { App, Tablet, TabletDeps } from './tablet.ts';

const rewritten: readonly StoreTable[] = ['draft', 'outbox', 'evidence'];

/** Version of the shape of a draft that a version of the app writes. */
export const shapeOf = (appVersion: number): number => appVersion;

/** Adds a field to every row; a row that has it already is left alone. */
const adding =
  (field: string, to: number): ContentMigration =>
  async (store: Store) => {
    const rows = await Promise.all(
      rewritten.map(async (table) => (await store.list(table)).map((row) => ({ table, ...row }))),
    );
    return rows.flat().flatMap(({ table, key, value }) => {
      const isOld = typeof value === 'object' && value !== null && !Array.isArray(value) && !(field in value);
      const shape = key.startsWith('add-to-record/') ? { version: shapeOf(to) } : {};
      return isOld ? [{ table, key, value: { ...value, [field]: 0, ...shape } }] : [];
    });
  };

/** The steps of all versions that come out during a run. */
export const appSteps: readonly ContentMigration[] = [adding('second', 2), adding('third', 3)];

/** Brings the rows of the account up to the version of the app, however often the disk fails; ends with the app. */
export async function bringUpToDate({ world, steps = appSteps }: TabletDeps, tablet: Tablet, app: App): Promise<void> {
  const { process, accountId } = app;
  const known = steps.slice(0, tablet.version - 1);
  while (process.isAlive()) {
    try {
      const note = async (format: number) => {
        await process.guard(world.sleep(world.random.int(0, 50)));
        tablet.formats.set(accountId, format);
        world.note(tablet.name, `content of version ${format}`);
      };
      await process.guard(migrateContent(app.tabs[0], tablet.formats.get(accountId) ?? 1, note, known));
      app.isReady = true;
      return;
    } catch (error) {
      if (!isStoreTrouble(error)) throw error;
      await process.guard(world.sleep(world.random.int(1_000, 60_000)));
    }
  }
}
