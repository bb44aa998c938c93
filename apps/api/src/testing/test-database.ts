// A migrated database of its own for a test file, copied from the run's template in about 20 ms.
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Db } from '../db/open.ts';

export interface TestDatabase {
  /** Owner's address, for what opens connections itself. */
  url: string;
  /** As the application: row-level security holds. */
  db: Db;
  /** As the owner: sees and may change everything. */
  ownerDb: Db;
  close(): Promise<void>;
}

let made = 0;

/** Makes the database; call it in `beforeAll` and its `close` in `afterAll`. Databases go with their server, at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const template = inject('testTemplate');
  made += 1;
  // The template's name ends in the id of the run, the rest tells apart the workers and their files.
  const run = template.replace(/^\D+/, '');
  const name = `liangma_test_${run}_${process.pid}_${process.env['VITEST_WORKER_ID'] ?? 0}_${Date.now()}_${made}`;
  await copy(serverUrl, template, name);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const app = openDatabase(url.href, { asApp: true, max: 5 });
  const owner = openDatabase(url.href, { max: 2 });
  return {
    url: url.href,
    db: app.db,
    ownerDb: owner.db,
    async close() {
      await Promise.all([app.close(), owner.close()]);
    },
  };
}

async function copy(serverUrl: string, template: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template ${template}`);
  } finally {
    await admin.end();
  }
}
