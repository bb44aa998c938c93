// Who made it counts when it arrives, and nothing of it is lost when that has changed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getHeldCommand, listHeldCommands } from '@liangma/contract/field-commands';
import { getInspection } from '@liangma/contract/inspections';
import { recordCommand, tabletOf } from '../../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

it('what somebody made whose role has changed since is held, and a person keeps or discards it', async () => {
  const view = await scene.entered();
  const author = await app.as('section-head');
  const theirs = await tabletOf(app, author);
  const envelope = theirs.envelope(view.id, recordCommand(view));
  const setRoles = (role: 'clerk' | 'section-head') =>
    app.ownerDb
      .updateTable('account')
      .set({ roles: [role] })
      .where('id', '=', author.accountId)
      .execute();
  await setRoles('clerk');
  const answer = await theirs.deliver(envelope);
  expect(answer.body).toMatchObject({ outcome: 'held', problem: { code: 'session/forbidden' } });
  expect((await theirs.deliver(envelope)).text).toBe(answer.text);
  await setRoles('section-head');
  const { body } = await scene.leader.call(getHeldCommand, { params: { commandId: envelope.commandId } });
  expect(body.decisions).toEqual(['add', 'discard']);
  const now = await scene.inspector.call(getInspection, { params: { inspectionId: view.id } });
  expect(now.body).toMatchObject({ state: 'entered', heldCount: 1 });
});

it('why it is held is told to each in his own language, whatever the author and the tablet spoke', async () => {
  const view = await scene.entered();
  const theirs = await tabletOf(app, scene.inspector);
  const envelope = theirs.envelope(view.id, recordCommand(view, { place: '' }));
  expect((await theirs.deliver(envelope)).body).toMatchObject({
    problem: { errors: [{ detail: '没有填写检查地点' }] },
  });
  const params = { commandId: envelope.commandId };
  const inLanguage = async (language: string) => {
    const headers = { 'accept-language': language };
    const one = (await scene.leader.call(getHeldCommand, { params, headers })).body.problem;
    const { items } = (await scene.leader.call(listHeldCommands, { headers })).body;
    expect(items.find(({ commandId }) => commandId === envelope.commandId)?.problem).toEqual(one);
    return [one.title, one.errors[0]?.detail];
  };
  expect(await inLanguage('zh-CN')).toEqual(['检查笔录还不完整', '没有填写检查地点']);
  expect(await inLanguage('en')).toEqual(['The inspection record is not complete', 'The place is missing']);
});
