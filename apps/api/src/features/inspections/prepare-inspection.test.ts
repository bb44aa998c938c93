// Preparation: check, create, change; who may, what may be chosen, and that a repeat is one inspection.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkInspection,
  createInspection,
  getInspection,
  updateInspection,
  type InspectionFields,
} from '@liangma/contract/inspections';
import { auditOf, inspectionScene, insertPlanLine, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise, insertMatter, insertOfficer, insertSection } from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const countInspections = async () => {
  const rows = await app.ownerDb.selectFrom('inspection').select('id').execute();
  return rows.length;
};

describe('who may prepare', () => {
  it.each([
    ['create', createInspection],
    ['check', checkInspection],
  ] as const)('%s: not without session, not as leader', async (_, endpoint) => {
    const body = scene.fields();
    expect((await app.anonymous.call(endpoint, { body })).status).toBe(401);
    const leader = await app.as('leader');
    const answer = await leader.call(endpoint, { body });
    expect(answer).toMatchObject({ status: 403, body: { code: 'session/forbidden' } });
  });

  it('change: not without session, not as leader, another bureau learns nothing', async () => {
    const { id, revision } = await scene.drafted();
    const body = { ...scene.fields(), revision };
    const params = { inspectionId: id };
    expect((await app.anonymous.call(updateInspection, { params, body })).status).toBe(401);
    expect((await scene.leader.call(updateInspection, { params, body })).status).toBe(403);
    const stranger = await app.as('clerk', await app.otherBureau());
    const real = await stranger.call(updateInspection, { params, body });
    const madeUp = await stranger.call(updateInspection, { params: { inspectionId: newId() }, body });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
  });
});

describe('what may be chosen', () => {
  it.each([
    ['/enterpriseId', (id: string): Partial<InspectionFields> => ({ enterpriseId: id })],
    ['/sectionId', (id: string): Partial<InspectionFields> => ({ sectionId: id })],
    ['/planLineId', (id: string): Partial<InspectionFields> => ({ planLineId: id })],
    ['/matterIds/1', (id: string): Partial<InspectionFields> => ({ matterIds: [scene.matterId, id] })],
    ['/officerIds/0', (id: string): Partial<InspectionFields> => ({ officerIds: [id] })],
  ] as const)('%s of another bureau is as unknown as a made-up one', async (pointer, change) => {
    const other = await app.otherBureau();
    const { matterId } = await insertMatter(app.ownerDb, other);
    const foreign: Record<string, string> = {
      '/enterpriseId': await insertEnterprise(app.ownerDb, other),
      '/sectionId': await insertSection(app.ownerDb, other),
      '/planLineId': await insertPlanLine(app.ownerDb, other, matterId),
      '/matterIds/1': matterId,
      '/officerIds/0': await insertOfficer(app.ownerDb, other),
    };
    const before = await countInspections();
    const ask = (id: string) => scene.clerk.call(createInspection, { body: scene.fields(change(id)) });
    const real = await ask(foreign[pointer] ?? '');
    const madeUp = await ask(newId());
    expect(real).toMatchObject({ status: 422, body: { errors: [{ pointer, code: 'not-found' }] } });
    expect(real.text).toBe(madeUp.text);
    expect(await countInspections()).toBe(before);
  });

  it('the window ends after it begins', async () => {
    const body = scene.fields({ plannedUntil: '2026-06-14' });
    const answer = await scene.clerk.call(createInspection, { body, headers: { 'accept-language': 'en' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/plannedUntil' }] } });
    expect(answer.body.errors?.[0]?.detail).toBe('The last day cannot be before the first');
  });

  it('a line of the plan belongs to planned inspections only', async () => {
    const view = await scene.drafted({ type: 'case', groundKind: 'complaint', groundDocumentNo: '示诉3号' });
    expect(view.fields.planLineId).toBeNull();
  });
});

describe('preparing', () => {
  it('makes a draft with its matters, officers and checklist, written once however often it is sent', async () => {
    const commandId = newId();
    const body = scene.fields({ assistants: ['赵专家'] });
    const before = await countInspections();
    const first = await scene.clerk.call(createInspection, { body, commandId });
    const again = await scene.clerk.call(createInspection, { body, commandId });
    expect(first.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(await countInspections()).toBe(before + 1);
    const view = first.body;
    expect(view).toMatchObject({
      state: 'draft',
      fields: body,
      ruleFindings: [],
      visitOn: '2026-06-15',
      noticeNo: null,
      approval: null,
      entry: null,
      record: null,
      allowedCommands: ['edit', 'submit', 'cancel'],
      officerDetails: [{ isAssignable: true }, { isAssignable: true }],
      matterDetails: [{ matterId: scene.matterId, version: 1 }],
    });
    expect(view.checklist.map(({ text }) => text)).toEqual(['是否在许可范围内', '是否建立台账']);
    expect(view.checklist[0]?.key).toBe(`${view.matterDetails[0]?.versionId}:1`);
    expect(view.checklistHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await auditOf(app, view.id)).toMatchObject([{ action: 'inspection.created' }]);
  });

  it('changes a draft, and refuses a change of an old revision', async () => {
    const draft = await scene.drafted();
    const body = { ...scene.fields({ onSiteReason: '须抽样' }), revision: draft.revision };
    const params = { inspectionId: draft.id };
    const changed = await scene.clerk.call(updateInspection, { params, body });
    expect(changed).toMatchObject({ status: 200, body: { fields: { onSiteReason: '须抽样' }, revision: 2 } });
    const late = await scene.clerk.call(updateInspection, { params, body });
    expect(late).toMatchObject({ status: 409, body: { code: 'resource/changed' } });
    expect(await auditOf(app, draft.id)).toMatchObject([
      { action: 'inspection.created' },
      { action: 'inspection.updated' },
    ]);
  });

  it('changes nothing once it is handed in', async () => {
    const { id, revision } = await scene.submitted();
    const body = { ...scene.fields(), revision };
    const answer = await scene.clerk.call(updateInspection, { params: { inspectionId: id }, body });
    expect(answer).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
  });
});

describe('checking', () => {
  it('says what the rules say and writes nothing', async () => {
    const before = await countInspections();
    const body = scene.fields({ onSiteReason: '', officerIds: [scene.officerIds[0]] });
    const answer = await scene.clerk.call(checkInspection, { body });
    expect(answer.status).toBe(200);
    expect(answer.body.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['R17 block', 'R12 block']);
    expect(await countInspections()).toBe(before);
    const { commands } = await app.ownerDb
      .selectFrom('command_log')
      .select((eb) => eb.fn.countAll<number>().as('commands'))
      .where('endpoint', '=', checkInspection.name)
      .executeTakeFirstOrThrow();
    expect(commands).toBe(0);
  });

  it('shows how much of the cap is used', async () => {
    await app.ownerDb
      .updateTable('bureau')
      .set({ cap_per_year: 2, cap_source: '示政办发〔2026〕1号' })
      .where('id', '=', app.bureauId)
      .execute();
    const own = await inspectionScene(app);
    await own.submitted();
    const answer = await own.clerk.call(checkInspection, { body: own.fields() });
    expect(answer.body.capUse).toEqual({ limit: 2, counted: 1, exempt: 0, source: '示政办发〔2026〕1号' });
  });
});

describe('reading', () => {
  it('is for everybody of the bureau, and for nobody else', async () => {
    const { id } = await scene.drafted();
    const params = { inspectionId: id };
    expect((await app.anonymous.call(getInspection, { params })).status).toBe(401);
    const legal = await app.as('legal');
    expect((await legal.call(getInspection, { params })).body).toMatchObject({ id, allowedCommands: [] });
    const stranger = await app.as('leader', await app.otherBureau());
    const real = await stranger.call(getInspection, { params });
    const madeUp = await stranger.call(getInspection, { params: { inspectionId: newId() } });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
  });

  it('never shows the secret of the code', async () => {
    const { id } = await scene.approved({ plannedFrom: '2026-06-16', plannedUntil: '2026-06-17' });
    const answer = await scene.clerk.call(getInspection, { params: { inspectionId: id } });
    expect(answer.text).not.toMatch(/secret/i);
  });
});
