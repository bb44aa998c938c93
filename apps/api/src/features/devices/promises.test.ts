// What a tablet promised over HTTP: outstanding until it arrives, withdrawn when it vanishes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listDevices,
  listPromises,
  promiseDelivery,
  registerDevice,
  revokeDevice,
  settlePromises,
} from '@liangma/contract/devices';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
let admin: Caller;
let otherBureau: string;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
  admin = await app.as('administrator');
  otherBureau = await app.otherBureau();
});
afterAll(() => app.close());

/** The inspector, logged in anew: revoking a tablet ends the sessions on it. */
const inspector = () => app.as('inspector');

/** A tablet that is set up for the inspector, or for who is named. */
const tablet = async (name = '一号平板', by?: Caller) => setUpTablet(by ?? (await inspector()), name);

const auditOf = (subjectId: string) =>
  app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute();

const actionsOf = async (subjectId: string) => (await auditOf(subjectId)).map(({ action }) => action);

async function shown(deviceId: string, by: Caller = admin) {
  const { body } = await by.call(listDevices);
  return body.items.find(({ id }) => id === deviceId);
}

describe('promises', () => {
  let inspectionId: string;
  beforeAll(async () => {
    inspectionId = (await scene.approved()).id;
  });

  const item = (more: { kind?: 'command' | 'evidence'; item?: string } = {}) => ({
    kind: 'command' as const,
    item: newId(),
    inspectionId,
    label: '现场检查笔录',
    madeAt: start,
    ...more,
  });

  const promise = async (deviceId: string, items: ReturnType<typeof item>[], by?: Caller) =>
    (by ?? (await inspector())).call(promiseDelivery, { params: { deviceId }, body: { items } });

  async function outstanding(deviceId: string) {
    const { body } = await admin.call(listPromises, { params: { deviceId } });
    return body.items.map((one) => [one.item, one.isWithdrawn] as const);
  }

  it('stand until they are kept: a command that was executed or is held, evidence that is stored', async () => {
    const deviceId = await tablet();
    const executed = item({ item: newId() });
    const held = item();
    const photo = item({ kind: 'evidence', item: 'a'.repeat(64) });
    expect((await promise(deviceId, [executed, held, photo])).status).toBe(200);
    expect(await outstanding(deviceId)).toHaveLength(3);
    expect(await shown(deviceId)).toMatchObject({ outstanding: 3, oldestPromisedAt: start });
    const { accountId } = scene.inspector;
    const bureau = { bureau_id: app.bureauId };
    await app.ownerDb
      .insertInto('command_log')
      .values({ ...bureau, command_id: executed.item, endpoint: 'x', request_hash: Buffer.alloc(32), at: start })
      .execute();
    await app.ownerDb
      .insertInto('evidence')
      .values({
        ...bureau,
        hash: photo.item,
        bytes: 3,
        media_type: 'image/png',
        stored_by: accountId,
        stored_at: start,
      })
      .execute();
    expect(await outstanding(deviceId)).toEqual([[held.item, false]]);
    await app.ownerDb
      .insertInto('held_command')
      .values({
        ...bureau,
        command_id: held.item,
        device_id: deviceId,
        inspection_id: inspectionId,
        account_id: accountId,
        after_id: null,
        envelope: '{}',
        problem: '{}',
        state: 'open',
        device_at: start,
        counted_at: start,
        held_at: start,
        resolved_by: null,
      })
      .execute();
    expect(await outstanding(deviceId)).toEqual([]);
    expect(await shown(deviceId)).toMatchObject({ outstanding: 0, oldestPromisedAt: null });
    // the tablet heard the receipts: its queue is empty, nothing was withdrawn
    await promise(deviceId, []);
    const rows = await app.ownerDb
      .selectFrom('device_promise')
      .select(['received_at', 'withdrawn_at'])
      .where('device_id', '=', deviceId)
      .execute();
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ received_at: start, withdrawn_at: null })));
    expect(await actionsOf(deviceId)).not.toContain('device.promise-withdrawn');
  });

  it('that vanish from the queue stay on the list as withdrawn, and come back when they are named again', async () => {
    const deviceId = await tablet();
    const [lost, waiting] = [item(), item()];
    await promise(deviceId, [lost, waiting]);
    await promise(deviceId, [waiting]);
    expect(new Map(await outstanding(deviceId))).toEqual(
      new Map([
        [lost.item, true],
        [waiting.item, false],
      ]),
    );
    expect((await auditOf(deviceId)).at(-1)).toMatchObject({
      action: 'device.promise-withdrawn',
      data: { kind: 'command', item: lost.item, inspectionId },
    });
    await promise(deviceId, [lost, waiting]);
    expect((await outstanding(deviceId)).map(([, isWithdrawn]) => isWithdrawn)).toEqual([false, false]);
    const { body } = await admin.call(listPromises, { params: { deviceId } });
    expect(body.items[0]).toMatchObject({
      kind: 'command',
      label: '现场检查笔录',
      inspectionId,
      enterpriseName: '示范市测试有限公司',
      account: 'inspector',
      promisedAt: start,
    });
  });

  it('name a command by its id and evidence by its hash, and nothing else', async () => {
    const deviceId = await tablet();
    for (const wrong of [item({ item: 'a'.repeat(64) }), item({ kind: 'evidence' })])
      expect((await promise(deviceId, [wrong])).body.code).toBe('request/invalid');
    expect(await outstanding(deviceId)).toEqual([]);
  });

  it('are kept apart by account: one empty queue says nothing about the other', async () => {
    const deviceId = await tablet();
    const head = await app.as('section-head');
    await head.call(registerDevice, { body: { deviceId, name: '一号平板' } });
    const [mine, theirs] = [item(), item()];
    await promise(deviceId, [mine]);
    await promise(deviceId, [theirs], head);
    await promise(deviceId, []);
    expect(new Map(await outstanding(deviceId))).toEqual(
      new Map([
        [mine.item, true],
        [theirs.item, false],
      ]),
    );
  });

  it('are listed of a revoked tablet too', async () => {
    const deviceId = await tablet();
    await promise(deviceId, [item()]);
    await admin.call(revokeDevice, { params: { deviceId }, body: { reason: '遗失' } });
    expect(await outstanding(deviceId)).toHaveLength(1);
  });

  it('name an inspection of the bureau; the list of a foreign tablet is as missing as one that never was', async () => {
    const deviceId = await tablet();
    expect((await promise(deviceId, [{ ...item(), inspectionId: newId() }])).body.code).toBe('resource/not-found');
    const theirs = await app.as('administrator', otherBureau);
    const foreign = await theirs.call(listPromises, { params: { deviceId } });
    const unknown = await theirs.call(listPromises, { params: { deviceId: newId() } });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
  });

  describe('that will not come', () => {
    const reason = '平板落水,已重做检查';
    const settle = async (
      deviceId: string,
      items: ReturnType<typeof item>[],
      more: { by?: Caller; commandId?: string } = {},
    ) =>
      (more.by ?? (await app.as('leader'))).call(settlePromises, {
        params: { deviceId },
        body: { items: items.map(({ kind, item: name }) => ({ kind, item: name })), reason },
        ...(more.commandId === undefined ? {} : { commandId: more.commandId }),
      });

    const listed = async (deviceId: string) => (await admin.call(listPromises, { params: { deviceId } })).body.items;

    it('are not settled while they wait on a tablet in use, nor by those who made them, nor elsewhere', async () => {
      const deviceId = await tablet();
      const [waiting, gone] = [item(), item()];
      await promise(deviceId, [waiting, gone]);
      await promise(deviceId, [waiting]);
      const both = await settle(deviceId, [gone, waiting]);
      expect([both.status, both.body.code]).toEqual([409, 'device/still-promised']);
      expect((await settle(deviceId, [gone, item()])).body.code).toBe('resource/not-found');
      for (const role of ['inspector', 'clerk', 'legal', 'supervisor'] as const)
        expect((await settle(deviceId, [gone], { by: await app.as(role) })).body.code).toBe('session/forbidden');
      const by = await app.as('leader', otherBureau);
      const [foreign, unknown] = [await settle(deviceId, [gone], { by }), await settle(newId(), [gone], { by })];
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(unknown.text);
      expect((await listed(deviceId)).filter(({ settled }) => settled !== null)).toEqual([]);
      expect(await actionsOf(deviceId)).not.toContain('device.promise-settled');
    });

    it('are settled with a reason, once, audited, and stand behind what is open', async () => {
      const deviceId = await tablet();
      const [gone, open] = [item(), item()];
      await promise(deviceId, [gone, open]);
      await promise(deviceId, [open]);
      const more = { by: await app.as('leader'), commandId: newId() };
      const answers = [await settle(deviceId, [gone], more), await settle(deviceId, [gone], more)];
      expect(answers.map(({ body }) => body.settled)).toEqual([1, 1]);
      expect((await settle(deviceId, [gone])).body.settled).toBe(0);
      expect((await listed(deviceId)).map((one) => [one.item, one.settled])).toEqual([
        [open.item, null],
        [gone.item, { at: start, by: 'leader', reason }],
      ]);
      expect(await shown(deviceId)).toMatchObject({ outstanding: 1 });
      const events = (await auditOf(deviceId)).filter(({ action }) => action === 'device.promise-settled');
      expect(events).toMatchObject([{ data: { kind: 'command', item: gone.item, inspectionId, reason } }]);
    });

    it('are all settled of a revoked tablet', async () => {
      const deviceId = await tablet();
      const items = [item(), item({ kind: 'evidence', item: 'b'.repeat(64) })];
      await promise(deviceId, items);
      await admin.call(revokeDevice, { params: { deviceId }, body: { reason: '遗失' } });
      expect((await settle(deviceId, items, { by: admin })).body).toEqual({ settled: 2 });
      expect(await shown(deviceId)).toMatchObject({ outstanding: 0, oldestPromisedAt: null });
    });

    it('are open again when the tablet names them again, and gone when they come', async () => {
      const deviceId = await tablet();
      const found = item();
      await promise(deviceId, [found]);
      await promise(deviceId, []);
      await settle(deviceId, [found]);
      await promise(deviceId, [found]);
      expect(await listed(deviceId)).toMatchObject([{ item: found.item, isWithdrawn: false, settled: null }]);
      await promise(deviceId, []);
      await settle(deviceId, [found]);
      const arrived = { bureau_id: app.bureauId, command_id: found.item, endpoint: 'x' };
      await app.ownerDb
        .insertInto('command_log')
        .values({ ...arrived, request_hash: Buffer.alloc(32), at: start })
        .execute();
      expect(await listed(deviceId)).toEqual([]);
    });
  });
});
