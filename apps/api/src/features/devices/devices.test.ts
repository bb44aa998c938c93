// Tablets over HTTP: set up, seen, lost, revoked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDevices, promiseDelivery, registerDevice, reserveNumbers, revokeDevice } from '@liangma/contract/devices';
import { getFieldPack } from '@liangma/contract/field-pack';
import { getSession } from '@liangma/contract/people';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

const start = '2026-06-15T01:00:00.000Z';

let app: TestApp;
let admin: Caller;
let otherBureau: string;
beforeAll(async () => {
  app = await testApp(start);
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

describe('setting a tablet up', () => {
  it('answers with the bureau, lists the tablet and its people, and is audited once', async () => {
    const deviceId = await tablet('二号平板');
    const again = await (await inspector()).call(registerDevice, { body: { deviceId, name: '二号平板' } });
    expect(again.body).toEqual({ deviceId, name: '二号平板', bureauName: '示范市工业和信息化局' });
    expect(await actionsOf(deviceId)).toEqual(['device.registered', 'device.account-added']);
    expect(await shown(deviceId)).toMatchObject({
      name: '二号平板',
      accounts: ['inspector'],
      registeredAt: start,
      lastSeenAt: start,
      revokedAt: null,
      revokedBy: null,
      revokeReason: null,
      outstanding: 0,
      oldestPromisedAt: null,
    });
  });

  it('adds a further account to the same tablet, and takes a new name', async () => {
    const deviceId = await tablet('三号平板');
    const head = await app.as('section-head');
    await head.call(registerDevice, { body: { deviceId, name: '三号平板(民爆)' } });
    expect(await shown(deviceId)).toMatchObject({ name: '三号平板(民爆)', accounts: ['inspector', 'section-head'] });
    expect(await actionsOf(deviceId)).toEqual([
      'device.registered',
      'device.account-added',
      'device.renamed',
      'device.account-added',
    ]);
  });

  it('is a tablet of its own in another bureau, which sees nothing of ours', async () => {
    const deviceId = await tablet('四号平板');
    const theirs = await app.as('inspector', otherBureau);
    const answer = await theirs.call(registerDevice, { body: { deviceId, name: '外局平板' } });
    expect(answer.status).toBe(200);
    expect(await shown(deviceId)).toMatchObject({ name: '四号平板', accounts: ['inspector'] });
    const theirAdmin = await app.as('administrator', otherBureau);
    expect(await shown(deviceId, theirAdmin)).toMatchObject({ name: '外局平板', accounts: ['inspector'] });
  });

  it('once for a repeat of the command, whoever asks in parallel', async () => {
    const deviceId = newId();
    const by = await inspector();
    const input = { body: { deviceId, name: '五号平板' }, commandId: newId() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => by.call(registerDevice, input)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await actionsOf(deviceId)).toEqual(['device.registered', 'device.account-added']);
  });
});

describe('a revoked tablet', () => {
  it('loses its sessions, is refused everything, and hears it without a session too', async () => {
    const own = await app.as('inspector');
    const deviceId = await tablet('丢失的平板', own);
    const elsewhere = await app.as('inspector');
    const answer = await admin.call(revokeDevice, { params: { deviceId }, body: { reason: '在示范路遗失' } });
    expect(answer.status).toBe(200);
    expect((await own.call(getSession)).body.code).toBe('session/required');
    expect((await elsewhere.call(getSession)).status).toBe(200);
    for (const caller of [own, app.anonymous, elsewhere])
      expect((await caller.call(getFieldPack, { query: { deviceId } })).body).toMatchObject({
        code: 'device/revoked',
        detail: '在示范路遗失',
      });
    const body = { deviceId, name: '丢失的平板' };
    expect((await elsewhere.call(registerDevice, { body })).body.code).toBe('device/revoked');
    const promised = { params: { deviceId }, body: { items: [] } };
    expect((await elsewhere.call(promiseDelivery, promised)).body.code).toBe('device/revoked');
    const numbers = { params: { deviceId }, body: { kind: 'sampling', count: 1 } };
    expect((await elsewhere.call(reserveNumbers, numbers)).body.code).toBe('device/revoked');
    expect(await shown(deviceId)).toMatchObject({
      revokedAt: start,
      revokedBy: 'administrator',
      revokeReason: '在示范路遗失',
    });
    expect((await auditOf(deviceId)).at(-1)).toMatchObject({
      action: 'device.revoked',
      data: { name: '丢失的平板', reason: '在示范路遗失', endedSessions: 1 },
    });
  });

  it('cannot be revoked twice; one of another bureau does not exist, in the same words as one that never did', async () => {
    const deviceId = await tablet();
    const theirs = await app.as('administrator', otherBureau);
    const body = { reason: '试一试' };
    const foreign = await theirs.call(revokeDevice, { params: { deviceId }, body });
    const unknown = await theirs.call(revokeDevice, { params: { deviceId: newId() }, body });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
    expect((await admin.call(revokeDevice, { params: { deviceId }, body })).status).toBe(200);
    expect((await admin.call(revokeDevice, { params: { deviceId }, body })).body.code).toBe('device/revoked');
  });

  it('stays in use where another bureau has it and did not revoke it', async () => {
    const deviceId = await tablet();
    const theirs = await app.as('inspector', otherBureau);
    await theirs.call(registerDevice, { body: { deviceId, name: '共用平板' } });
    await admin.call(revokeDevice, { params: { deviceId }, body: { reason: '归还' } });
    expect((await theirs.call(getFieldPack, { query: { deviceId } })).status).toBe(200);
    expect((await app.anonymous.call(getFieldPack, { query: { deviceId } })).body.code).toBe('session/required');
  });
});

it('an unknown tablet is told to be set up, a foreign one in the same words', async () => {
  const deviceId = await tablet();
  const theirs = await app.as('inspector', otherBureau);
  const texts: string[] = [];
  for (const id of [deviceId, newId()]) {
    const answer = await theirs.call(getFieldPack, { query: { deviceId: id } });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('device/unknown');
    texts.push(answer.text);
    const promised = { params: { deviceId: id }, body: { items: [] } };
    expect((await theirs.call(promiseDelivery, promised)).body.code).toBe('device/unknown');
    const numbers = { params: { deviceId: id }, body: { kind: 'sampling', count: 1 } };
    expect((await theirs.call(reserveNumbers, numbers)).body.code).toBe('device/unknown');
  }
  expect(texts[0]).toBe(texts[1]);
});

it('a session that began later belongs to the tablet from its first fetch on', async () => {
  const deviceId = await tablet();
  const later = await app.as('inspector');
  await later.call(getFieldPack, { query: { deviceId } });
  await admin.call(revokeDevice, { params: { deviceId }, body: { reason: '遗失' } });
  expect((await later.call(getSession)).body.code).toBe('session/required');
});

it('the last time that a tablet was seen moves with its fetches', async () => {
  const deviceId = await tablet();
  app.setNow('2026-06-15T04:30:00.000Z');
  await (await inspector()).call(getFieldPack, { query: { deviceId } });
  app.setNow(start);
  expect((await shown(deviceId))?.lastSeenAt).toBe('2026-06-15T04:30:00.000Z');
});
