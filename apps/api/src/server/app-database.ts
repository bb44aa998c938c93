// From configuration to a migrated database and the dependencies of the application; shared by the server and commands.
import type { Logger } from 'pino';
import type { AppDeps } from '../app-deps.ts';
import type { Config } from '../config.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { openDatabase, type OpenDatabase } from '../db/open.ts';
import { openEvidence } from '../evidence-store/open-evidence.ts';
import type { DataSource } from './data-source.ts';

export type AppDatabase = {
  deps: AppDeps;
  /** Connections with the owner's rights: migrations have run on them, and the job queue needs them. */
  owner: OpenDatabase;
  /** Names of the migrations that were applied now. */
  applied: string[];
  close(): Promise<void>;
};

const sessionHours = 12;

/** Migrates the database and opens it for the application. */
export async function openAppDatabase(config: Config, source: DataSource, log: Logger): Promise<AppDatabase> {
  const { applied } = await migrateToLatest(source.ownerUrl);
  const app = openDatabase(source.ownerUrl, { asApp: true, max: 20 });
  const owner = openDatabase(source.ownerUrl, { max: 5 });
  return {
    deps: {
      db: app.db,
      clock: () => new Date().toISOString(),
      log,
      evidence: openEvidence(config),
      settings: {
        publicUrl: config.publicUrl,
        secureCookies: config.tls !== null || config.publicUrl?.startsWith('https:') === true,
        sessionHours,
        uploads: config.uploads,
        checkResponses: false,
      },
    },
    owner,
    applied,
    async close() {
      await Promise.all([app.close(), owner.close()]);
    },
  };
}
