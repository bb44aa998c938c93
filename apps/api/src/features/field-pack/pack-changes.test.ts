// Changes of the field pack over HTTP: what each event brings to the tablet, and what it takes away.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateBureau, getBureau } from '@liangma/contract/bureaus';
import { getEnterprise, updateEnterprise } from '@liangma/contract/enterprises';
import { saveCannedTexts } from '@liangma/contract/field-pack';
import { cancelInspection, type InspectionFields } from '@liangma/contract/inspections';
import { appendAudit } from '../../db/audit.ts';
import { setVisible } from '../../db/scope.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise, insertInspection } from '../../testing/rows.ts';
import { Tablet, type PackAnswer } from '../../testing/tablet.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
});
afterAll(() => app.close());
beforeEach(() => app.setNow(start));

/** An approved inspection of a firm of its own, so that no cap stands between the tests. */
const approved = async (more: Partial<InspectionFields> = {}) =>
  scene.approved({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId), ...more });

/** An event without a change, for what has no verb here. */
const event = (subjectKind: string, subjectId: string | null, action: string, data: Record<string, unknown> = {}) =>
  app.ownerDb.transaction().execute(async (tx) => {
    await setVisible(tx, '*');
    const ctx = { bureauId: app.bureauId, actor: null, now: start, requestId: 'test', origin: '' };
    await appendAudit(tx, ctx, [{ action, subjectKind, subjectId, data }]);
  });

describe('changes', () => {
  let tablet: Tablet;
  beforeEach(async () => {
    tablet = await Tablet.setUp(scene.inspector);
    await tablet.sync();
  });

  const names = (answer: PackAnswer | undefined) =>
    answer?.upserts.map((item) => (item.kind === 'enterprises' ? item.rows.map(({ id }) => id) : item.id));

  it('bring a new inspection, and its next states', async () => {
    const view = await approved();
    const [page] = await tablet.sync();
    expect(page).toMatchObject({ reset: false, deletes: [], hasMore: false });
    expect(names(page)).toEqual([view.id]);
    await app.ownerDb
      .updateTable('inspection')
      .set({ state: 'closed', finished_on: '2026-06-15', closed_at: start })
      .where('id', '=', view.id)
      .execute();
    await event('inspection', view.id, 'inspection.closed');
    await tablet.sync();
    expect(tablet.inspections.get(view.id)).toMatchObject({ codeSecret: null, view: { state: 'closed' } });
  });

  it('delete what was cancelled, and what I am no longer sent on', async () => {
    const [cancelled, taken] = [await approved(), await approved()];
    await tablet.sync();
    expect(tablet.inspections.has(cancelled.id) && tablet.inspections.has(taken.id)).toBe(true);
    await scene.clerk.call(cancelInspection, { params: { inspectionId: cancelled.id }, body: { reason: '企业停产' } });
    await app.ownerDb
      .deleteFrom('inspection_officer')
      .where('inspection_id', '=', taken.id)
      .where('officer_id', '=', scene.officerIds[0])
      .execute();
    await event('inspection', taken.id, 'inspection.updated');
    const [page] = await tablet.sync();
    expect(page?.upserts).toEqual([]);
    expect(page?.deletes.map(({ id }) => id).toSorted()).toEqual([cancelled.id, taken.id].toSorted());
  });

  it('say nothing of the inspections of others that are not on any tablet yet', async () => {
    await scene.drafted({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId) });
    const [page] = await tablet.sync();
    expect(page).toMatchObject({ upserts: [], deletes: [] });
  });

  it('of an enterprise bring its row and my inspections of it', async () => {
    const { id, enterpriseId } = await approved();
    await tablet.sync();
    const params = { enterpriseId };
    const { body: before } = await scene.clerk.call(getEnterprise, { params });
    const { id: _id, formerNames: _former, ...fields } = before;
    const changed = await scene.clerk.call(updateEnterprise, { params, body: { ...fields, name: '改名有限公司' } });
    expect(changed.status, changed.text).toBe(200);
    const [page] = await tablet.sync();
    expect(names(page)).toEqual([id, [enterpriseId]]);
    expect(tablet.inspections.get(id)?.view.enterpriseName).toBe('改名有限公司');
    expect(tablet.enterprises.get(enterpriseId)).toMatchObject({ formerNames: ['示范市测试有限公司'] });
  });

  it('of a visit bring the other inspections of the same firm, whose cap it uses', async () => {
    const { id, enterpriseId } = await approved();
    await tablet.sync();
    const other = await insertInspection(app.ownerDb, app.bureauId, {
      enterprise_id: enterpriseId,
      prepared_by: scene.clerk.accountId,
      state: 'closed',
      finished_on: '2026-06-10',
      planned_from: '2026-06-10',
    });
    await event('inspection', other, 'inspection.closed');
    const [page] = await tablet.sync();
    expect(names(page)).toEqual([id]);
    expect(tablet.inspections.get(id)?.view.capUse.counted).toBe(1);
  });

  it('of canned texts bring the bureau alone, of the bureau everything that speaks of it', async () => {
    const { id } = await approved();
    await tablet.sync();
    const legal = await app.as('legal');
    const items = [{ use: 'conclusion', text: '现场未发现违法违规问题。' }];
    expect((await legal.call(saveCannedTexts, { body: { items } })).status).toBe(200);
    const [page] = await tablet.sync();
    expect(names(page)).toEqual([app.bureauId]);
    expect(tablet.bureau?.cannedTexts).toMatchObject(items);
    const admin = await app.as('administrator');
    const { id: _id, code: _code, ...bureau } = (await admin.call(getBureau)).body;
    const saved = await admin.call(updateBureau, { body: { ...bureau, complaintPhone: '0731-00000000' } });
    expect(saved.status, saved.text).toBe(200);
    const pages = await tablet.sync();
    expect(pages.every(({ reset }) => !reset)).toBe(true);
    const sent = pages.flatMap(names);
    expect(sent).toContain(app.bureauId);
    expect(sent).toContain(id);
    expect(tablet.bureau?.complaintPhone).toBe('0731-00000000');
  });

  it('of an import send inspections and register again, page by page, without forgetting anything', async () => {
    const size = tablet.enterprises.size;
    const enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId, { name: '名录新增有限公司' });
    await event('import', newId(), 'import.rows-written', { kind: 'enterprises' });
    const pages = await tablet.sync();
    expect(pages.every(({ reset }) => !reset)).toBe(true);
    expect(tablet.enterprises.size).toBe(size + 1);
    expect(tablet.enterprises.get(enterpriseId)?.name).toBe('名录新增有限公司');
  });

  it('that do not concern the pack move the cursor and send nothing', async () => {
    await event('session', null, 'session.opened');
    await event('device', newId(), 'device.registered');
    const before = tablet.cursor;
    const [page] = await tablet.sync();
    expect(page).toMatchObject({ reset: false, upserts: [], deletes: [], hasMore: false });
    expect(tablet.cursor).not.toBe(before);
  });

  it('keep a closed inspection for 14 days and then delete it, without any event', async () => {
    const { id } = await approved();
    await app.ownerDb
      .updateTable('inspection')
      .set({ state: 'closed', finished_on: '2026-06-15', closed_at: start })
      .where('id', '=', id)
      .execute();
    await event('inspection', id, 'inspection.closed');
    await tablet.sync();
    app.setNow('2026-06-29T01:00:00.000Z');
    await tablet.sync();
    expect(tablet.inspections.has(id)).toBe(true);
    app.setNow('2026-06-30T01:00:00.000Z');
    await tablet.sync();
    expect(tablet.inspections.has(id)).toBe(false);
  });
});
