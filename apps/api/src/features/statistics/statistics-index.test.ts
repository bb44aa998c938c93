// The figures of a year come from one index range, however many years lie in the table.
import { RawNode, sql, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readScoped, type Tx } from '../../db/scope.ts';
import { insertEnterprise, insertInspection } from '../../testing/rows.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { countingRule } from './read-statistics.ts';
import { countBaseMetrics, yearsWithRecords } from './statistics-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const { accountId } = await app.as('clerk');
  const enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId);
  for (const year of [2023, 2024, 2025, 2026])
    for (const state of ['closed', 'approved', 'cancelled'] as const)
      await insertInspection(app.ownerDb, app.bureauId, {
        enterprise_id: enterpriseId,
        prepared_by: accountId,
        state,
        planned_from: `${state === 'cancelled' ? 2020 : year + 1}-03-01`,
        finished_on: state === 'closed' ? `${year}-05-05` : null,
      });
  await sql`analyze inspection`.execute(app.ownerDb);
});
afterAll(() => app.close());

/** The plans of all queries that `read` sends. */
function plansOf(read: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const explaining: KyselyPlugin = {
    transformQuery: ({ node }) => RawNode.create(['explain ', ''], [node]),
    transformResult: ({ result }) => {
      lines.push(...result.rows.map((row) => String(row['QUERY PLAN'])));
      return Promise.resolve(result);
    },
  };
  return readScoped(app.deps.db, app.bureauId, async (tx) => {
    // the table of a test is so small that reading all of it would be cheaper
    await sql`set local enable_seqscan = off`.execute(tx);
    await read(tx.withPlugin(explaining));
    return lines;
  });
}

it('counts a year from the range of the index of finished inspections', async () => {
  const plan = await plansOf((tx) => countBaseMetrics(tx, app.bureauId, { year: 2025, rule: countingRule }));
  const scan = plan.findIndex((line) => line.includes('inspection_finished'));
  expect(scan, plan.join('\n')).toBeGreaterThan(-1);
  const condition = plan.slice(scan).find((line) => line.includes('Index Cond'));
  expect(condition).toMatch(/bureau_id = .*finished_on >= '2025-01-01'.*finished_on <= '2025-12-31'/);
  expect(plan.filter((line) => line.includes('Seq Scan on inspection'))).toEqual([]);
});

it('finds the years by leading from one to the next', async () => {
  const read = (tx: Tx) => yearsWithRecords(tx, app.bureauId);
  const plan = await plansOf(read);
  expect(
    plan.filter((line) => /Index Cond.*finished_on >= make_date/.test(line)),
    plan.join('\n'),
  ).toHaveLength(1);
  expect(plan.filter((line) => line.includes('Seq Scan on inspection'))).toEqual([]);
  expect(await readScoped(app.deps.db, app.bureauId, read)).toEqual([2027, 2026, 2025, 2024, 2023]);
});
