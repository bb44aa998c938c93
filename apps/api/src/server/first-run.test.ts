import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { readConfig } from '../config.ts';
import { testDatabase } from '../testing/test-database.ts';
import type { DataSource } from './data-source.ts';
import { beginFirstRun, isFirstRunInterrupted } from './first-run.ts';

test('only an empty database is filled, and an interrupted filling begins anew', async () => {
  const database = await testDatabase();
  let emptied = 0;
  const source: DataSource = {
    ownerUrl: database.url,
    label: 'test',
    claim: async () => true,
    close: async () => undefined,
    async recreate() {
      emptied += 1;
      await sql`drop schema if exists public, graphile_worker, liangma_first_run cascade`.execute(database.ownerDb);
      await sql`create schema public`.execute(database.ownerDb);
    },
  };
  const config = readConfig({ LIANGMA_DATA: '/nonexistent' });
  try {
    expect(await beginFirstRun(config, source)).toBe(false);
    await sql`create schema liangma_first_run`.execute(database.ownerDb);
    expect(await isFirstRunInterrupted(source)).toBe(true);
    expect(await beginFirstRun(config, source)).toBe(true);
    expect(emptied).toBe(1);
    // Interrupted once more, and now nobody wants the demonstration.
    expect(await beginFirstRun({ ...config, isDemoWanted: false }, source)).toBe(false);
    expect([emptied, await isFirstRunInterrupted(source)]).toEqual([2, false]);
  } finally {
    await database.close();
  }
}, 30_000);
