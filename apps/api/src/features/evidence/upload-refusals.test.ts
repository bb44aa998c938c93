// What of an upload is refused, before or after its bytes have come; nothing of it stays.
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceLimits, findMissingEvidence } from '@liangma/contract/evidence';
import { roles } from '@liangma/contract/permissions';
import { testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { fileOf, sampleFile, type SampleFile } from '../../testing/sample-files.ts';
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

describe('an upload is refused', () => {
  const file = sampleFile('jpeg');

  it('without a session, and to those who only look on', async () => {
    const nobody = await tusClient(app, app.anonymous).create(file);
    expect([nobody.status, nobody.problem?.code]).toEqual([401, 'session/required']);
    for (const role of roles) {
      const answer = await tusClient(app, await app.as(role)).create(file);
      const isAllowed = role !== 'supervisor';
      expect([role, answer.problem?.code], role).toEqual([role, isAllowed ? undefined : 'session/forbidden']);
    }
  });

  it('from another site, and before the own password is chosen', async () => {
    for (const origin of ['https://elsewhere.test', 'null'])
      expect((await tus.create(file, { headers: { origin } })).problem?.code).toBe('request/foreign-origin');
    expect((await tus.create(file, { headers: { origin: 'http://liangma.test' } })).status).toBe(201);
    const setFirst = (isFirst: boolean) =>
      app.ownerDb
        .updateTable('account')
        .set({ must_change_password: isFirst })
        .where('id', '=', inspector.accountId)
        .execute();
    await setFirst(true);
    expect((await tus.create(file)).problem?.code).toBe('session/password-first');
    await setFirst(false);
  });

  it('when it says no hash, no known kind, no length, or is no tus', async () => {
    const { sha256, ...rest } = announcing(file);
    for (const metadata of [rest, { sha256 }, { ...rest, sha256: 'ABC' }, { ...rest, sha256, kind: 'program' }])
      expect((await tus.create(file, { metadata })).problem?.code).toBe('request/malformed');
    for (const headers of [{ 'upload-length': '-1' }, { 'upload-length': 'x' }, { 'tus-resumable': '0.2.2' }])
      expect((await tus.create(file, { headers })).problem?.code).toBe('request/malformed');
    const deferred = await app.request('/api/uploads', {
      method: 'POST',
      headers: {
        cookie: inspector.cookie,
        'tus-resumable': '1.0.0',
        'upload-defer-length': '1',
        'upload-metadata': encodedMetadata(announcing(file)),
      },
    });
    expect(deferred.status).toBe(400);
    const plain = await app.request('/api/uploads', { method: 'POST', headers: { cookie: inspector.cookie } });
    expect(((await plain.json()) as { code: string }).code).toBe('request/malformed');
  });

  it('when it is announced larger than its kind may be, or empty', async () => {
    for (const [kind, limit] of Object.entries(evidenceLimits)) {
      const ask = async (length: number) =>
        (
          await tus.create(file, {
            metadata: { ...announcing(file), kind },
            headers: { 'upload-length': String(length) },
          })
        ).problem;
      expect(await ask(limit + 1), kind).toMatchObject({ code: 'evidence/too-large', status: 413, retry: 'never' });
      expect(await ask(limit), kind).toBeNull();
    }
    expect((await tus.send(fileOf(Buffer.alloc(0)))).problem?.code).toBe('evidence/wrong-type');
  });

  it('when more is sent than was announced', async () => {
    const { id } = await tus.create(file);
    const answer = await tus.patch(id, 0, Buffer.concat([file.bytes, randomBytes(1)]));
    expect([answer.status, answer.problem?.code]).toEqual([413, 'evidence/too-large']);
  });

  const disguised: [string, Parameters<typeof sampleFile>[0], Record<string, string>][] = [
    ['a program named as a photo', 'exe', { kind: 'photo', mediaType: 'image/jpeg', name: '照片.jpg' }],
    ['a page named as a picture', 'html', { kind: 'photo', mediaType: 'image/png', name: 'x.png' }],
    ['a page named as a document', 'html', { kind: 'document', mediaType: 'application/pdf', name: 'x.pdf' }],
    ['a photo as a signature', 'jpeg', { kind: 'signature', mediaType: 'image/png', name: 'x.png' }],
    ['a document as a photo', 'pdf', { kind: 'photo', mediaType: 'image/jpeg', name: 'x.jpg' }],
    ['a video as a document', 'webm', { kind: 'document', mediaType: 'application/pdf', name: 'x.pdf' }],
  ];
  it.each(disguised)('when it is %s', async (_name, kind, metadata) => {
    const bad = sampleFile(kind, 500);
    const answer = await tus.send(bad, { sha256: bad.hash, ...metadata });
    expect(answer.problem).toMatchObject({ code: 'evidence/wrong-type', status: 415, retry: 'never' });
    expect(await rowsOf(bad)).toEqual([]);
    expect(() => statSync(pathOf(bad))).toThrow('ENOENT');
  });

  it('when it arrives damaged: nothing stays, and it begins again', async () => {
    const before = staged().length;
    const whole = sampleFile('jpeg');
    const damaged = Buffer.from(whole.bytes);
    damaged[100] = (damaged[100] ?? 0) ^ 1;
    const created = await tus.create(whole);
    const answer = await tus.patch(created.id, 0, damaged);
    expect(answer.problem).toMatchObject({ code: 'evidence/hash-differs', status: 422, retry: 'later' });
    expect(staged().length).toBe(before);
    expect((await tus.head(created.id)).status).toBe(404);
    expect((await tus.send(whole)).status).toBe(204);
    expect(await isMissing(whole)).toBe(false);
  });

  it('when it is somebody else’s: the same 404 as for one that never was', async () => {
    const { id } = await tus.create(file);
    const strangers = [await app.as('section-head'), await app.as('inspector', await app.otherBureau())];
    for (const stranger of strangers) {
      const other = tusClient(app, stranger);
      for (const ask of ['head', 'remove'] as const) {
        const [real, madeUp] = [await other[ask](id), await other[ask](randomBytes(16).toString('hex'))];
        expect([real.status, real.problem]).toEqual([madeUp.status, madeUp.problem]);
        expect(real.status).toBe(404);
      }
      const [real, madeUp] = [await other.patch(id, 0, file.bytes), await other.patch('0'.repeat(32), 0, file.bytes)];
      expect([real.status, real.problem]).toEqual([404, madeUp.problem]);
    }
    for (const id2 of ['..%2F..%2Fsecret', '%2e%2e', 'x', `${inspector.accountId}.${id}`])
      expect((await tus.head(id2)).status).toBe(404);
    expect((await tus.head(id)).offset).toBe(0);
  });
});
