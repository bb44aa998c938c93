// Who made it counts when it arrives, and nothing of it is lost when that has changed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  getHeldCommand,
  listHeldCommands,
  resolveHeldCommand,
  type HeldDecision,
} from '@liangma/contract/field-commands';
import { getInspection } from '@liangma/contract/inspections';
import { listAccounts, updateAccount } from '@liangma/contract/people';
import type { Role } from '@liangma/contract/permissions';
import { enterCommand, recordCommand, tabletOf } from '../../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

/** Somebody of this role with a tablet; an administrator changes the role, which the audit log keeps. */
async function somebodyWho(role: Role) {
  const author = await app.as(role);
  const admin = await app.as('administrator');
  const setRoles = async (roles: readonly Role[]) => {
    const { body } = await admin.call(listAccounts);
    const account = body.items.find(({ id }) => id === author.accountId);
    if (!account) throw new Error('no account');
    const { displayName, sectionId, officerId, isDisabled, revision } = account;
    const change = { displayName, roles, sectionId, officerId, isDisabled, newPassword: null, revision };
    const params = { accountId: account.id };
    expect((await admin.call(updateAccount, { params, body: change })).status).toBe(200);
  };
  await setRoles([role]);
  return { theirs: await tabletOf(app, author), setRoles };
}

const shown = async (commandId: string) => (await scene.leader.call(getHeldCommand, { params: { commandId } })).body;
const resolve = (commandId: string, decision: HeldDecision) =>
  scene.leader.call(resolveHeldCommand, { params: { commandId }, body: { decision, reason: '当时在岗' } });
const viewOf = async (inspectionId: string) =>
  (await scene.inspector.call(getInspection, { params: { inspectionId } })).body;

/** An entry and its record made at the counted instant, delivered an hour later. */
async function visitOf({ theirs, setRoles }: Awaited<ReturnType<typeof somebodyWho>>, then: readonly Role[]) {
  const view = await scene.approved();
  const entry = theirs.envelope(view.id, enterCommand);
  const record = theirs.envelope(view.id, recordCommand(view), { afterId: entry.commandId });
  const made = app.deps.clock();
  app.setNow('2026-06-15T01:30:00.000Z');
  await setRoles(then);
  app.setNow('2026-06-15T02:00:00.000Z');
  const answers = [await theirs.deliver(entry), await theirs.deliver(record)];
  expect(answers.map(({ body }) => [body.outcome, body.problem?.code])).toEqual([
    ['held', 'session/forbidden'],
    ['held', 'field/predecessor-held'],
  ]);
  expect((await theirs.deliver(entry)).text).toBe(answers[0]?.text);
  return { view, entry: entry.commandId, record: record.commandId, goBack: () => app.setNow(made) };
}

it('a visit of somebody who was entitled then and is not any more is accepted with a reason, and what waited follows', async () => {
  const { view, entry, record, goBack } = await visitOf(await somebodyWho('section-head'), ['clerk']);
  expect((await shown(entry)).decisions).toEqual(['accept', 'discard']);
  expect((await resolve(entry, 'accept')).status).toBe(200);
  goBack();
  expect(await shown(record)).toMatchObject({ state: 'accepted' });
  expect(await viewOf(view.id)).toMatchObject({ state: 'recorded', heldCount: 0, visitOn: '2026-06-15' });
});

it('what waited is not taken in when the visit of somebody without the right is discarded', async () => {
  const { view, entry, record, goBack } = await visitOf(await somebodyWho('section-head'), ['clerk']);
  expect((await resolve(entry, 'discard')).status).toBe(200);
  goBack();
  expect(await shown(record)).toMatchObject({ state: 'open', problem: { code: 'session/forbidden' } });
  expect(await viewOf(view.id)).toMatchObject({ state: 'approved', heldCount: 1 });
});

it('work of somebody who never was entitled becomes no record, but can be kept as an addition', async () => {
  const somebody = await somebodyWho('legal');
  const { view, entry, record, goBack } = await visitOf(somebody, ['clerk']);
  expect((await shown(entry)).decisions).toEqual(['discard']);
  expect(await resolve(entry, 'accept')).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
  const entered = await (await tabletOf(app, scene.inspector)).send(view.id, enterCommand);
  expect(entered.body.outcome).toBe('accepted');
  expect((await resolve(entry, 'discard')).status).toBe(200);
  // the right counts, not the reason for which it was held at first
  expect((await shown(record)).decisions).toEqual(['add', 'discard']);
  expect(await resolve(record, 'accept')).toMatchObject({ status: 409, body: { code: 'field/decision-impossible' } });
  expect((await resolve(record, 'add')).status).toBe(200);
  goBack();
  const after = await viewOf(view.id);
  expect(after).toMatchObject({ state: 'entered', record: null, heldCount: 0 });
  expect(after.additions).toHaveLength(1);
});

it('who has the right now may have it accepted, whatever it was then', async () => {
  const somebody = await somebodyWho('legal');
  const { view, entry, goBack } = await visitOf(somebody, ['clerk']);
  await somebody.setRoles(['section-head']);
  expect((await shown(entry)).decisions).toEqual(['accept', 'discard']);
  expect((await resolve(entry, 'accept')).status).toBe(200);
  goBack();
  expect(await viewOf(view.id)).toMatchObject({ state: 'recorded', heldCount: 0 });
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
