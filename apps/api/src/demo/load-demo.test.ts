import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBureaus } from '@liangma/contract/bureaus';
import { getInspection, listMyInspections } from '@liangma/contract/inspections';
import { listMatters } from '@liangma/contract/matters';
import { getSession } from '@liangma/contract/people';
import { getPlan } from '@liangma/contract/plans';
import { getReport, getStatistics, listStatisticsYears } from '@liangma/contract/statistics';
import { usualUploads, type AppDeps } from '../app-deps.ts';
import { openEvidence } from '../evidence-store/open-evidence.ts';
import { command as reportCommand } from '../cli/report.ts';
import { command as statsCommand } from '../cli/stats.ts';
import { verifyAuditChain } from '../features/audit/public.ts';
import { runCommand } from '../testing/run-command.ts';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { demoPassword } from './demo-accounts.ts';
import { demoWorld, type DemoWorld } from './demo-client.ts';
import { loadDemo } from './load-demo.ts';

// loading takes some seconds, and much longer where other tests run beside it
const loadingMs = 120_000;
/** Whether a comma is printed full or half width is a matter of the sentence, not of the demonstration. */
const folded = (text = '') => text.normalize('NFKC');
const sentence = folded('全年按照计划依法开展涉企行政检查12次，均按规定落实“扫码入企”。');

async function load(now: string): Promise<{ database: TestDatabase; deps: AppDeps; world: DemoWorld }> {
  const database = await testDatabase();
  const deps: AppDeps = {
    db: database.db,
    clock: () => now,
    log: pino({ level: 'silent' }),
    evidence: openEvidence({ dataDir: '/nonexistent', s3: null }),
    settings: { publicUrl: null, secureCookies: false, sessionHours: 12, uploads: usualUploads, checkResponses: true },
  };
  const { accounts } = await loadDemo(deps);
  expect(accounts.map(({ username }) => username)).toEqual(
    expect.arrayContaining(['admin', 'leader', 'clerk', 'legal', 'head', 'inspector1', 'inspector2', 'supervisor']),
  );
  return { database, deps, world: demoWorld(deps, now) };
}

async function statesFrom({ ownerDb }: TestDatabase, day: string): Promise<Record<string, number>> {
  const rows = await ownerDb
    .selectFrom('inspection')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('planned_from', '>=', day)
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

describe('on a day in autumn', () => {
  const now = '2026-11-21T06:00:00.000Z';
  let database: TestDatabase;
  let deps: AppDeps;
  let world: DemoWorld;
  beforeAll(async () => {
    ({ database, deps, world } = await load(now));
  }, loadingMs);
  afterAll(() => database.close());

  const as = (username: string) => world.person(username, demoPassword);

  test('2025 gives the figures and the sentence of the founding report', async () => {
    const { metrics, byMonth, notCounted } = await as('leader').call(getStatistics, { params: { year: 2025 } });
    const values = Object.fromEntries(metrics.map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      'insp.count': 12,
      'insp.count.enterprise': 12,
      'insp.objects': 12,
      'insp.scan.rate': 100,
      'insp.planned_share': 100,
      'plan.visits.planned': 12,
      'plan.done_rate': 100,
      'insp.orders': 1,
    });
    expect(notCounted).toEqual([]);
    const months = byMonth.flatMap(({ key, count }) => (count > 0 ? [Number(key)] : []));
    expect([months[0], months.at(-1)]).toEqual([3, 11]);
    const { sentences } = await as('clerk').call(getReport, { params: { year: 2025 } });
    expect(folded(sentences[0]?.text)).toBe(sentence);
    expect(sentences.flatMap((one) => one.omitted)).toEqual([]);
  });

  test('the current year is told as it is', async () => {
    const { sentences } = await as('clerk').call(getReport, { params: { year: 2026 } });
    expect(folded(sentences[0]?.text)).toMatch(
      /^截至\d+月\d+日[,，]依法开展涉企行政检查\d+次[,，]其中\d+次按规定落实“扫码入企”[,，]占[\d.]+%。$/,
    );
    expect(sentences[0]?.omitted.map(({ part }) => part)).toEqual(['全年', '按照计划', '均按规定落实“扫码入企”']);
    const { notCounted } = await as('leader').call(getStatistics, { params: { year: 2026 } });
    expect(notCounted.map(({ criterion }) => criterion).toSorted()).toEqual(['finished', 'no-penalty-or-other-act']);
    const plan = await as('clerk').call(getPlan, { params: { year: 2026 } });
    expect(plan).toMatchObject({ state: 'published', approvedBy: '高远航' });
    const lines = plan.lines.map(({ quantity, finished }) => ({ quantity: quantity ?? 0, finished }));
    expect(lines.every(({ quantity, finished }) => finished <= quantity)).toBe(true);
    const done = lines.reduce((sum, { finished }) => sum + finished, 0);
    expect(done / lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(0.5, 0);
  });

  test('something is in every state, and the inspectors have work today and tomorrow', async () => {
    expect(await statesFrom(database, '2026-01-01')).toEqual({
      draft: 1,
      submitted: 1,
      returned: 1,
      approved: 4,
      recorded: 1,
      told: 1,
      closed: 14,
      cancelled: 1,
    });
    const mine = await as('inspector1').call(listMyInspections);
    expect(mine.today).toBe('2026-11-21');
    const from = mine.items.flatMap(({ state, plannedFrom }) => (state === 'approved' ? [plannedFrom] : []));
    expect(from).toEqual(['2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22']);
    const waiting = mine.items.find(({ state }) => state === 'told');
    const told = await as('inspector1').call(getInspection, { params: { inspectionId: waiting?.id ?? '' } });
    expect(told.findings).toMatchObject([{ handling: 'order', correctedOn: null }]);
  });

  test('no enterprise is inspected twice, and every record answers its whole checklist', async () => {
    const rows = await database.ownerDb
      .selectFrom('inspection')
      .select(['id', 'enterprise_id', 'planned_from', 'is_record_complete', 'state'])
      .where('ground_kind', '!=', 'ledger')
      .where('planned_from', '>=', '2025-01-01')
      .execute();
    const keys = rows.map((row) => `${row.planned_from.slice(0, 4)} ${row.enterprise_id}`);
    expect(new Set(keys).size).toBe(rows.length);
    const carriedOut = rows.filter(({ state }) => ['recorded', 'told', 'closed'].includes(state));
    expect(carriedOut.every((row) => row.is_record_complete)).toBe(true);
    const view = await as('clerk').call(getInspection, { params: { inspectionId: carriedOut[0]?.id ?? '' } });
    expect(view.checklist.length).toBeGreaterThan(0);
    expect(view.record?.content.answers).toHaveLength(view.checklist.length);
  });

  test('the registers are those of the example files', async () => {
    const count = async (table: 'enterprise' | 'officer' | 'matter') =>
      (
        await database.ownerDb
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirst()
      )?.n;
    expect([await count('enterprise'), await count('officer'), await count('matter')]).toEqual([1184, 39, 22]);
    const { items } = await as('legal').call(listMatters);
    expect(items.every(({ publishedOn }) => publishedOn === '2025-02-10')).toBe(true);
    expect(await as('leader').call(listStatisticsYears)).toEqual({ years: [2026, 2025, 2024] });
    const { sentences } = await as('clerk').call(getReport, { params: { year: 2024 } });
    expect(folded(sentences[0]?.text)).toBe(
      folded('全年依法开展涉企行政检查9次，其中4次按规定落实“扫码入企”，占44.44%。'),
    );
  });

  test('everybody can work at once, and nobody of the story is still logged in', async () => {
    const left = await database.ownerDb
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .select('account.username')
      .where('session.user_agent', '=', '')
      .where('session.created_at', '<', now)
      .where('session.expires_at', '>', now)
      .execute();
    expect(left).toEqual([]);
    for (const username of ['leader', 'inspector2', 'supervisor']) {
      const { account } = await as(username).call(getSession);
      expect([account.username, account.mustChangePassword]).toEqual([username, false]);
    }
  });

  test('the audit log grew in the order of the story, and holds', async () => {
    const { items } = await as('supervisor').call(listBureaus);
    const bureauId = items[0]?.id ?? '';
    expect((await verifyAuditChain(database.db, bureauId)).broken).toBeNull();
    const rows = await database.ownerDb.selectFrom('audit_event').select('at').orderBy('seq').execute();
    const times = rows.map((row) => row.at);
    expect(times).toEqual(times.toSorted());
    expect(times.at(-1)).toBe(now);
  });

  test('a database with a bureau is left alone', async () => {
    await expect(loadDemo(deps)).rejects.toThrow('There is a bureau in this database already');
  });

  test('stats prints every figure with its unit, as JSON and as a table', async () => {
    const { json } = await runCommand(statsCommand, ['2025', '--json'], deps);
    expect(json).toMatchObject({
      year: 2025,
      bureau: { code: 'SF-GXJ', name: '示范市工业和信息化局' },
      asOf: now,
      metrics: {
        'insp.count.enterprise': { value: 12, unit: '次' },
        'insp.scan.rate': { value: 100, unit: '%' },
        'plan.visits.planned': { value: 12, unit: '家次' },
      },
    });
    const { lines } = await runCommand(statsCommand, ['2025'], deps);
    expect(lines[0]).toBe('示范市工业和信息化局 2025 年');
    expect(lines.find((line) => line.includes('insp.scan.rate'))).toMatch(/扫码入企率 +100 % +insp.scan.rate$/);
  });

  test('report writes both files and says what it leaves out', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'liangma-report-')), '报告');
    try {
      const { lines } = await runCommand(reportCommand, ['2025', '--out', folder], deps);
      expect(folded(lines[0])).toBe(sentence);
      expect(lines.join('\n')).not.toContain('未写入报告');
      expect(readdirSync(folder).toSorted()).toEqual([
        '示范市工业和信息化局2025年度行政执法情况.docx',
        '示范市工业和信息化局2025年度行政检查明细.xlsx',
      ]);
      const current = await runCommand(reportCommand, ['2026', '--out', folder], deps);
      expect(folded(current.lines.join())).toContain(folded('扫码入企13次,已扫码12次,不是全部'));
    } finally {
      rmSync(join(folder, '..'), { recursive: true, force: true });
    }
  });
});

test(
  'on New Year’s day there is work, though nothing has taken place yet',
  async () => {
    const { database, world } = await load('2027-01-01T00:10:00.000Z');
    try {
      expect(await statesFrom(database, '2027-01-01')).toEqual({ draft: 1, submitted: 1, returned: 1, approved: 4 });
      const { items } = await world.person('inspector2', demoPassword).call(listMyInspections);
      expect(items.filter(({ plannedFrom }) => plannedFrom === '2027-01-01')).toHaveLength(2);
    } finally {
      await database.close();
    }
  },
  loadingMs,
);
