// The caps (R13): settled under the lock of the enterprise, by year, by ground, by matter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveInspection, cancelInspection, submitInspection } from '@liangma/contract/inspections';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const bureau = (changes: object) =>
  app.ownerDb.updateTable('bureau').set(changes).where('id', '=', app.bureauId).execute();
const matter = (id: string, changes: object) =>
  app.ownerDb.updateTable('matter_version').set(changes).where('matter_id', '=', id).execute();
const stateOf = async (id: string) => {
  const row = await app.ownerDb.selectFrom('inspection').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  return row.state;
};
const submit = (id: string) =>
  scene.clerk.call(submitInspection, { params: { inspectionId: id }, body: { warningAnswers: [] } });
const approve = (id: string, revision: number) =>
  scene.leader.call(approveInspection, { params: { inspectionId: id }, body: { opinion: '同意', revision } });

describe('the cap (R13)', () => {
  it('lets only one of two parallel submissions take the last visit', async () => {
    scene = await inspectionScene(app);
    await bureau({ cap_per_year: 1, cap_source: '示政办发〔2026〕1号' });
    const drafts = [await scene.drafted(), await scene.drafted()];
    const answers = await Promise.all(drafts.map(({ id }) => submit(id)));
    await bureau({ cap_per_year: null });
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refusal = answers.find(({ status }) => status === 409);
    expect(refusal?.body.errors).toMatchObject([{ code: 'cap-reached', params: { rule: 'R13', count: 1, limit: 1 } }]);
  });

  it('lets only one of two parallel approvals take the last visit', async () => {
    scene = await inspectionScene(app);
    const handedIn = [await scene.submitted(), await scene.submitted()];
    await bureau({ cap_per_year: 1 });
    // each stands in the way of the other while both are handed in
    const blocked = await Promise.all(handedIn.map(({ id, revision }) => approve(id, revision)));
    expect(blocked.map(({ status }) => status)).toEqual([409, 409]);
    await bureau({ cap_per_year: 2 });
    const third = await scene.drafted();
    const answers = await Promise.all([...handedIn.map(({ id, revision }) => approve(id, revision)), submit(third.id)]);
    await bureau({ cap_per_year: null });
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409]);
    expect(await stateOf(third.id)).toBe('draft');
  });

  it('does not bind an exempt ground, and a cancelled visit frees its place', async () => {
    scene = await inspectionScene(app);
    await bureau({ cap_per_year: 1 });
    const first = await scene.submitted();
    const second = await scene.drafted();
    expect((await submit(second.id)).status).toBe(409);
    const complaint = { type: 'case', groundKind: 'complaint', groundDocumentNo: '示诉〔2026〕8号' } as const;
    expect(await scene.submitted(complaint)).toMatchObject({ capUse: { limit: 1, counted: 1, exempt: 0 } });
    const params = { inspectionId: first.id };
    const cancelled = await scene.clerk.call(cancelInspection, { params, body: { reason: '企业停产' } });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', cancelReason: '企业停产' } });
    const now = await submit(second.id);
    await bureau({ cap_per_year: null });
    expect(now).toMatchObject({ status: 200, body: { capUse: { counted: 0, exempt: 1 } } });
  });

  it('of a matter is its own', async () => {
    scene = await inspectionScene(app);
    await matter(scene.matterId, { cap_per_year: 1, cap_text: '每年不超过1次' });
    await scene.submitted();
    const second = await scene.drafted();
    expect((await submit(second.id)).body.errors).toMatchObject([
      { code: 'matter-cap-reached', detail: expect.stringContaining('（依据：每年不超过1次）') as string },
    ]);
  });

  it('counts the visits of the calendar year, on the official day', async () => {
    scene = await inspectionScene(app);
    await bureau({ cap_per_year: 1 });
    const done = await scene.submitted();
    await app.ownerDb.updateTable('inspection').set({ visit_on: '2025-12-31' }).where('id', '=', done.id).execute();
    const answer = await submit((await scene.drafted()).id);
    await bureau({ cap_per_year: null });
    expect(answer.status).toBe(200);
  });
});
