// A drawn signature stands under one content of one inspection; nothing else is accepted with it, whoever decides.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidenceLimits } from '@liangma/contract/evidence';
import { getHeldCommand, resolveHeldCommand, type FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView, type RecordContent } from '@liangma/contract/inspections';
import { recordCommand, sha256Of, signed, storedFile, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const picture = () => storedFile(app, `签名${newId()}`, scene.inspector);
const record = (view: InspectionView, content: RecordContent): FieldCommand => ({
  kind: 'record',
  version: 1,
  content,
  checklistHash: view.checklistHash,
});
const drawn = (view: InspectionView, image: string, more: Partial<RecordContent> = {}) =>
  signed(view, completeRecord(view, more), scene.officerIds, image);
const stateOf = async (id: string) =>
  (await scene.inspector.call(getInspection, { params: { inspectionId: id } })).body.state;

/** It is held for this reason, and a person can keep it as an addition or discard it, but not accept it. */
async function heldForGood(view: InspectionView, command: FieldCommand, reason: string[], of = tablet) {
  const { body } = await of.send(view.id, command);
  expect(body.outcome).toBe('held');
  expect([body.problem?.code, ...(body.problem?.errors ?? []).map(({ code }) => code)]).toEqual(reason);
  const params = { commandId: body.commandId };
  expect((await scene.leader.call(getHeldCommand, { params })).body.decisions).toEqual(['add', 'discard']);
  const accept = await scene.leader.call(resolveHeldCommand, { params, body: { decision: 'accept', reason: '属实' } });
  expect(accept).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
  return body.commandId;
}

const otherContent = ['inspection/record-incomplete', 'signature-of-other-content'];

it('content and signatures of one inspection are not accepted in another, nor on another checklist', async () => {
  const [one, two] = [await scene.entered(), await scene.entered()];
  const content = drawn(one, await picture());
  await heldForGood(two, record(two, content), otherContent);
  expect((await tablet.send(one.id, record(one, content))).body).toMatchObject({ outcome: 'accepted' });
  expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['recorded', 'entered']);
});

it('a content that was changed after signing is kept as an addition only', async () => {
  const view = await scene.entered();
  const changed = { ...drawn(view, await picture()), conclusion: '企业拒绝整改', statement: '改过的陈述' };
  const commandId = await heldForGood(view, record(view, changed), otherContent);
  const add = { decision: 'add', reason: '留存' } as const;
  expect((await scene.leader.call(resolveHeldCommand, { params: { commandId }, body: add })).status).toBe(200);
  const { body } = await scene.inspector.call(getInspection, { params: { inspectionId: view.id } });
  expect(body).toMatchObject({ state: 'entered', record: null });
  expect(body.additions[0]?.text).toContain('改过的陈述');
});

it('signatures of another content are not accepted when the command was held for another reason first', async () => {
  const view = await scene.entered();
  await tablet.send(view.id, recordCommand(view));
  const changed = { ...drawn(view, await picture()), conclusion: '签名之后改动' };
  const second = await tabletOf(app, await app.as('section-head'));
  const { body } = await second.send(view.id, record(view, changed));
  expect(body).toMatchObject({ outcome: 'held', problem: { code: 'inspection/wrong-state' } });
  const accept = await scene.leader.call(resolveHeldCommand, {
    params: { commandId: body.commandId },
    body: { decision: 'accept', reason: '属实' },
  });
  expect(accept).toMatchObject({
    status: 409,
    body: { code: 'field/decision-impossible', errors: [{}, { code: 'signature-of-other-content' }] },
  });
});

it('the picture of a signature signs one content, in a record or a document', async () => {
  const [one, two] = [await scene.entered(), await scene.entered()];
  const image = await picture();
  const first = record(one, drawn(one, image));
  expect((await tablet.send(one.id, first)).body).toMatchObject({ outcome: 'accepted' });
  expect((await tablet.send(one.id, first)).body).toMatchObject({ outcome: 'accepted' });
  await heldForGood(two, record(two, drawn(two, image, { conclusion: '发现重大问题' })), [
    'evidence/signs-other-content',
  ]);
  expect((await tablet.send(two.id, record(two, drawn(two, await picture())))).body).toMatchObject({
    outcome: 'accepted',
  });
});

it('of two contents that come at once under one picture, one is accepted', async () => {
  const [one, two] = [await scene.entered(), await scene.entered()];
  const image = await picture();
  const answers = await Promise.all([one, two].map((view) => tablet.send(view.id, record(view, drawn(view, image)))));
  expect(answers.map(({ body }) => body.outcome).toSorted()).toEqual(['accepted', 'held']);
});

it('a signature is a small PNG', async () => {
  const [one, two] = [await scene.entered(), await scene.entered()];
  const file = async (more: { bytes: number; media_type: string }) => {
    const hash = sha256Of(newId());
    const { bureauId: bureau_id, accountId: stored_by } = scene.inspector;
    const row = { bureau_id, stored_by, hash, stored_at: app.deps.clock(), sealed_at: null };
    await app.ownerDb
      .insertInto('evidence')
      .values({ ...row, ...more })
      .execute();
    return hash;
  };
  const video = await file({ bytes: 190_000_000, media_type: 'video/mp4' });
  await heldForGood(one, record(one, drawn(one, video)), ['evidence/wrong-type']);
  const large = await file({ bytes: evidenceLimits.signature + 1, media_type: 'image/png' });
  await heldForGood(two, record(two, drawn(two, large)), ['evidence/too-large']);
});
