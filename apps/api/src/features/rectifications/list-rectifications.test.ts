// The list of orders to correct: the most overdue first, page by page, judged on the official day.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listRectifications, recheckCorrection, reportCorrection } from '@liangma/contract/rectifications';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { orderedBy } from '../../testing/order-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp('2026-06-15T01:00:00.000Z');
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const list = async (query: Record<string, string | number>) => {
  const answer = await scene.clerk.call(listRectifications, { query });
  expect(answer.status).toBe(200);
  return answer.body;
};
const idsOf = async (query: Record<string, string>) => (await list(query)).items.map(({ findingId }) => findingId);

it('asks for a session', async () => {
  expect((await app.anonymous.call(listRectifications, { query: {} })).status).toBe(401);
});

it('puts the most overdue first and the settled last, page by page, and filters', async () => {
  const first = await orderedBy(app, scene, ['2026-06-20', '2026-07-10']);
  const second = await orderedBy(app, scene, ['2026-06-25', '2026-06-16']);
  const [late = '', latest = ''] = first.findingIds;
  const [later = '', corrected = ''] = second.findingIds;
  const passed = { outcome: 'passed', on: '2026-06-15', note: '现场核实', evidence: [] };
  await scene.inspector.call(recheckCorrection, { params: { findingId: corrected }, body: passed });
  // official day: 30 June in Shanghai, while it is still the 29th in UTC
  app.setNow('2026-06-29T16:30:00.000Z');
  const reported = { correctedOn: '2026-06-24', note: '已补齐', evidence: [] };
  await scene.inspector.call(reportCorrection, { params: { findingId: later }, body: reported });

  const all = await list({});
  expect(all.items.map((item) => [item.findingId, item.isOverdue, item.overdueDays])).toEqual([
    [late, true, 10],
    [later, false, 0],
    [latest, false, 0],
    [corrected, false, 0],
  ]);
  expect(all.total).toEqual({ count: 4, atLeast: false });
  const ids: string[] = [];
  let page = await list({ limit: 1 });
  for (;;) {
    ids.push(...page.items.map(({ findingId }) => findingId));
    if (page.nextCursor === null) break;
    page = await list({ limit: 1, cursor: page.nextCursor });
  }
  expect(ids).toEqual([late, later, latest, corrected]);
  expect(await idsOf({ overdue: 'true' })).toEqual([late]);
  expect(await idsOf({ state: 'reported' })).toEqual([later]);
  expect(await idsOf({ state: 'closed' })).toEqual([corrected]);
  expect(await idsOf({ inspectionId: first.inspectionId })).toEqual([late, latest]);
  expect(await idsOf({ enterpriseId: second.enterpriseId })).toEqual([later, corrected]);
});

it('is empty for another bureau, and takes no cursor that it never gave out', async () => {
  const stranger = await app.as('clerk', await app.otherBureau());
  expect((await stranger.call(listRectifications, { query: {} })).body.items).toEqual([]);
  expect(await scene.clerk.call(listRectifications, { query: { cursor: 'bm90' } })).toMatchObject({
    status: 422,
    body: { code: 'request/invalid' },
  });
});
