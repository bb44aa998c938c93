import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import {
  explainInspection,
  getReport,
  getStatistics,
  listMetricRecords,
  listStatisticsYears,
} from '@liangma/contract/statistics';
import { baseMetricIds, metricIds } from '@liangma/domain/statistics/metrics';
import { insertEnterprise, insertInspection, insertMatter, insertSection } from '../../testing/rows.ts';
import { testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let clerk: Caller;
let stranger: Caller;
let sections: string[];
let matters: string[];
let notCountedId = '';

interface Made {
  state: 'approved' | 'told' | 'closed';
  finishedOn: string | null;
  isComplete: boolean;
  hasOtherAct: boolean;
  isEnterprise: boolean;
  groundKind: string;
  way: 'inspection-code' | 'exception' | null;
  findings: number;
  section: number;
  matter: number;
  firm: number;
}

/** Every combination that a figure depends on, over two years and their edges. */
function generated(): Made[] {
  const days = ['2024-12-31', '2025-01-01', '2025-06-30', '2025-12-31', '2026-01-01'];
  return Array.from({ length: 240 }, (_, n): Made => {
    const state = n % 7 === 0 ? 'told' : n % 11 === 0 ? 'approved' : 'closed';
    return {
      state,
      finishedOn: state === 'closed' ? (days[n % days.length] ?? null) : null,
      isComplete: n % 5 !== 0,
      hasOtherAct: n % 9 === 0,
      isEnterprise: n % 8 !== 0,
      groundKind: n % 3 === 0 ? 'complaint' : 'plan',
      way: n % 6 === 0 ? 'exception' : n % 13 === 0 ? null : 'inspection-code',
      findings: n % 4,
      section: n % 3,
      matter: n % 2,
      firm: n % 10,
    };
  });
}

/** Two decimals, half up; nothing is no rate. */
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 100);

const counts = (one: Made, year: number) =>
  one.finishedOn?.startsWith(String(year)) === true && one.isComplete && !one.hasOtherAct;

async function insertMade(bureauId: string, accountId: string, firms: string[], made: Made): Promise<string> {
  const id = await insertInspection(app.ownerDb, bureauId, {
    enterprise_id: firms[made.firm] ?? '',
    prepared_by: accountId,
    section_id: sections[made.section] ?? null,
    state: made.state,
    ground_kind: made.groundKind,
    planned_from: made.finishedOn ?? '2025-05-05',
    finished_on: made.finishedOn,
    is_record_complete: made.isComplete,
    has_other_act: made.hasOtherAct,
    is_enterprise: made.isEnterprise,
    finding_count: made.findings,
    entry_way: made.way,
  });
  const [versionId, matterId] = (matters[made.matter] ?? '').split('/');
  await app.ownerDb
    .insertInto('inspection_matter')
    .values({
      inspection_id: id,
      bureau_id: bureauId,
      matter_version_id: versionId ?? '',
      matter_id: matterId ?? '',
      sort: 0,
    })
    .execute();
  if (made.way !== null)
    await app.ownerDb
      .insertInto('entry')
      .values({
        id: uuidv7(),
        bureau_id: bureauId,
        inspection_id: id,
        way: made.way,
        entered_at: '2025-05-05T01:00:00.000Z',
        received_at: '2025-05-05T01:00:00.000Z',
        exception_reason: made.way === 'exception' ? 'no-network' : null,
        registered_by: null,
      })
      .execute();
  return id;
}

beforeAll(async () => {
  app = await testApp();
  clerk = await app.as('clerk');
  stranger = await app.as('clerk', await app.otherBureau());
  sections = await Promise.all(
    ['一科', '二科', '三科'].map((name) => insertSection(app.ownerDb, app.bureauId, { name })),
  );
  const made = await Promise.all([insertMatter(app.ownerDb, app.bureauId), insertMatter(app.ownerDb, app.bureauId)]);
  matters = made.map(({ matterId, versionId }) => `${versionId}/${matterId}`);
  const firms = await Promise.all(Array.from({ length: 10 }, () => insertEnterprise(app.ownerDb, app.bureauId)));
  for (const one of generated()) {
    const id = await insertMade(app.bureauId, clerk.accountId, firms, one);
    if (one.hasOtherAct && one.state === 'closed' && one.isComplete) notCountedId = id;
  }
});

afterAll(() => app.close());

const read = async (year: number) => (await clerk.call(getStatistics, { params: { year } })).body;
const valueOf = (body: Awaited<ReturnType<typeof read>>, id: string) =>
  body.metrics.find((metric) => metric.id === id)?.value;

describe('figures of a year', () => {
  it.each([2024, 2025, 2026])('equal a naive count over the records of %i', async (year) => {
    const body = await read(year);
    const counted = generated().filter((one) => counts(one, year));
    const enterprises = counted.filter((one) => one.isEnterprise);
    const scanned = enterprises.filter((one) => one.way === 'inspection-code');
    const visits = generated().filter((one) => one.finishedOn?.startsWith(String(year)) === true);
    expect(valueOf(body, 'insp.count')).toBe(counted.length);
    expect(valueOf(body, 'insp.count.enterprise')).toBe(enterprises.length);
    expect(valueOf(body, 'insp.visits')).toBe(visits.length);
    expect(valueOf(body, 'insp.objects')).toBe(new Set(visits.map((one) => one.firm)).size);
    expect(valueOf(body, 'insp.problems')).toBe(visits.reduce((sum, one) => sum + one.findings, 0));
    expect(valueOf(body, 'insp.scan.count')).toBe(scanned.length);
    expect(valueOf(body, 'insp.scan.rate')).toBe(share(scanned.length, enterprises.length));
    const planned = counted.filter((one) => one.groundKind === 'plan');
    expect(valueOf(body, 'insp.planned_share')).toBe(share(planned.length, counted.length));
  });

  it('have parts that add up', async () => {
    const body = await read(2025);
    const total = valueOf(body, 'insp.count');
    for (const parts of [body.byMonth, body.bySection, body.byType, body.byMatter])
      expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(total);
    expect(body.byMonth).toHaveLength(12);
  });

  it('name what was left out with the first reason', async () => {
    const body = await read(2025);
    const leftOut = generated().filter(
      (one) => one.state !== 'approved' && (one.finishedOn ?? '2025-05-05').startsWith('2025') && !counts(one, 2025),
    );
    expect(body.notCounted.reduce((sum, part) => sum + part.count, 0)).toBe(leftOut.length);
    expect(body.notCounted.find((part) => part.criterion === 'no-penalty-or-other-act')?.count).toBe(
      leftOut.filter((one) => one.state === 'closed' && one.isComplete && one.hasOtherAct).length,
    );
  });

  it('are empty for another bureau, and no rate is made of nothing', async () => {
    const { body } = await stranger.call(getStatistics, { params: { year: 2025 } });
    expect(body.metrics.find((metric) => metric.id === 'insp.count')?.value).toBe(0);
    expect(body.metrics.find((metric) => metric.id === 'insp.scan.rate')?.value).toBeNull();
  });

  it('exist for the years that have records', async () => {
    const { body } = await clerk.call(listStatisticsYears);
    expect(body.years).toEqual([2026, 2025, 2024]);
  });
});

describe('records behind a figure', () => {
  it.each([...metricIds])('of %s are exactly as many as the figure says', async (metricId) => {
    const body = await read(2025);
    const metric = body.metrics.find((one) => one.id === metricId);
    const { body: page } = await clerk.call(listMetricRecords, {
      params: { year: 2025, metricId },
      query: { limit: 200 },
    });
    expect(page.total.count).toBe(metric?.records);
    expect(page.items.every((item) => item.reasons.every((reason) => reason.isMet))).toBe(true);
  });

  it.each([...baseMetricIds])('of %s add up to the figure', async (metricId) => {
    const value = valueOf(await read(2025), metricId);
    const { body: page } = await clerk.call(listMetricRecords, {
      params: { year: 2025, metricId },
      query: { limit: 200 },
    });
    const added = page.items.reduce((sum, item) => sum + item.contribution, 0);
    expect(page.sum).toBe(value);
    expect(added).toBe(metricId === 'insp.objects' ? page.total.count : value);
  });

  it('can be walked through page by page without loss or repeat', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await clerk.call(listMetricRecords, {
        params: { year: 2025, metricId: 'insp.visits' },
        query: { limit: 17, cursor },
      });
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(valueOf(await read(2025), 'insp.visits'));
  });

  it('of one month and section are the part that the page shows', async () => {
    const body = await read(2025);
    const june = body.byMonth[5]?.count;
    const { body: page } = await clerk.call(listMetricRecords, {
      params: { year: 2025, metricId: 'insp.count' },
      query: { month: 6 },
    });
    expect(page.total.count).toBe(june);
    const [part] = body.bySection;
    const { body: bySection } = await clerk.call(listMetricRecords, {
      params: { year: 2025, metricId: 'insp.count' },
      query: { sectionId: part?.key },
    });
    expect(bySection.total.count).toBe(part?.count);
  });

  it('left out of it say why', async () => {
    const { body } = await clerk.call(listMetricRecords, {
      params: { year: 2025, metricId: 'insp.count' },
      query: { counted: 'no', limit: 200 },
    });
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.every((item) => item.reasons.some((reason) => !reason.isMet))).toBe(true);
  });

  it('left out of it for one reason are as many as the page says', async () => {
    const { notCounted } = await read(2025);
    expect(notCounted.length).toBeGreaterThan(1);
    for (const { criterion, count } of notCounted) {
      const { body } = await clerk.call(listMetricRecords, {
        params: { year: 2025, metricId: 'insp.count' },
        query: { counted: 'no', missing: criterion },
      });
      expect(body.total.count).toBe(count);
      expect(body.items.map((item) => item.reasons.find((reason) => !reason.isMet)?.criterion)).toEqual(
        body.items.map(() => criterion),
      );
    }
  });

  it('of a made-up metric are not found', async () => {
    const { status } = await clerk.call(listMetricRecords, { params: { year: 2025, metricId: 'insp.made-up' } });
    expect(status).toBe(404);
  });
});

describe('one inspection', () => {
  it('is explained by the criteria that make the figure', async () => {
    const { body } = await clerk.call(explainInspection, { params: { inspectionId: notCountedId } });
    expect(body.isCounted).toBe(false);
    expect(body.reasons.filter((reason) => !reason.isMet).map((reason) => reason.criterion)).toEqual([
      'no-penalty-or-other-act',
    ]);
  });

  it('of another bureau is the same 404 as a made-up one', async () => {
    const foreign = await stranger.call(explainInspection, { params: { inspectionId: notCountedId } });
    const madeUp = await stranger.call(explainInspection, { params: { inspectionId: uuidv7() } });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(madeUp.text);
  });
});

describe('the report', () => {
  it('claims no more than the figures bear', async () => {
    const { body } = await clerk.call(getReport, { params: { year: 2025 } });
    const text = body.sentences.map((sentence) => sentence.text).join('');
    expect(text).toContain(`涉企行政检查${valueOf(await read(2025), 'insp.count.enterprise')}次`);
    expect(text).not.toContain('均按规定落实');
    expect(body.sentences.some((sentence) => sentence.omitted.length > 0)).toBe(true);
  });
});
