// How much may lie on the server that no record names, and what becomes of it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { promiseDelivery } from '@liangma/contract/devices';
import { evidenceLimits, findMissingEvidence } from '@liangma/contract/evidence';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { usualUploads } from '../../app-deps.ts';
import { setVisible } from '../../db/scope.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { setUpTablet } from '../../testing/tablet.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { linkEvidence, removeAbandonedEvidence } from './public.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { tusClient, type TusClient } from './testing/tus-requests.ts';

const start = '2026-06-15T01:00:00.000Z';
const eightDaysOn = '2026-06-23T01:00:00.000Z';

let app: TestApp;
let scene: Scene;
let inspector: Caller;
let tus: TusClient;
beforeAll(async () => {
  app = await testApp(start);
  scene = await inspectionScene(app);
  inspector = scene.inspector;
  tus = tusClient(app, inspector);
});
afterAll(() => app.close());
afterEach(() => {
  app.setNow(start);
  Object.assign(app.deps.settings.uploads, { ...usualUploads, freeBytes: 0, keepDays: 7 });
});

const allow = (more: Partial<typeof usualUploads>) => Object.assign(app.deps.settings.uploads, more);
const codeOf = async (client: TusClient, file: SampleFile) => (await client.create(file)).problem?.code;
const pathOf = (file: SampleFile, bureauId = app.bureauId) =>
  join(app.deps.evidence.uploadsDir, '..', 'evidence', bureauId, file.hash.slice(0, 2), file.hash);
const isMissing = async (file: SampleFile, caller = inspector) =>
  (await caller.call(findMissingEvidence, { body: { hashes: [file.hash] } })).body.missing.includes(file.hash);

/** Bytes that nothing names yet, uploads that have begun among them. */
async function lying(accountId?: string): Promise<number> {
  const rows = await app.ownerDb
    .selectFrom('evidence')
    .select(['bytes', 'stored_by'])
    .where('bureau_id', '=', app.bureauId)
    .where('sealed_at', 'is', null)
    .execute();
  const own = rows.filter((row) => accountId === undefined || row.stored_by === accountId);
  return own.reduce((sum, row) => sum + row.bytes, 0);
}

/** A record names the file. */
const link = async (file: SampleFile) => {
  const { id: inspectionId } = await scene.drafted();
  const item = {
    hash: file.hash,
    previewHash: null,
    kind: 'photo',
    mediaType: 'image/jpeg',
    bytes: file.bytes.length,
    name: '',
    caption: '',
    takenAt: start,
    place: null,
    checkKey: null,
  } as const;
  const use = { inspectionId, sourceKind: 'held', sourceId: newId() } as const;
  await app.deps.db.transaction().execute(async (tx) => {
    await setVisible(tx, app.bureauId);
    await linkEvidence(tx, { bureauId: app.bureauId, now: start }, use, { items: [item] });
  });
};

describe('what nothing names', () => {
  it('is limited for an account: what has begun counts, and what is whole counts until a record names it', async () => {
    const [first, second, third] = [sampleFile('jpeg'), sampleFile('jpeg'), sampleFile('jpeg')];
    allow({ accountBytes: (await lying(inspector.accountId)) + 6000 });
    const begun = await tus.create(first);
    expect((await tus.send(second)).status).toBe(204);
    const refused = await tus.create(third);
    expect(refused.problem).toMatchObject({ code: 'evidence/quota-reached', status: 507, retry: 'later' });
    expect(refused.problem?.detail).toContain('本账号');
    // what has begun goes on, and what is there already is answered
    expect((await tus.patch(begun.id, 0, first.bytes)).status).toBe(204);
    expect((await tus.create(second)).status).toBe(201);
    expect(await codeOf(tus, third)).toBe('evidence/quota-reached');
    await link(first);
    expect((await tus.send(third)).status).toBe(204);
  });

  it('leaves room for all files of a record that a tablet owes, up to a wider limit', async () => {
    const files = [sampleFile('jpeg'), sampleFile('jpeg'), sampleFile('jpeg')] as const;
    const before = await lying(inspector.accountId);
    allow({ accountBytes: before + 3000, promisedBytes: before + 9000 });
    expect((await tus.send(files[0])).status).toBe(204);
    expect(await codeOf(tus, files[1])).toBe('evidence/quota-reached');
    const deviceId = await setUpTablet(inspector);
    const { id: inspectionId } = await scene.drafted();
    const more = { inspectionId, label: '现场照片', madeAt: start };
    const step = { kind: 'command' as const, item: newId(), ...more };
    const items = [step, ...files.map(({ hash }) => ({ kind: 'evidence' as const, item: hash, ...more }))];
    expect((await inspector.call(promiseDelivery, { params: { deviceId }, body: { items } })).status).toBe(200);
    expect((await tus.send(files[1])).status).toBe(204);
    expect((await tus.send(files[2])).status).toBe(204);
    allow({ promisedBytes: (await lying(inspector.accountId)) + 1 });
    expect(await codeOf(tus, sampleFile('jpeg'))).toBe('evidence/quota-reached');
    allow({ promisedBytes: usualUploads.promisedBytes });
    // what nothing owes any more counts again
    await app.ownerDb.updateTable('device_promise').set({ settled_at: start }).where('item', '=', step.item).execute();
    expect(await codeOf(tus, sampleFile('jpeg'))).toBe('evidence/quota-reached');
  });

  it('lets the largest record come whole, as the server is set up usually', () => {
    const largest = recordLimits.evidence * Math.max(...Object.values(evidenceLimits));
    expect(usualUploads.promisedBytes).toBeGreaterThan(largest);
    expect(usualUploads.bureauBytes).toBeGreaterThan(usualUploads.promisedBytes);
  });

  it('is freed by an upload that is given up, or that arrived damaged', async () => {
    const [first, second] = [sampleFile('jpeg'), sampleFile('jpeg')];
    allow({ accountBytes: (await lying(inspector.accountId)) + 3000 });
    const begun = await tus.create(first);
    expect(await codeOf(tus, second)).toBe('evidence/quota-reached');
    expect((await tus.remove(begun.id)).status).toBe(204);
    const damaged = await tus.create(second);
    expect((await tus.patch(damaged.id, 0, first.bytes)).problem?.code).toBe('evidence/hash-differs');
    expect((await tus.send(second)).status).toBe(204);
  });

  it('is limited for all accounts of a bureau together, and not for another bureau', async () => {
    const head = tusClient(app, await app.as('section-head'));
    allow({ bureauBytes: (await lying()) + 3000 });
    const begun = await tus.create(sampleFile('jpeg'));
    expect(begun.status).toBe(201);
    const refused = await head.create(sampleFile('jpeg'));
    expect(refused.problem?.code).toBe('evidence/quota-reached');
    expect(refused.problem?.detail).toContain('本单位');
    const theirs = tusClient(app, await app.as('inspector', await app.otherBureau()));
    expect(await codeOf(theirs, sampleFile('jpeg'))).toBeUndefined();
    await tus.remove(begun.id);
  });

  it('is given to one of two uploads at once', async () => {
    allow({ accountBytes: (await lying(inspector.accountId)) + 3000 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => tus.create(sampleFile('jpeg'))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { id } of answers) if (id) await tus.remove(id);
  });
});

describe('a full disk', () => {
  it('takes in no new file, lets known ones through, and says that a later try may succeed', async () => {
    const known = sampleFile('jpeg');
    expect((await tus.send(known)).status).toBe(204);
    allow({ freeBytes: Number.MAX_SAFE_INTEGER });
    const refused = await tus.create(sampleFile('jpeg'));
    expect(refused.problem).toMatchObject({ code: 'server/disk-full', status: 507, retry: 'later' });
    expect((await tus.create(known)).status).toBe(201);
  });
});

describe('evidence that nothing names for a long time', () => {
  const removals = () =>
    app.ownerDb
      .selectFrom('audit_event')
      .select(['actor', 'data'])
      .where('bureau_id', '=', app.bureauId)
      .where('action', '=', 'evidence.removed')
      .orderBy('seq')
      .execute();

  it('goes, audited, with its bytes; what is young or named by a record or a held command stays', async () => {
    const [old, named, young] = [sampleFile('jpeg'), sampleFile('jpeg'), sampleFile('jpeg')];
    for (const file of [old, named]) expect((await tus.send(file)).status).toBe(204);
    await link(named);
    app.setNow('2026-06-20T01:00:00.000Z');
    expect((await tus.send(young)).status).toBe(204);
    app.setNow(eightDaysOn);
    expect(await removeAbandonedEvidence(app.deps)).toBeGreaterThan(0);
    expect(await Promise.all([old, named, young].map((file) => isMissing(file)))).toEqual([true, false, false]);
    expect([old, named, young].map((file) => existsSync(pathOf(file)))).toEqual([false, true, true]);
    const [event, ...more] = await removals();
    expect(more).toEqual([]);
    expect(event?.actor).toBe('cleaning');
    expect(event?.data).toMatchObject({ hashes: expect.arrayContaining([old.hash]) });
    expect(await removeAbandonedEvidence(app.deps)).toBe(0);
    expect(await removals()).toHaveLength(1);
    // whoever still has it sends it again
    expect((await tus.send(old)).status).toBe(204);
    expect(existsSync(pathOf(old))).toBe(true);
  });

  it('stays while a tablet owes a command of the inspection that it was promised for', async () => {
    const file = sampleFile('jpeg');
    const deviceId = await setUpTablet(inspector);
    const { id: inspectionId } = await scene.drafted();
    const command = { kind: 'command', item: newId() };
    const more = { inspectionId, label: '现场照片', madeAt: start };
    const items = [
      { kind: 'evidence', item: file.hash, ...more },
      { ...command, ...more },
    ];
    const promise = { params: { deviceId }, body: { items } };
    expect((await inspector.call(promiseDelivery, promise)).status).toBe(200);
    expect((await tus.send(file)).status).toBe(204);
    app.setNow(eightDaysOn);
    await removeAbandonedEvidence(app.deps);
    expect(await isMissing(file)).toBe(false);
    await app.ownerDb
      .updateTable('device_promise')
      .set({ received_at: eightDaysOn })
      .where('item', '=', command.item)
      .execute();
    await removeAbandonedEvidence(app.deps);
    expect(await isMissing(file)).toBe(true);
  });
});
