/** Opens the database as the application (row-level security holds) or as the owner (migrations, set-up). */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { setParsers } from './parsers.ts';
import type { Database } from './schema.ts';
import { takeTurns, usualConnections } from './write-turns.ts';

export type Db = Kysely<Database>;

export interface OpenDatabase {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool of connections.
 * @param options.asApp connect with the rights of role `liangma_app`; row-level security then decides what is visible
 * @param options.max most connections at a time
 */
export function openDatabase(url: string, options: { max?: number; asApp?: boolean } = {}): OpenDatabase {
  setParsers();
  const startup = options.asApp ? '-c role=liangma_app -c timezone=UTC' : '-c timezone=UTC';
  const max = options.max ?? usualConnections;
  const pool = new pg.Pool({ connectionString: url, max, options: startup });
  // an idle connection that breaks must not end the process; the next query reports the error
  pool.on('error', () => undefined);
  // nor one that breaks while it is used: its query reports the error
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  takeTurns(db, max);
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      // Kysely leaves a pool alone that it has never asked for a connection
      if (!pool.ending) await pool.end();
    },
  };
}
