// vitest's global set-up: one PostgreSQL for the whole run, with a migrated database that every test file copies.
// DATABASE_URL names an external server (its user must be allowed to create databases and roles); else an embedded one
// runs in a temporary folder.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { killPostmaster } from '../db/embedded-cluster.ts';
import { isAlive } from '../db/embedded-start-lock.ts';
import { openEmbedded } from '../db/embedded.ts';
import { migrateToLatest } from '../db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the server's maintenance database. */
    testServerUrl: string;
    /** Name of the migrated database to copy. */
    testTemplate: string;
  }
}

const folderPattern = /^liangma-test-(\d+)-/;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['DATABASE_URL'];
  const server = external ? { url: external, close: async () => undefined } : await startTemporary();
  const template = `liangma_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  try {
    await admin.connect();
    await admin.query(`drop database if exists ${template} with (force)`);
    await admin.query(`create database ${template}`);
    await migrateToLatest(withDatabase(server.url, template));
    project.provide('testServerUrl', server.url);
    project.provide('testTemplate', template);
  } catch (error) {
    await admin.end().catch(() => undefined);
    await server.close();
    throw error;
  }
  return async () => {
    if (external) await dropTestDatabases(admin, template);
    await admin.end();
    await server.close();
  };
}

async function startTemporary(): Promise<{ url: string; close(): Promise<void> }> {
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `liangma-test-${process.pid}-`));
  const remove = () => {
    killPostmaster(join(dataDir, 'postgres'));
    rmSync(dataDir, { recursive: true, force: true });
  };
  // Also when vitest ends without calling the teardown.
  process.once('exit', remove);
  const database = await openEmbedded({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  return {
    url: database.url,
    async close() {
      await database.close();
      process.off('exit', remove);
      remove();
    },
  };
}

/** Removes what a killed test run left behind, its database process included. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(folderPattern.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    try {
      killPostmaster(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Another user's folder: theirs to remove.
    }
  }
}

/** On a server that lives on, the run's databases must not stay. */
async function dropTestDatabases(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where datname like $1 or datname = $2',
    [`liangma\\_test\\_${process.pid}\\_%`, template],
  );
  for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`);
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
