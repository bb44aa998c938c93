// The first run on an empty database loads the demonstration year. A mark in the database itself tells the next start
// that loading was interrupted: nobody can have worked in such a database, so it is emptied and filled again.
import pg from 'pg';
import type { AppDeps } from '../app-deps.ts';
import type { Config } from '../config.ts';
import { writeDemoAccounts } from './data-folder.ts';
import type { DataSource } from './data-source.ts';

const mark = 'liangma_first_run';

/** Decides, before migrating, whether this start loads the demonstration year, and marks the database if so. */
export async function beginFirstRun(config: Config, source: DataSource): Promise<boolean> {
  if (await isFirstRunInterrupted(source)) await source.recreate();
  return withClient(source, async (client) => {
    if (!config.isDemoWanted || !(await isEmpty(client))) return false;
    await client.query(`create schema ${mark}`);
    return true;
  });
}

/** Loads the demonstration year, keeps its accounts to print them, and takes the mark away. */
export async function finishFirstRun(config: Config, source: DataSource, deps: AppDeps): Promise<void> {
  const { loadDemo } = await import('../demo/load-demo.ts');
  const { accounts } = await loadDemo(deps);
  writeDemoAccounts(config.dataDir, accounts);
  await withClient(source, (client) => client.query(`drop schema ${mark}`));
}

/** Whether an earlier start was ended in the middle of loading. */
export function isFirstRunInterrupted(source: DataSource): Promise<boolean> {
  return withClient(source, async (client) => {
    const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [mark]);
    return rowCount === 1;
  });
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ tables: number }>(
    `select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  return rows[0]?.tables === 0;
}

async function withClient<T>(source: DataSource, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: source.ownerUrl });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
