// One inspection on its whole way over HTTP: desk, leader, tablet and the phone of the enterprise.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  approveInspection,
  checkInspection,
  closeInspection,
  createInspection,
  getInspection,
  listInspections,
  listMyInspections,
  recordInspection,
  submitInspection,
  tellResult,
} from '@liangma/contract/inspections';
import { completeRecord, inspectionScene, type Scene } from '../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { codeOf, filledIn, phoneOf, readable, stampIn } from './testing/phone.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp('2026-06-12T01:00:00.000Z');
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

it('goes from the plan to the year that it is counted in', async () => {
  const { clerk, leader, inspector } = scene;
  const phone = phoneOf(app);
  const body = scene.fields();
  expect((await clerk.call(checkInspection, { body })).body.findings).toEqual([]);
  const draft = await clerk.call(createInspection, { body });
  const params = { inspectionId: draft.body.id };
  const submitted = await clerk.call(submitInspection, { params, body: { warningAnswers: [] } });
  expect(submitted.body.allowedCommands).toEqual(['cancel']);
  const { revision } = submitted.body;
  const read = await leader.call(getInspection, { params });
  expect(read.body.allowedCommands).toEqual(['approve', 'return']);
  await leader.call(approveInspection, { params, body: { opinion: '同意', revision } });

  app.setNow('2026-06-15T01:00:00.000Z');
  const mine = await inspector.call(listMyInspections);
  expect(mine.body.items.map(({ id }) => id)).toEqual([params.inspectionId]);
  const approved = await inspector.call(getInspection, { params });
  expect(approved.body.allowedCommands).toEqual(['cancel', 'enter']);
  const path = await codeOf(approved.body, scene);
  const page = await phone.open(path);
  expect((await phone.confirm(path, { ...filledIn, opened: stampIn(page) })).status).toBe(303);

  const entered = await inspector.call(getInspection, { params });
  expect(entered.body).toMatchObject({
    state: 'entered',
    entry: { way: 'inspection-code', confirmedBy: '王在场' },
    allowedCommands: ['record'],
  });
  const content = completeRecord(entered.body);
  const { checklistHash } = entered.body;
  await inspector.call(recordInspection, { params, body: { content, checklistHash, deviceAt: null } });
  expect(readable(await phone.open(path))).toContain('已登记入企');
  await inspector.call(tellResult, { params, body: { way: 'on-site', to: '王在场' } });
  const closed = await inspector.call(closeInspection, { params });
  expect(closed.body).toMatchObject({ state: 'closed', visitOn: '2026-06-15', finishedOn: '2026-06-15' });
  expect((await phone.open(path)).status).toBe(410);

  const list = await clerk.call(listInspections, { query: { state: 'closed' } });
  expect(list.body.items).toMatchObject([{ id: params.inspectionId, entryWay: 'inspection-code', findingCount: 0 }]);
  const counted = await app.ownerDb
    .selectFrom('inspection')
    .select(['is_enterprise', 'is_record_complete', 'has_other_act'])
    .where('id', '=', params.inspectionId)
    .executeTakeFirstOrThrow();
  expect(counted).toEqual({ is_enterprise: true, is_record_complete: true, has_other_act: false });
});
