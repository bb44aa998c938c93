// The entry as a tablet tells of it: by a code, after the enterprise has confirmed it, by somebody who is not sent.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView } from '@liangma/contract/inspections';
import { perform } from '../../db/perform.ts';
import { enterCommand, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { auditOf, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';
import { enterByInspectionCode } from '../entry/public.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const viewOf = async (id: string): Promise<InspectionView> => {
  const answer = await scene.inspector.call(getInspection, { params: { inspectionId: id } });
  expect(answer.status).toBe(200);
  return answer.body;
};
const accepted = async (id: string, command: FieldCommand, of = tablet) => {
  const answer = await of.send(id, command);
  expect(answer.body).toMatchObject({ outcome: 'accepted', problem: null });
};
/** The code of the refusal and of its errors. */
const held = async (id: string, command: FieldCommand, of = tablet): Promise<string[]> => {
  const { body } = await of.send(id, command);
  expect(body.outcome).toBe('held');
  return [body.problem?.code ?? '', ...(body.problem?.errors ?? []).map(({ code }) => code)];
};
it('by the code of the enterprise, and another one is held', async () => {
  const view = await scene.approved();
  const scan = (text: string): FieldCommand => ({ kind: 'enter-by-enterprise-code', version: 1, text });
  expect(await held(view.id, scan('没有代码'))).toEqual(['code/invalid']);
  await accepted(view.id, scan(view.enterprise.creditCode));
  expect(await viewOf(view.id)).toMatchObject({ state: 'entered', entry: { way: 'enterprise-code' } });
});

it('that the enterprise has confirmed by phone meanwhile stays as it is', async () => {
  const view = await scene.approved();
  const ctx = { bureauId: app.bureauId, actor: null, now: app.deps.clock(), requestId: newId(), origin: '' };
  const command = { name: 'portal', commandId: newId(), permission: null, input: view.id };
  await perform(app.deps.db, ctx, command, (tx, inner) => enterByInspectionCode(tx, inner, view.id, '王在场'));
  await accepted(view.id, enterCommand);
  expect(await viewOf(view.id)).toMatchObject({
    state: 'entered',
    entry: {
      way: 'inspection-code',
      confirmedBy: '王在场',
      exceptionReason: null,
      alsoReported: [
        {
          way: 'exception',
          exceptionReason: 'no-network',
          by: 'inspector',
          at: app.deps.clock(),
          receivedAt: app.deps.clock(),
        },
      ],
    },
  });
  expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
    action: 'inspection.entry-repeated',
    data: { kind: 'enter-by-exception', reason: 'no-network', way: 'inspection-code', deviceId: tablet.deviceId },
  });
});

it('by somebody who is not sent is held', async () => {
  const view = await scene.approved();
  await app.ownerDb
    .deleteFrom('inspection_officer')
    .where('inspection_id', '=', view.id)
    .where('officer_id', '=', scene.officerIds[0])
    .execute();
  expect(await held(view.id, enterCommand)).toEqual(['session/forbidden', 'session/forbidden']);
});
