// Lists: pages that neither repeat nor miss a row, filters, search, and what an inspector sees first.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInspections, listMyInspections } from '@liangma/contract/inspections';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertInspection, insertSection } from '../../testing/rows.ts';
import { newId, testApp, type CallInput, type TestApp } from '../../testing/test-app.ts';
import { searchColumns } from '../enterprises/search-pairs.ts';

let app: TestApp;
let scene: Scene;
let sectionId: string;
let ids: string[];

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  sectionId = await insertSection(app.ownerDb, app.bureauId);
  const search = searchColumns({ name: '示范市烟花爆竹厂', formerNames: [], creditCode: '91430200TEST' });
  await app.ownerDb
    .updateTable('enterprise')
    .set({ name: '示范市烟花爆竹厂', ...search })
    .where('id', '=', scene.enterpriseId)
    .execute();
  ids = [
    (await scene.drafted({ plannedFrom: '2026-03-01', plannedUntil: '2026-03-05' })).id,
    (await scene.submitted({ plannedFrom: '2026-07-01', plannedUntil: '2026-07-31' })).id,
    (await scene.approved()).id,
    (await scene.approved({ sectionId, officerIds: await otherOfficers() })).id,
    (await scene.entered()).id,
  ];
  const other = await inspectionScene(app);
  await other.drafted();
  await giveBackAccount();
});
afterAll(() => app.close());

async function otherOfficers(): Promise<string[]> {
  const other = await inspectionScene(app);
  await giveBackAccount();
  return other.officerIds;
}

/** The account of the inspector goes back to the first scene. */
function giveBackAccount() {
  const [officer_id] = scene.officerIds;
  return app.ownerDb.updateTable('account').set({ officer_id }).where('id', '=', scene.inspector.accountId).execute();
}

const list = async (query: CallInput['query'] = {}) => {
  const answer = await scene.clerk.call(listInspections, { query });
  expect(answer.status).toBe(200);
  return answer.body;
};
const idsOf = async (query: CallInput['query']) => (await list(query)).items.map(({ id }) => id);

describe('the list of the bureau', () => {
  it('is for its own people', async () => {
    expect((await app.anonymous.call(listInspections)).status).toBe(401);
    const stranger = await app.as('leader', await app.otherBureau());
    expect((await stranger.call(listInspections)).body).toMatchObject({ items: [], total: { count: 0 } });
  });

  it('comes newest first, in pages without repeats or gaps', async () => {
    const all = await list();
    expect(all.total).toEqual({ count: 6, atLeast: false });
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor === null ? {} : { cursor }) });
      expect(page.total.count).toBe(6);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.items.map(({ id }) => id));
    expect(paged).toEqual(paged.toSorted((a, b) => (a < b ? 1 : -1)));
    expect((await scene.clerk.call(listInspections, { query: { cursor: 'bm9uc2Vuc2U' } })).status).toBe(422);
  });

  it('shows names of firm, matters and officers', async () => {
    const { items } = await list({ state: 'entered' });
    expect(items).toMatchObject([
      {
        enterpriseName: '示范市烟花爆竹厂',
        matters: [expect.stringContaining('示范事项') as string],
        officers: ['张示范', '张示范'],
        entryWay: 'exception',
        sectionName: null,
        visitOn: '2026-06-15',
      },
    ]);
  });

  it('filters', async () => {
    const [draft = '', submitted = '', approved = '', ofSection = '', entered = ''] = ids;
    expect(await idsOf({ state: 'approved' })).toEqual([ofSection, approved]);
    expect(await idsOf({ sectionId })).toEqual([ofSection]);
    expect(await idsOf({ enterpriseId: scene.enterpriseId })).toEqual(ids.toReversed());
    expect(await idsOf({ planLineId: scene.planLineId, state: 'draft' })).toEqual([draft]);
    expect(await idsOf({ plannedFrom: '2026-07-31' })).toEqual([submitted]);
    expect(await idsOf({ plannedUntil: '2026-03-01' })).toEqual([draft]);
    expect(
      await idsOf({ enterpriseId: scene.enterpriseId, plannedFrom: '2026-06-19', plannedUntil: '2026-06-30' }),
    ).toEqual([entered, ofSection, approved]);
  });

  it('searches by firm', async () => {
    expect(await idsOf({ search: '烟花 爆竹' })).toEqual(ids.toReversed());
    expect(await idsOf({ search: '没有这家' })).toEqual([]);
    expect(await idsOf({ search: '烟花', state: 'draft' })).toEqual(ids.slice(0, 1));
  });
});

describe('my inspections', () => {
  it('are the approved ones and those under way that I am sent on, by the day that their window opens', async () => {
    expect((await app.anonymous.call(listMyInspections)).status).toBe(401);
    expect((await scene.clerk.call(listMyInspections)).status).toBe(403);
    const answer = await scene.inspector.call(listMyInspections);
    expect(answer.body.today).toBe('2026-06-15');
    expect(answer.body.items.map(({ id }) => id)).toEqual([ids[2], ids[4]]);
  });

  it('are for a head of section also those of the section', async () => {
    const head = await app.as('section-head');
    expect((await head.call(listMyInspections)).body.items).toEqual([]);
    await app.ownerDb.updateTable('account').set({ section_id: sectionId }).where('id', '=', head.accountId).execute();
    expect((await head.call(listMyInspections)).body.items.map(({ id }) => id)).toEqual([ids[3]]);
  });

  it('are not those that are closed, cancelled or not approved', async () => {
    const before = (await scene.inspector.call(listMyInspections)).body.items.length;
    for (const state of ['draft', 'submitted', 'returned', 'cancelled', 'closed'] as const) {
      const id = await insertInspection(app.ownerDb, app.bureauId, {
        enterprise_id: scene.enterpriseId,
        prepared_by: scene.clerk.accountId,
        state,
      });
      await app.ownerDb
        .insertInto('inspection_officer')
        .values({
          inspection_id: id,
          officer_id: scene.officerIds[0],
          bureau_id: app.bureauId,
          sort: 0,
          certificate_no: newId(),
        })
        .execute();
    }
    expect((await scene.inspector.call(listMyInspections)).body.items).toHaveLength(before);
  });
});
