// Annual plans over HTTP: conflicts, and the steps to publication.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approvePlan,
  publishPlan,
  removePlanLine,
  returnPlan,
  submitPlan,
  updatePlanLine,
} from '@liangma/contract/plans';
import { planScene, planYear, type PlanScene } from '../../testing/plan-scene.ts';
import { insertEnterprise, insertMatter } from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: PlanScene;
beforeAll(async () => {
  app = await testApp('2026-03-10T01:00:00.000Z');
});
afterAll(() => app.close());
beforeEach(async () => {
  scene = await planScene(app);
});

describe('conflicts', () => {
  const codes = async () => (await scene.read()).conflicts.map((one) => `${one.lineNo} ${one.severity} ${one.code}`);

  it('show what the caps, the list of matters and the register do not allow', async () => {
    const late = await insertMatter(app.ownerDb, scene.bureauId, { name: '未公布事项', published_on: '2026-03-11' });
    const gone = await insertMatter(app.ownerDb, scene.bureauId, { name: '已停用事项', withdrawn_on: '2026-03-10' });
    await insertEnterprise(app.ownerDb, scene.bureauId, { supervision_category: '民爆销售' });
    await insertEnterprise(app.ownerDb, scene.bureauId, { supervision_category: '民爆使用', status: 'deregistered' });
    await scene.add({ frequencyMin: 12, frequencyMax: null });
    await scene.add({ matterId: late.matterId });
    await scene.add({ matterId: gone.matterId, quantity: null, months: [] });
    expect(await codes()).toEqual([
      '2 block matter-not-published',
      '3 block matter-not-published',
      '3 warn no-quantity',
      '3 warn no-months',
    ]);
    await scene.setCap(2);
    const { conflicts } = await scene.read();
    expect(conflicts.filter((one) => one.lineNo === 1)).toMatchObject([
      { severity: 'block', code: 'minimum-exceeds-cap', params: { minimum: 12, cap: 2, holder: 'bureau' } },
      { severity: 'warn', code: 'more-than-objects', params: { quantity: 8, objects: 1, most: 2 } },
    ]);
  });

  it('judge a matter by its version in force, not by a draft of the next one', async () => {
    await app.ownerDb
      .insertInto('matter_version')
      .values({
        id: newId(),
        bureau_id: scene.bureauId,
        matter_id: scene.matterId,
        version: 2,
        checklist: '[]',
        minimum_per_year: 9,
        created_at: '2026-01-01T00:00:00.000Z',
      })
      .execute();
    await app.ownerDb.updateTable('matter').set({ current_version: 2 }).where('id', '=', scene.matterId).execute();
    await scene.setCap(2);
    await scene.add();
    expect(await codes()).toEqual([]);
  });

  it('that block stop the plan from being handed in, with the lines named', async () => {
    await scene.setCap(2);
    await scene.add({ frequencyMin: 12, frequencyMax: null });
    await scene.add({ quantity: null });
    const answer = await scene.clerk.call(submitPlan, planYear);
    expect(answer.body.code).toBe('plan/has-conflicts');
    expect(answer.body.errors).toMatchObject([
      { row: 1, code: 'minimum-exceeds-cap', params: { minimum: 12, cap: 2 } },
    ]);
    expect((await scene.read()).state).toBe('draft');
  });

  it('stop the approval too when they came up afterwards', async () => {
    await scene.add({ frequencyMin: 3, frequencyMax: 3 });
    await scene.clerk.call(submitPlan, planYear);
    await scene.setCap(2);
    expect((await scene.leader.call(approvePlan, planYear)).body.code).toBe('plan/has-conflicts');
    await scene.setCap(3);
    expect((await scene.leader.call(approvePlan, planYear)).body.state).toBe('approved');
  });
});

describe('the steps', () => {
  const publication = (publishedOn = '2026-03-10') => ({
    ...planYear,
    body: { filingNo: '示工信备〔2026〕1号', publishedOn, publicationUrl: 'https://example.gov.cn/2' },
  });

  it('lead from the desk over the leader to publication; each is logged', async () => {
    await scene.add();
    expect((await scene.clerk.call(submitPlan, planYear)).body.state).toBe('submitted');
    const returned = await scene.leader.call(returnPlan, { ...planYear, body: { reason: '数量偏多' } });
    expect(returned.body).toMatchObject({ state: 'draft', returnReason: '数量偏多' });
    expect((await scene.clerk.call(submitPlan, planYear)).body.returnReason).toBe('');
    const commandId = newId();
    const approved = await scene.leader.call(approvePlan, { ...planYear, commandId });
    expect(approved.body).toMatchObject({
      state: 'approved',
      approvedBy: 'leader',
      approvedAt: '2026-03-10T01:00:00.000Z',
    });
    expect((await scene.leader.call(approvePlan, { ...planYear, commandId })).text).toBe(approved.text);
    const tomorrow = await scene.clerk.call(publishPlan, publication('2026-03-11'));
    expect(tomorrow.body.errors).toMatchObject([{ pointer: '/publishedOn', code: 'in-future' }]);
    expect((await scene.clerk.call(publishPlan, publication())).body).toMatchObject({
      state: 'published',
      filingNo: '示工信备〔2026〕1号',
      publishedOn: '2026-03-10',
      publicationUrl: 'https://example.gov.cn/2',
    });
    expect(await scene.actions()).toEqual([
      'plan-line.added',
      'plan.submitted',
      'plan.returned',
      'plan.submitted',
      'plan.approved',
      'plan.published',
    ]);
  });

  it('are refused in the wrong state, and so are changes of lines outside the draft', async () => {
    await scene.add();
    const id = await scene.lineId();
    const refused = async (...answers: Promise<{ body: { code: string } }>[]) =>
      (await Promise.all(answers)).map((answer) => answer.body.code);
    expect(
      await refused(
        scene.leader.call(approvePlan, planYear),
        scene.clerk.call(publishPlan, publication()),
        scene.leader.call(returnPlan, { ...planYear, body: { reason: '补充' } }),
      ),
    ).toEqual(Array(3).fill('plan/wrong-state'));
    await scene.clerk.call(submitPlan, planYear);
    expect(
      await refused(
        scene.clerk.call(submitPlan, planYear),
        scene.add(),
        scene.clerk.call(updatePlanLine, {
          params: { year: 2026, lineId: id },
          body: { ...scene.line(), revision: 1 },
        }),
        scene.clerk.call(removePlanLine, { params: { year: 2026, lineId: id } }),
      ),
    ).toEqual(Array(4).fill('plan/wrong-state'));
  });

  it('an approved plan that is given back is approved by nobody', async () => {
    await scene.add();
    await scene.clerk.call(submitPlan, planYear);
    await scene.leader.call(approvePlan, planYear);
    const { body } = await scene.leader.call(returnPlan, { ...planYear, body: { reason: '上限已调整' } });
    expect(body).toMatchObject({ state: 'draft', approvedBy: null, approvedAt: null });
  });

  it('a plan without lines is not handed in', async () => {
    await scene.add();
    await scene.clerk.call(removePlanLine, { params: { year: 2026, lineId: await scene.lineId() } });
    expect((await scene.clerk.call(submitPlan, planYear)).body.errors).toMatchObject([
      { code: 'no-lines', detail: '计划中还没有计划项' },
    ]);
  });

  it('of two approvals at a time one is done', async () => {
    await scene.add();
    await scene.clerk.call(submitPlan, planYear);
    const answers = await Promise.all([
      scene.leader.call(approvePlan, planYear),
      scene.leader.call(approvePlan, planYear),
    ]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});
