// Large packs over HTTP: a register that no tablet holds whole, and more inspections than one answer carries.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBureau, updateBureau } from '@liangma/contract/bureaus';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise, insertInspection } from '../../testing/rows.ts';
import { Tablet } from '../../testing/tablet.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

/** An inspection under way that the inspector is sent on. */
async function mine(): Promise<string> {
  const bureauId = app.bureauId;
  const id = await insertInspection(app.ownerDb, bureauId, {
    enterprise_id: await insertEnterprise(app.ownerDb, bureauId),
    prepared_by: scene.clerk.accountId,
    state: 'entered',
    planned_from: '2026-06-15',
  });
  await app.ownerDb
    .insertInto('inspection_officer')
    .values({ inspection_id: id, officer_id: scene.officerIds[0], bureau_id: bureauId, sort: 0, certificate_no: '1' })
    .execute();
  return id;
}

describe('more inspections than one answer carries', () => {
  it('come page by page, and again when the bureau changes', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 45; count += 1) ids.push(await mine());
    const tablet = await Tablet.setUp(scene.inspector);
    const pages = await tablet.sync();
    expect(pages.length).toBeGreaterThan(1);
    expect([...tablet.inspections.keys()].toSorted()).toEqual(ids.toSorted());
    const admin = await app.as('administrator');
    const { id: _id, code: _code, ...bureau } = (await admin.call(getBureau)).body;
    await admin.call(updateBureau, { body: { ...bureau, capPerYear: 7, capSource: '测试文件' } });
    const again = await tablet.sync();
    expect(again.some(({ reset }) => reset)).toBe(false);
    expect(tablet.inspections.size).toBe(45);
    expect([...tablet.inspections.values()].every(({ view }) => view.capUse.limit === 7)).toBe(true);
    expect(tablet.mostBytes).toBeLessThan(1_100_000);
  });
});

describe('a register that no tablet holds whole', () => {
  it('is sent with the enterprises that were inspected of late, and grows by those that are inspected now', async () => {
    await sql`
      insert into enterprise (id, bureau_id, credit_code, name, subject, status, search_text, search_pairs, created_at, updated_at)
      select gen_random_uuid(), ${app.bureauId}::uuid, upper(substr(md5(n::text), 1, 18)), '批量企业' || n, 'enterprise',
        'active', '', '{}', ${start}::timestamptz, ${start}::timestamptz
      from generate_series(1, 20001) as n`.execute(app.ownerDb);
    const visited = async (day: string, state: 'closed' | 'cancelled') => {
      const enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId);
      const prepared = { enterprise_id: enterpriseId, prepared_by: scene.clerk.accountId };
      await insertInspection(app.ownerDb, app.bureauId, { ...prepared, state, planned_from: day });
      return enterpriseId;
    };
    const [lately, longAgo, never] = [
      await visited('2024-01-10', 'closed'),
      await visited('2020-01-10', 'closed'),
      await visited('2026-01-10', 'cancelled'),
    ];
    const tablet = await Tablet.setUp(scene.inspector);
    await tablet.sync();
    expect(tablet.enterprises.size).toBeLessThan(100);
    expect([lately, longAgo, never].map((id) => tablet.enterprises.has(id))).toEqual([true, false, false]);
    const { enterpriseId } = await scene.approved({ enterpriseId: longAgo });
    await tablet.sync();
    expect(tablet.enterprises.has(enterpriseId)).toBe(true);
  });
});
