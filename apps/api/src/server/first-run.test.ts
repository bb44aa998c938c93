import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { readConfig } from '../config.ts';
import { insertBureau } from '../testing/rows.ts';
import { testDatabase } from '../testing/test-database.ts';
import type { DataSource } from './data-source.ts';
import { beginFirstRun, isFirstRunInterrupted, markFirstRun } from './first-run.ts';

test('only a database without a bureau is filled, and an interrupted filling begins anew', async () => {
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
    // Tables alone are no data: a command may have made them before the first start.
    expect(await beginFirstRun(config, source)).toBe(true);
    await sql`drop schema liangma_first_run`.execute(database.ownerDb);
    await insertBureau(database.ownerDb);
    expect(await beginFirstRun(config, source)).toBe(false);
    expect(await markFirstRun(source)).toBe(false);
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
