// What a tablet promised over HTTP: outstanding until it arrives, withdrawn when it vanishes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDevices, listPromises, promiseDelivery, registerDevice, revokeDevice } from '@liangma/contract/devices';
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
});
