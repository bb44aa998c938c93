// A file of unsent work over HTTP: in the name of its authors, once, whatever became of the tablet.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importUnsent, listDevices } from '@liangma/contract/devices';
import { getHeldCommand, resolveHeldCommand, type FieldCommand } from '@liangma/contract/field-commands';
import { getInspection, type InspectionView } from '@liangma/contract/inspections';
import { signDeviceStamp } from '../../codes/device-stamp.ts';
import { photo, recordCommand, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { auditOf, completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise } from '../../testing/rows.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { unsentFile, type MadeFile } from './testing/unsent-file.ts';

let app: TestApp;
let scene: Scene;
let admin: Caller;
let tablet: Tablet;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  admin = await app.as('administrator');
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const enter: FieldCommand = { kind: 'enter-by-exception', version: 1, reason: 'no-network', note: '园区无信号' };
const recordOf = (view: InspectionView, file: SampleFile): FieldCommand => ({
  kind: 'record',
  version: 1,
  content: completeRecord(view, { evidence: [photo(file.hash, { bytes: file.bytes.length })] }),
  checklistHash: view.checklistHash,
});

const approved = async () => scene.approved({ enterpriseId: await insertEnterprise(app.ownerDb, app.bureauId) });

const fileOf = (made: Pick<MadeFile, 'envelopes'> & Partial<MadeFile>) =>
  unsentFile({ deviceId: tablet.deviceId, accountId: scene.inspector.accountId, ...made });

const bringIn = (body: Uint8Array, more: { by?: Caller; commandId?: string } = {}) =>
  (more.by ?? admin).call(importUnsent, { body, ...(more.commandId ? { commandId: more.commandId } : {}) });

const outcomes = (answer: Awaited<ReturnType<typeof bringIn>>) => answer.body.results.map(({ outcome }) => outcome);

const seen = async (inspectionId: string) =>
  (await scene.inspector.call(getInspection, { params: { inspectionId } })).body;

describe('a file of unsent work', () => {
  it('brings entry, record and photo in the name of their author, and is audited in that of the administrator', async () => {
    const view = await approved();
    const file = sampleFile('png');
    const first = tablet.envelope(view.id, enter);
    const second = tablet.envelope(view.id, recordOf(view, file), { afterId: first.commandId });
    const answer = await bringIn(await fileOf({ envelopes: [first, second], files: [file] }));
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      deviceName: '进水的平板',
      accountName: 'inspector',
      part: 1,
      parts: 1,
      evidence: 1,
      missing: [],
      unreadable: 0,
      drafts: 0,
      keepDays: 7,
      results: [
        { commandId: first.commandId, label: 'enter-by-exception', outcome: 'accepted', detail: '' },
        { commandId: second.commandId, label: 'record', outcome: 'accepted', detail: '' },
      ],
    });
    const now = await seen(view.id);
    expect(now).toMatchObject({ state: 'recorded', record: { recordedBy: 'inspector' } });
    expect(now.record?.content.evidence.map(({ hash }) => hash)).toEqual([file.hash]);
    expect((await auditOf(app, view.id)).slice(-2)).toMatchObject([
      { action: 'inspection.entered', actor: 'inspector', data: { broughtInBy: admin.accountId } },
      { action: 'inspection.recorded', actor: 'inspector', data: { broughtInBy: admin.accountId } },
    ]);
    expect((await auditOf(app, tablet.deviceId)).at(-1)).toMatchObject({
      action: 'device.unsent-imported',
      actor: 'administrator',
      data: { commandIds: [first.commandId, second.commandId] },
    });
  });

  it('counts once with what the tablet sent before or sends afterwards, and with itself', async () => {
    const view = await approved();
    const first = tablet.envelope(view.id, enter);
    expect((await tablet.deliver(first)).body.outcome).toBe('accepted');
    const file = sampleFile('png');
    const second = tablet.envelope(view.id, recordOf(view, file), { afterId: first.commandId });
    const bytes = await fileOf({ envelopes: [first, second], files: [file] });
    const commandId = newId();
    expect(outcomes(await bringIn(bytes, { commandId }))).toEqual(['known', 'accepted']);
    expect(outcomes(await bringIn(bytes, { commandId }))).toEqual(['known', 'known']);
    expect(outcomes(await bringIn(bytes))).toEqual(['known', 'known']);
    const late = await tablet.deliver(second);
    expect(late.body).toMatchObject({ commandId: second.commandId, outcome: 'accepted' });
    const actions = (await auditOf(app, view.id)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'inspection.recorded')).toHaveLength(1);
  });

  it('holds what the rules refuse, and says why', async () => {
    const view = await approved();
    const answer = await bringIn(
      await fileOf({ envelopes: [tablet.envelope(view.id, { kind: 'close', version: 1 })] }),
    );
    expect(answer.body.results[0]).toMatchObject({ outcome: 'held', detail: '检查当前状态不允许此操作' });
    expect((await seen(view.id)).heldCount).toBe(1);
  });

  it('comes in though the tablet is revoked, or was never set up here', async () => {
    const lost = await tabletOf(app, scene.inspector);
    await app.ownerDb
      .updateTable('device')
      .set({ revoked_at: app.deps.clock(), revoked_by: admin.accountId })
      .where('id', '=', lost.deviceId)
      .execute();
    const one = lost.envelope((await approved()).id, enter);
    expect(outcomes(await bringIn(await fileOf({ envelopes: [one], deviceId: lost.deviceId })))).toEqual(['accepted']);
    const deviceId = newId();
    const before = '2026-06-15T00:00:00.000Z';
    const { code_secret: secret } = await app.ownerDb
      .selectFrom('bureau')
      .select('code_secret')
      .where('id', '=', app.bureauId)
      .executeTakeFirstOrThrow();
    const clockStamp = signDeviceStamp(secret, deviceId, before);
    const two = tablet.envelope((await approved()).id, enter, { deviceId, clockStamp });
    expect(outcomes(await bringIn(await fileOf({ envelopes: [two], deviceId })))).toEqual(['accepted']);
    const { body } = await admin.call(listDevices);
    expect(body.items.find(({ id }) => id === deviceId)?.name).toBe('进水的平板');
  });

  it('is held where nothing says that the tablet is one of ours, and a person decides', async () => {
    const view = await approved();
    const deviceId = newId();
    const first = tablet.envelope(view.id, enter, { deviceId, clockStamp: '' });
    const second = tablet.envelope(view.id, recordCommand(view), {
      deviceId,
      clockStamp: '',
      afterId: first.commandId,
    });
    expect(outcomes(await bringIn(await fileOf({ envelopes: [first, second], deviceId })))).toEqual(['held', 'held']);
    expect((await seen(view.id)).state).toBe('approved');
    const params = { commandId: first.commandId };
    expect((await scene.leader.call(getHeldCommand, { params })).body).toMatchObject({
      problem: { code: 'device/unknown' },
      decisions: ['accept', 'discard'],
    });
    expect((await auditOf(app, view.id)).slice(-2)).toMatchObject([
      { action: 'field-command.held', actor: 'inspector', data: { broughtInBy: admin.accountId } },
      { action: 'field-command.held', actor: 'inspector', data: { broughtInBy: admin.accountId } },
    ]);
    const body = { decision: 'accept', reason: '本人确认' } as const;
    expect((await scene.leader.call(resolveHeldCommand, { params, body })).status).toBe(200);
    expect((await seen(view.id)).state).toBe('recorded');
  });

  it('what follows a discarded command of an unknown tablet becomes no record by itself', async () => {
    const view = await approved();
    const real = tablet.envelope(view.id, enter);
    expect((await tablet.deliver(real)).body.outcome).toBe('accepted');
    const deviceId = newId();
    const first = tablet.envelope(
      view.id,
      { kind: 'add-to-record', version: 1, additionId: newId(), text: '伪造', evidence: [] },
      { deviceId, clockStamp: '' },
    );
    const second = tablet.envelope(view.id, recordCommand(view), {
      deviceId,
      clockStamp: '',
      afterId: first.commandId,
    });
    expect(outcomes(await bringIn(await fileOf({ envelopes: [first, second], deviceId })))).toEqual(['held', 'held']);
    const params = { commandId: first.commandId };
    const body = { decision: 'discard', reason: '不是本人所做' } as const;
    expect((await scene.leader.call(resolveHeldCommand, { params, body })).status).toBe(200);
    expect(await seen(view.id)).toMatchObject({ state: 'entered', heldCount: 1 });
  });

  it('comes in without a stamp from a tablet that its author has set up', async () => {
    const deviceId = await setUpTablet(scene.inspector, '三号平板');
    const one = tablet.envelope((await approved()).id, enter, { deviceId, clockStamp: '' });
    expect(outcomes(await bringIn(await fileOf({ envelopes: [one], deviceId })))).toEqual(['accepted']);
  });

  it('is not believed about its times without a stamp that we made for this tablet, and the answer says so', async () => {
    const deviceId = await setUpTablet(scene.inspector, '三号平板');
    const { code_secret: secret } = await app.ownerDb
      .selectFrom('bureau')
      .select('code_secret')
      .where('id', '=', app.bureauId)
      .executeTakeFirstOrThrow();
    const start = app.deps.clock();
    const [deviceAt, now] = ['2026-06-15T03:00:00.000Z', '2026-06-15T08:00:00.000Z'];
    const stampOf = (id: string) => signDeviceStamp(secret, id, start);
    const unproven = '平板时间无法核实,按收到时间计;平板时间已保留备查';
    const cases = [
      ['', now, unproven],
      ['garbage', now, unproven],
      [stampOf(tablet.deviceId), now, unproven],
      [stampOf(deviceId), deviceAt, ''],
    ] as const;
    for (const [clockStamp, enteredAt, detail] of cases) {
      const view = await approved();
      const one = tablet.envelope(view.id, enter, { deviceId, clockStamp, deviceAt, clockOffsetMs: 0 });
      app.setNow(now);
      const { body } = await bringIn(await fileOf({ envelopes: [one], deviceId }));
      app.setNow(start);
      expect(body.results).toMatchObject([{ outcome: 'accepted', detail }]);
      expect((await seen(view.id)).entry).toMatchObject({ enteredAt, receivedAt: now, deviceAt });
    }
  });

  it('is held when its author has another role by now', async () => {
    const author = await app.as('section-head');
    const theirs = await tabletOf(app, author);
    const view = await approved();
    const one = theirs.envelope(view.id, enter);
    await app.ownerDb
      .updateTable('account')
      .set({ roles: ['clerk'] })
      .where('id', '=', author.accountId)
      .execute();
    const answer = await bringIn(await fileOf({ envelopes: [one], deviceId: theirs.deviceId }));
    await app.ownerDb
      .updateTable('account')
      .set({ roles: ['section-head'] })
      .where('id', '=', author.accountId)
      .execute();
    expect(answer.body.results).toMatchObject([{ outcome: 'held', detail: '您的角色无权进行此操作' }]);
  });

  it('does what it can: unknown authors, lost photos and wrong files stop only what needs them', async () => {
    const [one, two, three] = [await approved(), await approved(), await approved()];
    const stranger = await app.as('inspector', await app.otherBureau());
    const lostPhoto = sampleFile('png');
    const program = sampleFile('exe');
    const entered = tablet.envelope(two.id, enter);
    const answer = await bringIn(
      await fileOf({
        envelopes: [
          tablet.envelope(one.id, enter, { accountId: stranger.accountId }),
          tablet.envelope(one.id, enter, { accountId: newId() }),
          entered,
          tablet.envelope(two.id, recordOf(two, lostPhoto), { afterId: entered.commandId }),
          tablet.envelope(three.id, enter),
        ],
        files: [program],
      }),
    );
    expect(answer.body.evidence).toBe(0);
    expect(outcomes(answer)).toEqual(['failed', 'failed', 'accepted', 'failed', 'accepted']);
    const details = answer.body.results.map(({ detail }) => detail);
    expect(details[0]).toBe(details[1]);
    expect(details[3]).toContain('所附照片或文件尚未上传完成');
  });

  it('is refused when it is none, damaged, or brought by somebody else', async () => {
    const bytes = await fileOf({ envelopes: [tablet.envelope((await approved()).id, enter)] });
    const damaged = Uint8Array.from(bytes);
    damaged[300] = 0;
    for (const body of [new Uint8Array(0), Buffer.from('照片'), damaged, bytes.slice(0, 300)]) {
      const answer = await bringIn(body);
      expect(answer.status).toBe(422);
      expect(answer.body.code).toBe('import/unreadable');
      expect(answer.body.detail).toBeTruthy();
    }
    const events = await auditOf(app, tablet.deviceId);
    expect((await bringIn(bytes, { by: scene.inspector })).body.code).toBe('session/forbidden');
    expect(await auditOf(app, tablet.deviceId)).toEqual(events);
  });
});
