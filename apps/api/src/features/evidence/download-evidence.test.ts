// Who gets the bytes of evidence and in which form; what is lost in the store is said, not hidden; and what links it.
import { chmodSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadEvidence, type EvidenceItem, type EvidenceKind } from '@liangma/contract/evidence';
import { roles } from '@liangma/contract/permissions';
import { command as verifyCommand } from '../../cli/verify-evidence.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { runCommand } from '../../testing/run-command.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { linkEvidence, verifyEvidence } from './public.ts';
import { sampleFile, type SampleFile } from '../../testing/sample-files.ts';
import { announcing, tusClient } from './testing/tus-requests.ts';

let app: TestApp;
let scene: Scene;
let inspector: Caller;
let inspectionId: string;
beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  inspector = scene.inspector;
  inspectionId = (await scene.drafted()).id;
});
afterAll(() => app.close());

async function stored(sample: Parameters<typeof sampleFile>[0], kind: EvidenceKind, size = 3000): Promise<SampleFile> {
  const file = sampleFile(sample, size);
  const answer = await tusClient(app, inspector).send(file, { ...announcing(file), kind });
  expect(answer.status).toBe(204);
  return file;
}

const itemOf = (file: SampleFile, more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  hash: file.hash,
  previewHash: null,
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: file.bytes.length,
  name: '仓库 门口.jpg',
  caption: '',
  takenAt: '2026-06-15T01:40:00.000Z',
  place: null,
  checkKey: null,
  ...more,
});

const link = (items: EvidenceItem[], to = inspectionId, signatures: { image: string }[] = []) =>
  app.ownerDb
    .transaction()
    .execute((tx) =>
      linkEvidence(
        tx,
        { bureauId: app.bureauId, now: '2026-06-15T02:00:00.000Z' },
        { inspectionId: to, sourceKind: 'addition', sourceId: newId() },
        { items, signatures },
      ),
    );

const download = (hash: string, more: { caller?: Caller; of?: string; headers?: Record<string, string> } = {}) =>
  (more.caller ?? inspector).call(downloadEvidence, {
    params: { inspectionId: more.of ?? inspectionId, hash },
    headers: more.headers ?? {},
  });

const pathOf = (file: SampleFile) =>
  join(app.deps.evidence.uploadsDir, '..', 'evidence', app.bureauId, file.hash.slice(0, 2), file.hash);

describe('download-evidence', () => {
  it('knows only what is linked to this inspection of this bureau: everything else is the same 404', async () => {
    const file = await stored('jpeg', 'photo');
    const madeUp = await download('0'.repeat(64));
    expect(madeUp.status).toBe(404);
    const elsewhere = (await scene.drafted()).id;
    await link([itemOf(file)], elsewhere);
    expect((await download(file.hash)).text).toBe(madeUp.text);
    const stranger = await app.as('inspector', await app.otherBureau());
    expect((await download(file.hash, { caller: stranger, of: elsewhere })).text).toBe(madeUp.text);
    expect((await app.anonymous.call(downloadEvidence, { params: { inspectionId, hash: file.hash } })).status).toBe(
      401,
    );
    for (const role of roles) {
      const answer = await download(file.hash, { caller: await app.as(role), of: elsewhere });
      expect([role, answer.status]).toEqual([role, 200]);
    }
    const supervisor = await app.as('supervisor', stranger.bureauId);
    const looking = { caller: supervisor, of: elsewhere, headers: { 'x-bureau': app.bureauId } };
    expect((await download(file.hash, looking)).status).toBe(200);
    expect((await download(file.hash, { caller: supervisor, of: elsewhere })).text).toBe(madeUp.text);
  });

  it('shows pictures and sound, saves all else, and lets nothing be guessed or run', async () => {
    const [photo, preview] = [await stored('jpeg', 'photo'), await stored('jpeg', 'photo')];
    const paper = await stored('pdf', 'document');
    await link([itemOf(photo, { previewHash: preview.hash }), itemOf(paper, { kind: 'document', name: '台账.pdf' })]);
    const answer = await download(photo.hash);
    expect(Buffer.from(answer.bytes).equals(photo.bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '3000',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('仓库 门口.jpg')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(Buffer.from((await download(preview.hash)).bytes).equals(preview.bytes)).toBe(true);
    const saved = await download(paper.hash);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(saved.headers.get('content-type')).toBe('application/pdf');
  });

  it('shows the pictures of signatures under a record and under a document', async () => {
    const [onRecord, onDocument, unused] = [
      await stored('png', 'signature'),
      await stored('png', 'signature'),
      await stored('png', 'signature'),
    ];
    const by = { bureau_id: app.bureauId, inspection_id: inspectionId };
    const at = '2026-06-15T02:00:00.000Z';
    await app.ownerDb
      .insertInto('inspection_record')
      .values({
        id: newId(),
        ...by,
        revision: 1,
        content: JSON.stringify({ signatures: [{ role: 'officer', image: onRecord.hash }] }),
        content_hash: 'x',
        checklist_hash: 'x',
        recorded_by: inspector.accountId,
        recorded_at: at,
      })
      .execute();
    await app.ownerDb
      .insertInto('inspection_document')
      .values({
        id: newId(),
        ...by,
        kind: 'inquiry',
        content: '{}',
        signatures: JSON.stringify([{ role: 'party', image: onDocument.hash }]),
        content_hash: 'x',
        written_by: inspector.accountId,
        written_at: at,
      })
      .execute();
    for (const file of [onRecord, onDocument])
      expect(Buffer.from((await download(file.hash)).bytes).equals(file.bytes)).toBe(true);
    expect((await download(unused.hash)).status).toBe(404);
  });

  it('sends a part to a player that asks for one', async () => {
    const sound = await stored('webm', 'sound');
    await link([itemOf(sound, { kind: 'sound', mediaType: 'audio/webm', name: '询问.webm' })]);
    const parts: [string, number, number][] = [
      ['bytes=0-99', 0, 99],
      ['bytes=1000-', 1000, 2999],
      ['bytes=-10', 2990, 2999],
      ['bytes=2900-99999', 2900, 2999],
    ];
    for (const [range, first, last] of parts) {
      const answer = await download(sound.hash, { headers: { range } });
      expect(answer.status, range).toBe(206);
      expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/3000`);
      expect(Buffer.from(answer.bytes).equals(sound.bytes.subarray(first, last + 1)), range).toBe(true);
    }
    for (const range of ['bytes=5000-', 'bytes=9-3', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=-'])
      expect((await download(sound.hash, { headers: { range } })).bytes.length, range).toBe(3000);
  });

  it('fails loudly when the store has lost or cut a file', async () => {
    const [lost, cut] = [await stored('jpeg', 'photo'), await stored('jpeg', 'photo')];
    await link([itemOf(lost), itemOf(cut)]);
    rmSync(pathOf(lost));
    chmodSync(pathOf(cut), 0o644);
    truncateSync(pathOf(cut), 0);
    for (const file of [lost, cut]) {
      const answer = await download(file.hash);
      expect([answer.status, answer.body.code]).toEqual([500, 'server/failed']);
      expect(answer.text).not.toContain(file.hash);
    }
    // what is lost can be sent again
    const answer = await tusClient(app, inspector).send(lost);
    expect([answer.status, Buffer.from((await download(lost.hash)).bytes).equals(lost.bytes)]).toEqual([204, true]);
    writeFileSync(pathOf(cut), cut.bytes);
  });
});

describe('linkEvidence', () => {
  it('links nothing that has not arrived, preview and signature included', async () => {
    const file = await stored('jpeg', 'photo');
    const absent = sampleFile('jpeg');
    const attempts = [
      () => link([itemOf(file), itemOf(absent)]),
      () => link([itemOf(file, { previewHash: absent.hash })]),
      () => link([itemOf(file)], inspectionId, [{ image: absent.hash }]),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'evidence/missing', errors: [{ detail: absent.hash }] });
    expect((await download(file.hash)).status).toBe(404);
  });

  it('seals what is named, once, and lets a photo be in two inspections', async () => {
    const [file, signature] = [await stored('jpeg', 'photo'), await stored('png', 'signature')];
    const other = (await scene.drafted()).id;
    await link([itemOf(file)], inspectionId, [{ image: signature.hash }]);
    await link([itemOf(file, { caption: '同一照片' })], other);
    const sealed = await app.ownerDb
      .selectFrom('evidence')
      .select('sealed_at')
      .where('hash', 'in', [file.hash, signature.hash])
      .execute();
    expect(sealed).toEqual([{ sealed_at: '2026-06-15T02:00:00.000Z' }, { sealed_at: '2026-06-15T02:00:00.000Z' }]);
    for (const of of [inspectionId, other]) expect((await download(file.hash, { of })).status).toBe(200);
  });
});

describe('verify-evidence', () => {
  const run = () => runCommand(verifyCommand, [], app.deps);

  it('names what is missing and what is altered, down to one bit, and ends with 1', async () => {
    const [lost, altered] = [await stored('jpeg', 'photo'), await stored('jpeg', 'photo')];
    const before = await verifyEvidence(app.deps.db, app.deps.evidence.store);
    expect(before).toMatchObject({ missing: [], altered: [] });
    expect(before.verified).toBeGreaterThan(1);
    expect((await run()).status).toBe(0);

    rmSync(pathOf(lost));
    const bytes = readFileSync(pathOf(altered));
    bytes[2999] = (bytes[2999] ?? 0) ^ 1;
    chmodSync(pathOf(altered), 0o644);
    writeFileSync(pathOf(altered), bytes);
    expect(await verifyEvidence(app.deps.db, app.deps.evidence.store)).toEqual({
      verified: before.verified - 2,
      missing: [{ bureauId: app.bureauId, hash: lost.hash }],
      altered: [{ bureauId: app.bureauId, hash: altered.hash }],
    });
    const told = await run();
    expect(told.status).toBe(1);
    expect(told.lines).toEqual([
      `missing  ${lost.hash}  bureau ${app.bureauId}`,
      `altered  ${altered.hash}  bureau ${app.bureauId}`,
      `${before.verified - 2} files are what they were, 1 missing, 1 altered.`,
    ]);
  });
});
