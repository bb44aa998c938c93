/** Brings the database to the latest state. Migrations are a static list and never change once landed. */
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { runMigrations } from 'graphile-worker';
import { openDatabase } from './open.ts';
import * as m0001 from './migrations/0001-first-house.ts';
import * as m0002 from './migrations/0002-field.ts';

const migrations: Record<string, Migration> = {
  '0001-first-house': m0001,
  '0002-field': m0002,
};

/** Creates the role that the application works with; roles belong to the whole server, so several may try at once. */
const createAppRole = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'liangma_app') then
    create role liangma_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;
`;

/**
 * Migrates as the owner of the database.
 * @returns the names of the migrations that were applied now
 * @throws the error of the first migration that failed
 */
export async function migrateToLatest(ownerUrl: string): Promise<{ applied: string[] }> {
  const database = openDatabase(ownerUrl, { max: 2 });
  const { db } = database;
  try {
    await sql.raw(createAppRole).execute(db);
    await sql`grant liangma_app to current_user`.execute(db);
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
    await runMigrations({ connectionString: ownerUrl });
    return { applied: (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName) };
  } finally {
    await database.close();
  }
}
