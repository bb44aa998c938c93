// Uploads over HTTP: what is there afterwards, that they go on where they stopped, and that nothing happens twice.
import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMissingEvidence } from '@liangma/contract/evidence';
import { createApp } from '../../app.ts';
import { s3Store } from '../../evidence-store/s3-store.ts';
import { fakeBucket } from '../../evidence-store/testing/fake-bucket.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { inspectionScene } from '../../testing/inspection-scene.ts';
import { removeOldUploads } from './public.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { announcing, encodedMetadata, tusClient, type TusClient } from './testing/tus-requests.ts';

let app: TestApp;
let inspector: Caller;
let tus: TusClient;
beforeAll(async () => {
  app = await testApp();
  inspector = await app.as('inspector');
  tus = tusClient(app, inspector);
});
afterAll(() => app.close());

const rowsOf = (file: SampleFile) =>
  app.ownerDb.selectFrom('evidence').selectAll().where('hash', '=', file.hash).execute();
const staged = () => readdirSync(app.deps.evidence.uploadsDir);
const pathOf = (file: SampleFile, bureauId = app.bureauId) =>
  join(app.deps.evidence.uploadsDir, '..', 'evidence', bureauId, file.hash.slice(0, 2), file.hash);
const isMissing = async (file: SampleFile, caller = inspector) =>
  (await caller.call(findMissingEvidence, { body: { hashes: [file.hash] } })).body.missing.includes(file.hash);

describe('a file that has come whole', () => {
  it('is sealed in the store, noted once, audited, and no promise is open any more', async () => {
    const file = sampleFile('jpeg');
    const scene = await inspectionScene(app);
    const { id: inspectionId } = await scene.drafted();
    const deviceId = newId();
    const at = '2026-06-14T01:00:00.000Z';
    const device = { id: deviceId, bureau_id: app.bureauId, name: '平板一', registered_at: at, last_seen_at: at };
    await app.ownerDb.insertInto('device').values(device).execute();
    await app.ownerDb
      .insertInto('device_promise')
      .values({
        bureau_id: app.bureauId,
        device_id: deviceId,
        kind: 'evidence',
        item: file.hash,
        account_id: inspector.accountId,
        inspection_id: inspectionId,
        promised_at: at,
      })
      .execute();
    expect(await isMissing(file)).toBe(true);
    const created = await tus.create(file);
    expect(created.headers.get('location')).toBe(`/api/uploads/${created.id}`);
    expect((await tus.patch(created.id, 0, file.bytes.subarray(0, 1000))).offset).toBe(1000);
    expect(await isMissing(file)).toBe(true);
    expect((await tus.patch(created.id, 1000, file.bytes.subarray(1000))).offset).toBe(3000);

    expect(await rowsOf(file)).toMatchObject([
      {
        bureau_id: app.bureauId,
        bytes: 3000,
        media_type: 'image/jpeg',
        stored_by: inspector.accountId,
        stored_at: '2026-06-15T01:00:00.000Z',
        sealed_at: null,
      },
    ]);
    expect(readFileSync(pathOf(file)).equals(file.bytes)).toBe(true);
    expect((statSync(pathOf(file)).mode & 0o777).toString(8)).toBe('444');
    const events = await app.ownerDb
      .selectFrom('audit_event')
      .select(['action', 'account_id', 'data'])
      .where('action', '=', 'evidence.stored')
      .execute();
    expect(events.filter(({ data }) => (data as { hash?: string }).hash === file.hash)).toEqual([
      {
        action: 'evidence.stored',
        account_id: inspector.accountId,
        data: { hash: file.hash, bytes: 3000, mediaType: 'image/jpeg' },
      },
    ]);
    const promise = await app.ownerDb
      .selectFrom('device_promise')
      .select('received_at')
      .where('item', '=', file.hash)
      .executeTakeFirstOrThrow();
    expect(promise.received_at).toBe('2026-06-15T01:00:00.000Z');
    expect(await isMissing(file)).toBe(false);
  });

  it('is answered the same way again when the answer was lost', async () => {
    const file = sampleFile('png');
    const { id } = await tus.create(file, { metadata: { ...announcing(file), mediaType: 'image/png' } });
    await tus.patch(id, 0, file.bytes);
    expect(await tus.head(id)).toMatchObject({ status: 200, offset: 3000 });
    expect((await tus.head(id)).headers.get('upload-length')).toBe('3000');
    expect(await tus.patch(id, 0, file.bytes)).toMatchObject({ status: 204, offset: 3000 });
    expect(await rowsOf(file)).toHaveLength(1);
  });

  it('needs no bytes a second time, from anybody of the bureau', async () => {
    const file = sampleFile('jpeg');
    await tus.send(file);
    const colleague = tusClient(app, await app.as('section-head'));
    const again = await colleague.create(file);
    expect(again).toMatchObject({ status: 201, offset: 3000 });
    expect(await colleague.head(again.id)).toMatchObject({ status: 200, offset: 3000 });
    expect(await colleague.patch(again.id, 0, file.bytes)).toMatchObject({ status: 204, offset: 3000 });
    expect(await rowsOf(file)).toHaveLength(1);
    const asSignature = await colleague.create(file, { metadata: { ...announcing(file), kind: 'signature' } });
    expect(asSignature.problem?.code).toBe('evidence/wrong-type');
  });

  it('is unknown to another bureau, which sends its own', async () => {
    const file = sampleFile('jpeg');
    await tus.send(file);
    const stranger = await app.as('inspector', await app.otherBureau());
    expect(await isMissing(file, stranger)).toBe(true);
    const client = tusClient(app, stranger);
    const created = await client.create(file);
    expect([created.status, created.offset]).toEqual([201, null]);
    expect((await client.patch(created.id, 0, file.bytes)).status).toBe(204);
    expect(await isMissing(file, stranger)).toBe(false);
    expect((await rowsOf(file)).map((row) => row.bureau_id).toSorted()).toEqual(
      [app.bureauId, stranger.bureauId].toSorted(),
    );
    expect(readFileSync(pathOf(file, stranger.bureauId)).equals(file.bytes)).toBe(true);
  });

  it('may come several times at once and is there once', async () => {
    const file = sampleFile('jpeg', 200_000);
    const clients = [tus, tusClient(app, await app.as('section-head')), tus, tus];
    const answers = await Promise.all(clients.map((client) => client.send(file)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await rowsOf(file)).toHaveLength(1);
    const { count } = await app.ownerDb
      .selectFrom('audit_event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('action', '=', 'evidence.stored')
      .where(sql<boolean>`data @> ${JSON.stringify({ hash: file.hash })}::jsonb`)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });

  it('may be announced without a kind: its media type decides', async () => {
    const file = sampleFile('jpeg');
    expect((await tus.send(file, { sha256: file.hash, mediaType: 'image/jpeg', name: '' })).status).toBe(204);
    const sound = sampleFile('webm');
    expect((await tus.send(sound, { sha256: sound.hash, mediaType: 'audio/webm;codecs=opus' })).status).toBe(204);
    expect(await rowsOf(sound)).toMatchObject([{ media_type: 'video/webm' }]);
  });

  it('may come with the request that announces it', async () => {
    const file = sampleFile('jpeg');
    const response = await app.request('/api/uploads', {
      method: 'POST',
      headers: {
        cookie: inspector.cookie,
        'tus-resumable': '1.0.0',
        'upload-length': '3000',
        'upload-metadata': encodedMetadata(announcing(file)),
        'content-type': 'application/offset+octet-stream',
        'content-length': '3000',
      },
      body: file.bytes as Uint8Array<ArrayBuffer>,
    });
    expect([response.status, response.headers.get('upload-offset')]).toEqual([201, '3000']);
    expect(await isMissing(file)).toBe(false);
  });
});

describe('an upload that goes on', () => {
  it('goes on from what has arrived and from nowhere else', async () => {
    const file = sampleFile('jpeg');
    const { id } = await tus.create(file);
    await tus.patch(id, 0, file.bytes.subarray(0, 1200));
    expect((await tus.head(id)).offset).toBe(1200);
    const elsewhere = await tus.patch(id, 1000, file.bytes.subarray(1000));
    expect([elsewhere.status, elsewhere.problem?.code]).toEqual([409, 'evidence/offset-differs']);
    expect((await tus.patch(id, 1200, file.bytes.subarray(1200))).status).toBe(204);
    expect(await isMissing(file)).toBe(false);
  });

  it('is stored when it is asked for after a crash between the last byte and the row', async () => {
    const file = sampleFile('jpeg');
    const { id } = await tus.create(file);
    // what a killed server leaves: all bytes staged, nothing stored
    writeFileSync(join(app.deps.evidence.uploadsDir, `${inspector.accountId}.${id}`), file.bytes);
    expect(await isMissing(file)).toBe(true);
    expect(await tus.head(id)).toMatchObject({ status: 200, offset: 3000 });
    expect(await isMissing(file)).toBe(false);
    expect(readFileSync(pathOf(file)).equals(file.bytes)).toBe(true);
  });

  it('may be given up', async () => {
    const { id } = await tus.create(sampleFile('jpeg'));
    expect((await tus.remove(id)).status).toBe(204);
    expect((await tus.head(id)).status).toBe(404);
  });

  it('is forgotten after seven days without a word, and not before', async () => {
    const [file, young] = [sampleFile('jpeg'), sampleFile('jpeg')];
    const [{ id }, { id: youngId }] = [await tus.create(file), await tus.create(young)];
    await tus.patch(id, 0, file.bytes.subarray(0, 10));
    const now = Date.parse(app.deps.clock());
    const day = 24 * 60 * 60 * 1000;
    const touch = (name: string, age: number) => {
      const at = new Date(now - age);
      for (const end of ['', '.json'])
        utimesSync(join(app.deps.evidence.uploadsDir, `${inspector.accountId}.${name}${end}`), at, at);
    };
    touch(id, 7 * day + 1000);
    touch(youngId, 7 * day - 1000);
    await removeOldUploads(app.deps);
    expect((await tus.head(id)).status).toBe(404);
    expect((await tus.head(youngId)).offset).toBe(0);
    expect(staged().filter((name) => name.includes(id))).toEqual([]);
  });
});

describe('with a bucket', () => {
  it('loses nothing while the bucket is down, and stores it when it is back', async () => {
    const bucket = await fakeBucket();
    const evidence = { store: s3Store(bucket.settings), uploadsDir: app.deps.evidence.uploadsDir };
    const instance = createApp({ ...app.deps, evidence });
    const ask = async (path: string, init?: RequestInit) => instance.request(`http://liangma.test${path}`, init);
    const client = tusClient({ request: ask }, inspector);
    const file = sampleFile('jpeg');
    const { id } = await client.create(file);
    bucket.isDown = true;
    const failed = await client.patch(id, 0, file.bytes);
    expect([failed.status, failed.problem?.code, failed.problem?.retry]).toEqual([500, 'server/failed', 'later']);
    expect(await rowsOf(file)).toEqual([]);
    bucket.isDown = false;
    expect(await client.head(id)).toMatchObject({ status: 200, offset: 3000 });
    expect(await rowsOf(file)).toHaveLength(1);
    expect(bucket.objects.get(`${app.bureauId}/${file.hash.slice(0, 2)}/${file.hash}`)?.equals(file.bytes)).toBe(true);
    expect(() => statSync(pathOf(file))).toThrow('ENOENT');
    await bucket.close();
  });
});
