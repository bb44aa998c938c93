// Annual plans over HTTP: who may do what, and the lines of a draft.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addPlanLine,
  approvePlan,
  getPlan,
  listPlans,
  removePlanLine,
  returnPlan,
  submitPlan,
  updatePlanLine,
} from '@liangma/contract/plans';
import { planScene, planYear, type PlanScene } from '../../testing/plan-scene.ts';
import { insertEnterprise, insertInspection, insertMatter, insertSection } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: PlanScene;
beforeAll(async () => {
  app = await testApp('2026-03-10T01:00:00.000Z');
});
afterAll(() => app.close());
beforeEach(async () => {
  scene = await planScene(app);
});

describe('refusals', () => {
  const calls = [
    ['list', (caller: Caller) => caller.call(listPlans)],
    ['get', (caller: Caller) => caller.call(getPlan, planYear)],
    ['add', (caller: Caller) => caller.call(addPlanLine, { ...planYear, body: scene.line() })],
    ['submit', (caller: Caller) => caller.call(submitPlan, planYear)],
    ['return', (caller: Caller) => caller.call(returnPlan, { ...planYear, body: { reason: '补充' } })],
    ['approve', (caller: Caller) => caller.call(approvePlan, planYear)],
  ] as const;

  it('nothing is open without a session', async () => {
    for (const [, call] of calls) expect((await call(app.anonymous)).status).toBe(401);
  });

  it('inspectors read only, the desk does not approve, leaders do not edit', async () => {
    await scene.add();
    for (const [name, call] of calls.slice(2))
      expect([name, (await call(scene.inspector)).status]).toEqual([name, 403]);
    for (const [name, call] of calls.slice(4)) expect([name, (await call(scene.clerk)).status]).toEqual([name, 403]);
    for (const [name, call] of calls.slice(2, 4))
      expect([name, (await call(scene.leader)).status]).toEqual([name, 403]);
    expect((await scene.inspector.call(getPlan, planYear)).status).toBe(200);
  });

  it('the plan of another bureau is not there, and neither are its lines', async () => {
    await scene.add();
    const id = await scene.lineId();
    const stranger = await app.as('clerk');
    for (const [, call] of calls.slice(3, 4)) expect((await call(stranger)).status).toBe(404);
    expect((await stranger.call(getPlan, planYear)).text).toBe(
      (await stranger.call(getPlan, { params: { year: 2031 } })).text,
    );
    expect((await stranger.call(listPlans)).body.items).toEqual([]);
    const own = await insertMatter(app.ownerDb, app.bureauId);
    await stranger.call(addPlanLine, { ...planYear, body: scene.line({ matterId: own.matterId }) });
    const answers = await Promise.all(
      [id, newId()].map((one) => stranger.call(removePlanLine, { params: { year: 2026, lineId: one } })),
    );
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('a line names matters and sections of its own bureau', async () => {
    const foreign = await insertMatter(app.ownerDb, app.bureauId);
    expect((await scene.add({ matterId: foreign.matterId })).body.errors).toMatchObject([
      { pointer: '/matterId', code: 'not-found' },
    ]);
    const sectionId = await insertSection(app.ownerDb, app.bureauId);
    expect((await scene.add({ sectionId })).body.errors).toMatchObject([{ pointer: '/sectionId', code: 'not-found' }]);
    expect((await scene.clerk.call(getPlan, planYear)).status).toBe(404);
  });
});

describe('lines', () => {
  it('are added one after another, once per command; the first makes the plan', async () => {
    const sectionId = await insertSection(app.ownerDb, scene.bureauId, { name: '民爆管理科' });
    const commandId = newId();
    const input = { ...planYear, body: scene.line({ sectionId }), commandId };
    const first = await scene.clerk.call(addPlanLine, input);
    expect(first.body).toMatchObject({ year: 2026, state: 'draft', returnReason: '', conflicts: [] });
    expect(first.body.lines).toMatchObject([
      {
        no: 1,
        matterName: '民爆销售检查',
        sectionName: '民爆管理科',
        months: [4, 5, 6],
        started: 0,
        finished: 0,
        revision: 1,
      },
    ]);
    expect((await scene.clerk.call(addPlanLine, input)).text).toBe(first.text);
    expect((await scene.add()).body.lines.map((one) => one.no)).toEqual([1, 2]);
    expect(await scene.actions()).toEqual(['plan-line.added', 'plan-line.added']);
  });

  it('are changed by the one who has seen their latest revision', async () => {
    await scene.add();
    const id = await scene.lineId();
    const input = { params: { year: 2026, lineId: id }, body: { ...scene.line({ quantity: 9 }), revision: 1 } };
    const { body } = await scene.clerk.call(updatePlanLine, input);
    expect(body.lines).toMatchObject([{ quantity: 9, revision: 2 }]);
    expect((await scene.clerk.call(updatePlanLine, input)).body.code).toBe('resource/changed');
    expect((await scene.actions()).at(-1)).toBe('plan-line.updated');
  });

  it('go, while the others keep their numbers; not when inspections belong to them', async () => {
    await scene.add();
    await scene.add();
    const [one, two] = (await scene.read()).lines.map((each) => each.id);
    const enterpriseId = await insertEnterprise(app.ownerDb, scene.bureauId);
    await insertInspection(app.ownerDb, scene.bureauId, {
      enterprise_id: enterpriseId,
      prepared_by: scene.clerk.accountId,
      plan_line_id: two ?? null,
    });
    const remove = (id = '') => scene.clerk.call(removePlanLine, { params: { year: 2026, lineId: id } });
    expect((await remove(one)).body.lines.map((each) => each.no)).toEqual([2]);
    expect((await remove(two)).body.code).toBe('resource/in-use');
    expect((await scene.read()).lines).toHaveLength(1);
  });

  it('count the inspections that were prepared and those that are closed', async () => {
    await scene.add();
    const plan_line_id = await scene.lineId();
    const enterprise_id = await insertEnterprise(app.ownerDb, scene.bureauId);
    for (const state of ['draft', 'approved', 'closed', 'closed', 'cancelled'] as const)
      await insertInspection(app.ownerDb, scene.bureauId, {
        enterprise_id,
        prepared_by: scene.clerk.accountId,
        plan_line_id,
        state,
      });
    expect((await scene.read()).lines).toMatchObject([{ started: 4, finished: 2 }]);
    await scene.clerk.call(addPlanLine, { params: { year: 2027 }, body: scene.line({ quantity: null }) });
    expect((await scene.clerk.call(listPlans)).body.items).toEqual([
      { year: 2027, state: 'draft', lines: 1, quantity: 0, finished: 0 },
      { year: 2026, state: 'draft', lines: 1, quantity: 8, finished: 2 },
    ]);
  });
});
