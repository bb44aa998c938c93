// Where the data is: the embedded PostgreSQL of the data folder, or the external one that DATABASE_URL names.
import type { Config } from '../config.ts';
import { openEmbedded } from '../db/embedded.ts';
import { OperatorError } from '../operator-error.ts';

export type DataSource = {
  /** Address with the owner's rights, for migrations. Holds a password: never print it. */
  ownerUrl: string;
  /** What to call it in a message. */
  label: string;
  /** Becomes the one server of this data; several servers may share an external database. */
  claim(): Promise<boolean>;
  /** Empties the database; an external one is nobody's to empty. */
  recreate(): Promise<void>;
  close(): Promise<void>;
};

export type Trouble = { onTrouble?: (message: string) => void; onLost?: (message: string) => void };

/** Opens the data source, starting the embedded database when it does not run. */
export async function openDataSource(config: Config, trouble: Trouble = {}): Promise<DataSource> {
  if (config.databaseUrl === null) {
    const database = await openEmbedded({ dataDir: config.dataDir, ...trouble });
    return { ...database, ownerUrl: database.url, label: `embedded PostgreSQL in ${config.dataDir}` };
  }
  return {
    ownerUrl: config.databaseUrl,
    label: `PostgreSQL at ${new URL(config.databaseUrl).host}`,
    claim: async () => true,
    recreate: () =>
      Promise.reject(
        new OperatorError(
          'The first run was interrupted. Empty the database that DATABASE_URL names, then start again.',
        ),
      ),
    close: async () => undefined,
  };
}
