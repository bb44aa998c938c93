import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricIds } from '@liangma/domain/statistics/metrics';
import { insertInspection } from '../testing/rows.ts';
import { inspectionScene } from '../testing/inspection-scene.ts';
import { runCommand } from '../testing/run-command.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { testDatabase } from '../testing/test-database.ts';
import { command as report } from './report.ts';
import { command as stats } from './stats.ts';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await testApp();
  folder = mkdtempSync(join(tmpdir(), 'liangma-stats-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

test.each([
  [stats, ['soon'], '"soon" is no year'],
  [stats, ['1999'], '"1999" is no year'],
  [stats, [], 'missing'],
  [report, ['2026'], '--out'],
  [report, ['last', '--out', 'x'], '"last" is no year'],
])('%o is called wrongly: %j', async (command, args, text) => {
  const { status, notes, lines } = await runCommand(command, args, app.deps);
  expect([status, lines]).toEqual([2, []]);
  expect(notes.join()).toContain(text);
});

test('a year without records has every figure, and ratios of nothing are null', async () => {
  const { json } = await runCommand(stats, ['2031', '--json'], app.deps);
  const { metrics } = json as { metrics: Record<string, { value: number | null; unit: string }> };
  expect(Object.keys(metrics).toSorted()).toEqual([...metricIds].toSorted());
  expect(metrics['insp.count']).toEqual({ value: 0, unit: '次' });
  expect(metrics['insp.scan.rate']).toEqual({ value: null, unit: '%' });
});

test('figures are those of the bureau that is named', async () => {
  const scene = await inspectionScene(app);
  await insertInspection(app.ownerDb, app.bureauId, {
    enterprise_id: scene.enterpriseId,
    prepared_by: scene.clerk.accountId,
    state: 'closed',
    finished_on: '2026-06-15',
    closed_at: '2026-06-15T08:00:00.000Z',
    is_record_complete: true,
  });
  const codeOf = async (id: string) =>
    (await app.ownerDb.selectFrom('bureau').select('code').where('id', '=', id).executeTakeFirstOrThrow()).code;
  const [own, other] = [await codeOf(app.bureauId), await codeOf(await app.otherBureau())];
  const counted = async (...more: string[]) => {
    const { json } = await runCommand(stats, ['2026', '--json', ...more], app.deps);
    return (json as { metrics: Record<string, { value: number }> }).metrics['insp.count']?.value;
  };
  expect([await counted('--bureau', own), await counted('--bureau', other)]).toEqual([1, 0]);
  const unclear = await runCommand(stats, ['2026', '--json'], app.deps);
  expect([unclear.status, unclear.json]).toEqual([1, undefined]);
  expect(unclear.notes.join()).toContain(own);
  const printed = await runCommand(report, ['2026', '--out', join(folder, '新'), '--json', '--bureau', own], app.deps);
  expect(printed.json).toMatchObject({
    year: 2026,
    asOf: '2026-06-15',
    files: [expect.stringContaining('.docx'), expect.stringContaining('.xlsx')],
    sentences: [{ id: 'inspections-of-enterprises' }, {}, {}],
  });
});

test('a folder that cannot be written, and a database without a bureau, are said', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const code = await app.ownerDb.selectFrom('bureau').select('code').executeTakeFirstOrThrow();
  const inFile = await runCommand(report, ['2026', '--out', join(file, 'x'), '--bureau', code.code], app.deps);
  expect([inFile.status, inFile.notes.join()]).toEqual([1, expect.stringContaining('cannot be written')]);
  const empty = await testDatabase();
  try {
    const none = await runCommand(stats, ['2026'], { ...app.deps, db: empty.db });
    expect([none.status, none.notes.join()]).toEqual([1, expect.stringContaining('no bureau')]);
  } finally {
    await empty.close();
  }
});
