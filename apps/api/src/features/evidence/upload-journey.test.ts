// Uploads through a real socket with the client that tablets use: cut at every portion, servers killed and started anew.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Upload, type UploadOptions } from 'tus-js-client';
import { createApp } from '../../app.ts';
import { diskStore } from '../../evidence-store/disk-store.ts';
import { hashToken, newToken } from '../../http/session.ts';
import { listen, type Listening } from '../../server/http-server.ts';
import { insertAccount, insertBureau } from '../../testing/rows.ts';
import { testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { serverProcess, type ServerProcess } from '../../testing/server-process.ts';
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { verifyEvidence } from './public.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { announcing, tusClient, type TusClient } from './testing/tus-requests.ts';

/** Sends a file; resolves with the address of the upload. */
function send(endpoint: string, cookie: string, file: SampleFile, more: Partial<UploadOptions> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file.bytes, {
      endpoint,
      headers: { cookie },
      metadata: announcing(file),
      retryDelays: [],
      ...more,
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
    });
    upload.start();
  });
}

describe('through a socket', () => {
  let app: TestApp;
  let inspector: Caller;
  let server: Listening;
  let endpoint: string;
  /** The same instance, asked directly. */
  let client: TusClient;
  beforeAll(async () => {
    app = await testApp();
    inspector = await app.as('inspector');
    const instance = createApp(app.deps);
    server = await listen(instance.fetch, 0, '127.0.0.1');
    const ask = async (path: string, init?: RequestInit) => instance.request(`http://liangma.test${path}`, init);
    client = tusClient({ request: ask }, inspector);
    endpoint = `http://127.0.0.1:${server.port}/api/uploads`;
  });
  afterAll(async () => {
    await server.close();
    await app.close();
  });
  const storedBytes = (file: SampleFile) =>
    readFileSync(join(app.deps.evidence.uploadsDir, '..', 'evidence', app.bureauId, file.hash.slice(0, 2), file.hash));

  /** Sends some bytes of a portion and pulls the cable. */
  async function cutPortion(url: string, offset: number, portion: Buffer, arriving: number): Promise<void> {
    const sending = request(url, {
      method: 'PATCH',
      headers: {
        cookie: inspector.cookie,
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'content-length': String(portion.length),
      },
    });
    const closed = new Promise<void>((resolve) => {
      sending.on('error', () => undefined).on('close', resolve);
    });
    await new Promise<void>((resolve) => sending.write(portion.subarray(0, arriving), () => resolve()));
    sending.destroy();
    await closed;
  }

  /** Asks how much has arrived and sends the rest up to here; what was cut may still come in between, which is a 409. */
  async function goOn(id: string, file: SampleFile, end: number): Promise<number> {
    for (let tries = 0; tries < 50; tries += 1) {
      const arrived = (await client.head(id)).offset ?? 0;
      if (arrived >= end) return arrived;
      const { status } = await client.patch(id, arrived, file.bytes.subarray(arrived, end));
      expect([204, 409]).toContain(status);
    }
    throw new Error('the upload does not go on');
  }

  it('resumes an upload that was cut in every portion, and the hash is right', async () => {
    const size = 1_000_000;
    const portion = 100_000;
    const file = sampleFile('jpeg', size);
    const { id } = await client.create(file);
    for (let end = portion; end <= size; end += portion) {
      // what has arrived is asked for each time: a cut loses what was on its way, never what is there
      const { offset } = await client.head(id);
      const from = offset ?? 0;
      expect(from).toBeLessThan(end);
      await cutPortion(`${endpoint}/${id}`, from, file.bytes.subarray(from, end), Math.floor((end - from) / 2));
      expect(await goOn(id, file, end - portion / 2)).toBeGreaterThanOrEqual(from);
    }
    await send(endpoint, inspector.cookie, file, { uploadUrl: `${endpoint}/${id}`, chunkSize: portion });
    expect(storedBytes(file).equals(file.bytes)).toBe(true);
  });

  it('goes on at another instance of the server, which knows nothing but the folder', async () => {
    const file = sampleFile('jpeg', 500_000);
    const { id } = await client.create(file);
    await client.patch(id, 0, file.bytes.subarray(0, 200_000));
    const next = await listen(createApp(app.deps).fetch, 0, '127.0.0.1');
    const base = `http://127.0.0.1:${next.port}/api/uploads`;
    const sent: number[] = [];
    await send(base, inspector.cookie, file, { uploadUrl: `${base}/${id}`, onProgress: (bytes) => sent.push(bytes) });
    await next.close();
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(200_000);
    expect(storedBytes(file).equals(file.bytes)).toBe(true);
  });

  it('tells the client why, though its bytes are not wanted', async () => {
    const file = sampleFile('jpeg', 8_000_000);
    const { id } = await client.create(file);
    for (let n = 0; n < 5; n += 1) {
      const refused = await fetch(`${endpoint}/${id}`, {
        method: 'PATCH',
        headers: {
          cookie: 'liangma=made-up',
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
        },
        body: file.bytes as Uint8Array<ArrayBuffer>,
      });
      expect(await refused.json()).toMatchObject({ code: 'session/required', retry: 'after-login' });
    }
    expect((await client.head(id)).offset).toBe(0);
  });

  it('begins anew when the upload is not known any more', async () => {
    const file = sampleFile('jpeg', 50_000);
    const url = await send(endpoint, inspector.cookie, file, { uploadUrl: `${endpoint}/${'0'.repeat(32)}` });
    expect(url).not.toContain('0'.repeat(32));
    expect(storedBytes(file).equals(file.bytes)).toBe(true);
  });
});

describe('when the plug is pulled', () => {
  let database: TestDatabase;
  let dataDir: string;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await testDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'liangma-plug-'));
    server = await serverProcess({ dataDir, databaseUrl: database.url });
  });
  afterAll(async () => {
    await server.kill();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function inspectorCookie(): Promise<{ bureauId: string; cookie: string }> {
    const bureauId = await insertBureau(database.ownerDb);
    const accountId = await insertAccount(database.ownerDb, bureauId, ['inspector']);
    const token = newToken();
    await database.ownerDb
      .insertInto('session')
      .values({
        token_hash: hashToken(token),
        bureau_id: bureauId,
        account_id: accountId,
        created_at: new Date().toISOString(),
        last_seen_at: new Date().toISOString(),
        expires_at: '2099-01-01T00:00:00.000Z',
      })
      .execute();
    return { bureauId, cookie: `liangma=${token}` };
  }

  it('nothing of forty files is lost or doubled', { timeout: 120_000 }, async () => {
    const { bureauId, cookie } = await inspectorCookie();
    const files = Array.from({ length: 40 }, () => sampleFile('jpeg', 20_000));
    await server.start();
    let portions = 0;
    let pulls = 0;
    let restarting: Promise<void> = Promise.resolve();
    const restart = async () => {
      pulls += 1;
      await server.kill();
      await server.start();
    };
    const waiting = [...files];
    const worker = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        await send(`${server.address}/api/uploads`, cookie, file, {
          chunkSize: 6000,
          retryDelays: Array.from({ length: 500 }, () => 50),
          onChunkComplete() {
            portions += 1;
            if (portions % 45 === 20) restarting = restarting.then(restart);
          },
        });
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    await restarting;
    await server.kill();

    const rows = await database.ownerDb.selectFrom('evidence').select('hash').execute();
    expect(rows.map(({ hash }) => hash).toSorted()).toEqual(files.map(({ hash }) => hash).toSorted());
    const store = diskStore(join(dataDir, 'evidence'));
    expect(await verifyEvidence(database.db, store)).toEqual({ verified: 40, missing: [], altered: [] });
    for (const { hash, bytes } of files)
      expect(readFileSync(join(dataDir, 'evidence', bureauId, hash.slice(0, 2), hash)).equals(bytes)).toBe(true);
    const { count } = await database.ownerDb
      .selectFrom('audit_event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('action', '=', 'evidence.stored')
      .executeTakeFirstOrThrow();
    expect(count).toBe(40);
    expect(pulls).toBeGreaterThanOrEqual(3);
  });
});
