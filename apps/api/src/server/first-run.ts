// The first run on an empty database loads the demonstration year. A mark in the database itself tells the next start
// that loading was interrupted: nobody can have worked in such a database, so it is emptied and filled again.
import pg from 'pg';
import type { AppDeps } from '../app-deps.ts';
import type { Config } from '../config.ts';
import { writeDemoAccounts, type DemoAccount } from './data-folder.ts';
import type { DataSource } from './data-source.ts';

const mark = 'liangma_first_run';

/** Decides, before migrating, whether this start loads the demonstration year, and marks the database if so. */
export async function beginFirstRun(config: Config, source: DataSource): Promise<boolean> {
  if (await isFirstRunInterrupted(source)) await source.recreate();
  return config.isDemoWanted && markFirstRun(source);
}

/** Marks a database without any bureau as being filled; false when there is one. */
export function markFirstRun(source: DataSource): Promise<boolean> {
  return withClient(source, async (client) => {
    if (!(await isEmpty(client))) return false;
    await client.query(`create schema ${mark}`);
    return true;
  });
}

/** Loads the demonstration year, keeps its accounts to print them, and takes the mark away. */
export async function finishFirstRun(config: Config, source: DataSource, deps: AppDeps): Promise<DemoAccount[]> {
  const { loadDemo } = await import('../demo/load-demo.ts');
  const { accounts } = await loadDemo(deps);
  writeDemoAccounts(config.dataDir, accounts);
  await withClient(source, (client) => client.query(`drop schema ${mark}`));
  return accounts;
}

/** Whether an earlier start was ended in the middle of loading. */
export function isFirstRunInterrupted(source: DataSource): Promise<boolean> {
  return withClient(source, async (client) => {
    const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [mark]);
    return rowCount === 1;
  });
}

/** Without a bureau nobody can have logged in; the tables may be there, a command has made them then. */
async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has_table: boolean }>(
    "select to_regclass('public.bureau') is not null as has_table",
  );
  if (rows[0]?.has_table !== true) return hasNoTables(client);
  const { rowCount } = await client.query('select from bureau limit 1');
  return rowCount === 0;
}

/** In an external database, tables that are not ours are somebody's. */
async function hasNoTables(client: pg.Client): Promise<boolean> {
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
