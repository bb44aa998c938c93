// What waits for a held command follows it; and the last visit under a cap, taken by two tablets at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getHeldCommand,
  resolveHeldCommand,
  type FieldCommand,
  type HeldDecision,
} from '@liangma/contract/field-commands';
import { getInspection, type InspectionView } from '@liangma/contract/inspections';
import type { Db } from '../../db/open.ts';
import { readScoped, type Tx } from '../../db/scope.ts';
import { enterCommand, recordCommand, tabletOf, tellCommand, type Tablet } from '../../testing/field-scene.ts';
import { auditOf, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { findActor } from '../people/public.ts';
import { deliver } from './deliver.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;
let second: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
  second = await tabletOf(app, await app.as('section-head'));
});
afterAll(() => app.close());

const viewOf = async (id: string): Promise<InspectionView> =>
  (await scene.inspector.call(getInspection, { params: { inspectionId: id } })).body;
const get = async (commandId: string) => (await scene.leader.call(getHeldCommand, { params: { commandId } })).body;
const resolve = (commandId: string, decision: HeldDecision) =>
  scene.leader.call(resolveHeldCommand, { params: { commandId }, body: { decision, reason: '情况属实' } });
const hold = async (id: string, command: FieldCommand, of = tablet, more: { afterId?: string } = {}) => {
  const { body } = await of.send(id, command, more);
  expect(body.outcome).toBe('held');
  return body.commandId;
};
const outsideWindow = { plannedFrom: '2026-06-16', plannedUntil: '2026-06-19' };

describe('what waited for it', () => {
  it('is held for its own reason when the one before is decided while it is taken in', async () => {
    const view = await scene.entered();
    const before = await hold(view.id, recordCommand(view, { place: '' }));
    const envelope = tablet.envelope(view.id, tellCommand, { afterId: before });
    const { accountId, bureauId } = scene.inspector;
    const actor = await readScoped(app.deps.db, bureauId, (tx) => findActor(tx, bureauId, accountId));
    const ctx = { bureauId, actor, now: app.deps.clock(), requestId: '', origin: '' };
    // the first attempt finds it waiting; it is discarded before the second, which holds
    let attempts = 0;
    const db = new Proxy(app.deps.db, {
      get: (of, name: keyof Db) =>
        name !== 'transaction'
          ? of[name]
          : () => {
              attempts += 1;
              const real = of.transaction();
              if (attempts !== 2) return real;
              const execute = async (work: (tx: Tx) => Promise<unknown>) => {
                await resolve(before, 'discard');
                return real.execute(work);
              };
              return { execute };
            },
    });
    const receipt = await deliver(db, ctx, envelope);
    expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'inspection/wrong-state' } });
    expect(attempts).toBe(3);
    expect(await get(envelope.commandId)).toMatchObject({ state: 'open', problem: { code: 'inspection/wrong-state' } });
  });

  it('follows in its order once it is accepted', async () => {
    const view = await scene.approved(outsideWindow);
    const entry = await hold(view.id, enterCommand);
    const handedIn = await hold(view.id, recordCommand(view), tablet, { afterId: entry });
    const told = await hold(view.id, tellCommand, tablet, { afterId: handedIn });
    expect(await get(handedIn)).toMatchObject({
      problem: { code: 'field/predecessor-held' },
      decisions: ['discard'],
    });
    await resolve(entry, 'accept');
    expect(await viewOf(view.id)).toMatchObject({ state: 'told', heldCount: 0, record: { recordedBy: 'inspector' } });
    for (const id of [handedIn, told]) expect(await get(id)).toMatchObject({ state: 'accepted' });
    expect((await auditOf(app, view.id)).slice(-6).map(({ action }) => action)).toEqual([
      'inspection.entered',
      'field-command.accepted',
      'inspection.recorded',
      'field-command.accepted',
      'inspection.told',
      'field-command.accepted',
    ]);
    // and the next one from the tablet is no longer held
    const next = await tablet.send(view.id, { kind: 'close', version: 1 }, { afterId: told });
    expect(next.body.outcome).toBe('accepted');
  });

  it('stops at the first that the rules refuse', async () => {
    const view = await scene.approved(outsideWindow);
    const entry = await hold(view.id, enterCommand);
    const handedIn = await hold(view.id, recordCommand(view, { place: '' }), tablet, { afterId: entry });
    const told = await hold(view.id, tellCommand, tablet, { afterId: handedIn });
    await resolve(entry, 'accept');
    expect(await viewOf(view.id)).toMatchObject({ state: 'entered', heldCount: 2 });
    expect(await get(handedIn)).toMatchObject({
      state: 'open',
      problem: { code: 'inspection/record-incomplete', errors: [{ code: 'place-missing' }] },
      decisions: ['accept', 'add', 'discard'],
    });
    expect(await get(told)).toMatchObject({ state: 'open', problem: { code: 'field/predecessor-held' } });
    await resolve(handedIn, 'accept');
    expect(await viewOf(view.id)).toMatchObject({ state: 'told', heldCount: 0 });
  });
});

it('two inspectors offline, one visit left under the cap of the new year: both kept, one held until a reason is given', async () => {
  const window = { plannedFrom: '2026-12-28', plannedUntil: '2027-01-05' };
  const [first, other] = [await scene.approved(window), await scene.approved(window)];
  const before = app.deps.clock();
  await app.ownerDb.updateTable('bureau').set({ cap_per_year: 1 }).where('id', '=', app.bureauId).execute();
  app.setNow('2027-01-03T01:00:00.000Z');
  const onSite = { deviceAt: '2027-01-02T02:00:00.000Z' };
  const [mine, theirs] = [tablet, second].map((one) => one.stamp('2026-12-30T00:00:00.000Z'));
  const answers = await Promise.all([
    tablet.send(first.id, enterCommand, { ...onSite, clockStamp: mine ?? '' }),
    second.send(other.id, enterCommand, { ...onSite, clockStamp: theirs ?? '' }),
  ]);
  expect(answers.map(({ body }) => body.outcome).toSorted()).toEqual(['accepted', 'held']);
  const held = answers.find(({ body }) => body.outcome === 'held')?.body;
  expect(held).toMatchObject({ problem: { code: 'inspection/refused-by-rules', errors: [{ code: 'cap-reached' }] } });
  expect((await resolve(held?.commandId ?? '', 'accept')).status).toBe(200);
  app.setNow(before);
  await app.ownerDb.updateTable('bureau').set({ cap_per_year: null }).where('id', '=', app.bureauId).execute();
  for (const { id } of [first, other])
    expect(await viewOf(id)).toMatchObject({ state: 'entered', visitOn: '2027-01-02' });
});
