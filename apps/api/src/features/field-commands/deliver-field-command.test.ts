// Delivery: who may, what is asked for again, what is the same, which time counts; what became of it is in other files.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverFieldCommand, type FieldCommand } from '@liangma/contract/field-commands';
import type { InspectionView } from '@liangma/contract/inspections';
import { photo, sha256Of, storedFile, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { auditOf, completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const enter: FieldCommand = { kind: 'enter-by-exception', version: 1, reason: 'no-network', note: '园区无信号' };
const recordFor = (view: InspectionView, more: Parameters<typeof completeRecord>[1] = {}): FieldCommand => ({
  kind: 'record',
  version: 1,
  content: completeRecord(view, more),
  checklistHash: view.checklistHash,
});
const rowOf = (id: string) =>
  app.ownerDb.selectFrom('inspection').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const entryOf = (id: string) =>
  app.ownerDb.selectFrom('entry').selectAll().where('inspection_id', '=', id).executeTakeFirstOrThrow();
const rowsOf = (table: 'inspection_record' | 'held_command' | 'record_addition', id: string) =>
  app.ownerDb.selectFrom(table).selectAll().where('inspection_id', '=', id).execute();
const isLogged = async (id: string) =>
  (await app.ownerDb.selectFrom('command_log').select('at').where('command_id', '=', id).execute()).length > 0;

describe('access', () => {
  it('session, role, and the same 404 for another bureau', async () => {
    const view = await scene.approved();
    const envelope = tablet.envelope(view.id, enter);
    expect((await tablet.deliver(envelope, app.anonymous)).status).toBe(401);
    expect((await tablet.deliver(envelope, await app.as('supervisor'))).status).toBe(403);
    // another inspector who is logged in on the same tablet
    const other = await tablet.deliver(envelope, await app.as('section-head'));
    expect(other).toMatchObject({ status: 401, body: { code: 'session/required', retry: 'after-login' } });
    expect(await isLogged(envelope.commandId)).toBe(false);
    const stranger = await app.as('inspector', await app.otherBureau());
    const theirs = await tabletOf(app, stranger);
    const real = await theirs.send(view.id, enter);
    const madeUp = await theirs.send(newId(), enter);
    expect(real).toMatchObject({ status: 404, body: { code: 'resource/not-found' } });
    expect(real.text).toBe(madeUp.text);
    expect((await rowOf(view.id)).state).toBe('approved');
    expect(await rowsOf('held_command', view.id)).toEqual([]);
  });

  it('only tablets of the bureau that are not revoked', async () => {
    const view = await scene.approved();
    const stranger = await tabletOf(app, await app.as('inspector', await app.otherBureau()));
    const unknown = tablet.envelope(view.id, enter, { deviceId: stranger.deviceId });
    expect(await tablet.deliver(unknown)).toMatchObject({ status: 409, body: { code: 'device/unknown' } });
    const lost = await tabletOf(app, scene.inspector);
    await app.ownerDb
      .updateTable('device')
      .set({ revoked_at: app.deps.clock(), revoked_by: scene.inspector.accountId })
      .where('id', '=', lost.deviceId)
      .execute();
    const envelope = lost.envelope(view.id, enter);
    expect(await lost.deliver(envelope)).toMatchObject({ status: 403, body: { code: 'device/revoked' } });
    expect(await isLogged(envelope.commandId)).toBe(false);
  });

  it('the id of the command is the key of the request', async () => {
    const view = await scene.approved();
    const envelope = tablet.envelope(view.id, enter);
    const answer = await scene.inspector.call(deliverFieldCommand, { body: envelope, commandId: newId() });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request/malformed' } });
    const without = await scene.inspector.call(deliverFieldCommand, { body: envelope });
    expect(without.body).toMatchObject({ commandId: envelope.commandId, outcome: 'accepted' });
  });
});

describe('the same command', () => {
  it('four times at once is one row and four identical receipts', async () => {
    const view = await scene.entered();
    const envelope = tablet.envelope(view.id, recordFor(view));
    const answers = await Promise.all([1, 2, 3, 4].map(() => tablet.deliver(envelope)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await rowsOf('inspection_record', view.id)).toHaveLength(1);
    expect((await auditOf(app, view.id)).filter(({ action }) => action === 'inspection.recorded')).toHaveLength(1);
  });

  it('four times at once when the rules refuse it is held once', async () => {
    const view = await scene.entered();
    const envelope = tablet.envelope(view.id, recordFor(view, { place: '' }));
    const answers = await Promise.all([1, 2, 3, 4].map(() => tablet.deliver(envelope)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ outcome: 'held', problem: { code: 'inspection/record-incomplete' } });
    expect(await rowsOf('held_command', view.id)).toHaveLength(1);
    expect((await rowOf(view.id)).state).toBe('entered');
  });

  it('under a used id with other content is refused, and what came first stays', async () => {
    const view = await scene.entered();
    const envelope = tablet.envelope(view.id, recordFor(view));
    expect((await tablet.deliver(envelope)).status).toBe(200);
    const other = { ...envelope, command: recordFor(view, { conclusion: '另一份' }) };
    expect(await tablet.deliver(other)).toMatchObject({ status: 409, body: { code: 'command/id-reused' } });
    expect(await rowsOf('inspection_record', view.id)).toHaveLength(1);
  });

  it('a record that the server has already makes no second revision', async () => {
    const view = await scene.entered();
    await tablet.send(view.id, recordFor(view));
    const again = await tablet.send(view.id, recordFor(view));
    expect(again.body).toMatchObject({ outcome: 'accepted', problem: null });
    expect(await rowsOf('inspection_record', view.id)).toHaveLength(1);
  });
});

describe('what has not arrived yet', () => {
  it('a record before its entry is asked for again, and comes in afterwards', async () => {
    const view = await scene.approved();
    const entry = tablet.envelope(view.id, enter);
    const record = tablet.envelope(view.id, recordFor(view), { afterId: entry.commandId });
    const early = await tablet.deliver(record);
    expect(early).toMatchObject({ status: 409, body: { code: 'field/predecessor-missing', retry: 'later' } });
    expect(await rowsOf('held_command', view.id)).toEqual([]);
    expect((await tablet.deliver(entry)).body).toMatchObject({ outcome: 'accepted' });
    expect((await tablet.deliver(record)).body).toMatchObject({ outcome: 'accepted' });
    expect((await rowOf(view.id)).state).toBe('recorded');
  });

  it('photos, previews and pictures of signatures come before what names them', async () => {
    const view = await scene.entered();
    const { inspector } = scene;
    const names = ['照片', '预览', '签名'].map((name) => `${name}${newId()}`);
    const [original = '', preview = '', image = ''] = names.map((name) => sha256Of(name));
    const content = completeRecord(view, {
      evidence: [photo(original, { previewHash: preview })],
      signatures: [
        {
          role: 'officer',
          name: '张',
          officerId: null,
          image,
          contentHash: 'f'.repeat(64),
          signedAt: '2026-06-15T03:00:00.000Z',
        },
      ],
    });
    const envelope = tablet.envelope(view.id, {
      kind: 'record',
      version: 1,
      content,
      checklistHash: view.checklistHash,
    });
    const missing = [original, preview, image];
    for (const [index, name] of names.entries()) {
      const answer = await tablet.deliver(envelope);
      expect(answer).toMatchObject({ status: 409, body: { code: 'evidence/missing', retry: 'later' } });
      expect(answer.body.errors?.map(({ params }) => params?.['hash'])).toEqual(missing.slice(index));
      await storedFile(app, name, inspector);
    }
    // its signature stands under another content: held, with all of its evidence
    expect((await tablet.deliver(envelope)).body).toMatchObject({ outcome: 'held' });
    const uses = await app.ownerDb
      .selectFrom('inspection_evidence')
      .select(['hash', 'preview_hash', 'source_kind', 'source_id'])
      .where('inspection_id', '=', view.id)
      .orderBy('sort')
      .execute();
    const held = { source_kind: 'held', source_id: envelope.commandId };
    expect(uses).toEqual([
      { hash: original, preview_hash: preview, ...held },
      { hash: image, preview_hash: null, ...held },
    ]);
  });

  it('accepted evidence is sealed, and told with the record', async () => {
    const view = await scene.entered();
    const hash = await storedFile(app, `照片${newId()}`, scene.inspector);
    await tablet.send(view.id, recordFor(view, { evidence: [photo(hash)] }));
    const file = await app.ownerDb
      .selectFrom('evidence')
      .select('sealed_at')
      .where('hash', '=', hash)
      .executeTakeFirstOrThrow();
    expect(file.sealed_at).toBe(app.deps.clock());
    const [record] = await app.ownerDb
      .selectFrom('inspection_record')
      .select('id')
      .where('inspection_id', '=', view.id)
      .execute();
    const uses = await app.ownerDb
      .selectFrom('inspection_evidence')
      .select(['source_kind', 'source_id', 'hash'])
      .where('inspection_id', '=', view.id)
      .execute();
    expect(uses).toEqual([{ source_kind: 'record', source_id: record?.id, hash }]);
  });

  it('what the tablet promised has come', async () => {
    const view = await scene.entered();
    const envelope = tablet.envelope(view.id, recordFor(view));
    await app.ownerDb
      .insertInto('device_promise')
      .values({
        bureau_id: app.bureauId,
        device_id: tablet.deviceId,
        kind: 'command',
        item: envelope.commandId,
        account_id: scene.inspector.accountId,
        inspection_id: view.id,
        promised_at: app.deps.clock(),
      })
      .execute();
    await tablet.deliver(envelope);
    const promise = await app.ownerDb
      .selectFrom('device_promise')
      .select('received_at')
      .where('item', '=', envelope.commandId)
      .executeTakeFirstOrThrow();
    expect(promise.received_at).toBe(app.deps.clock());
  });
});

describe('the time that counts', () => {
  const at = async <T>(now: string, act: () => Promise<T>): Promise<T> => {
    const before = app.deps.clock();
    app.setNow(now);
    try {
      return await act();
    } finally {
      app.setNow(before);
    }
  };

  it('is the corrected time of the tablet, on whose day the window is judged', async () => {
    const view = await scene.approved();
    const spoke = tablet.stamp('2026-06-15T00:00:00.000Z');
    // the clock is three days ahead; the entry was on the 16th, the report comes after the window
    const answer = await at('2026-06-21T08:00:00.000Z', () =>
      tablet.send(view.id, enter, {
        deviceAt: '2026-06-19T02:00:00.000Z',
        clockOffsetMs: -3 * 24 * 3600_000,
        clockStamp: spoke,
      }),
    );
    expect(answer.body).toMatchObject({
      outcome: 'accepted',
      receivedAt: '2026-06-21T08:00:00.000Z',
      countedAt: '2026-06-16T02:00:00.000Z',
    });
    expect(await entryOf(view.id)).toMatchObject({
      entered_at: '2026-06-16T02:00:00.000Z',
      received_at: '2026-06-21T08:00:00.000Z',
      device_at: '2026-06-19T02:00:00.000Z',
    });
    expect((await rowOf(view.id)).visit_on).toBe('2026-06-16');
  });

  it('is the arrival when the tablet cannot prove or cannot mean what its clock says', async () => {
    const now = '2026-06-17T08:00:00.000Z';
    const send = async (more: Parameters<Tablet['send']>[2]) => {
      const view = await scene.approved();
      const answer = await at(now, () =>
        tablet.send(view.id, enter, { deviceAt: '2026-06-16T02:00:00.000Z', ...more }),
      );
      return answer.body;
    };
    const spoke = tablet.stamp('2026-06-16T00:00:00.000Z');
    expect(await send({ clockStamp: spoke })).toMatchObject({ countedAt: '2026-06-16T02:00:00.000Z' });
    const forged = `2026-06-10T00:00:00.000Z${spoke.slice(24)}`;
    for (const clockStamp of ['', forged, (await tabletOf(app, scene.inspector)).stamp('2026-06-16T00:00:00.000Z')])
      expect(await send({ clockStamp })).toMatchObject({ outcome: 'accepted', countedAt: now });
    // days before the server last spoke to it, and days after it arrived
    expect(await send({ clockStamp: spoke, deviceAt: '2026-06-12T02:00:00.000Z' })).toMatchObject({ countedAt: now });
    expect(await send({ clockStamp: spoke, deviceAt: '2026-07-12T02:00:00.000Z' })).toMatchObject({ countedAt: now });
  });

  it('31 December 23:59 that arrives on 2 January belongs to the old year', async () => {
    const view = await scene.approved({ plannedFrom: '2026-12-28', plannedUntil: '2026-12-31' });
    await at('2027-01-02T01:00:00.000Z', () =>
      tablet.send(view.id, enter, {
        deviceAt: '2026-12-31T15:59:00.000Z',
        clockStamp: tablet.stamp('2026-12-31T08:00:00.000Z'),
      }),
    );
    expect(await rowOf(view.id)).toMatchObject({ state: 'entered', visit_on: '2026-12-31' });
    // a minute later on the tablet it is the new year, and outside the window
    const late = await scene.approved({ plannedFrom: '2026-12-28', plannedUntil: '2026-12-31' });
    const answer = await at('2027-01-02T01:00:00.000Z', () =>
      tablet.send(late.id, enter, {
        deviceAt: '2026-12-31T16:00:00.000Z',
        clockStamp: tablet.stamp('2026-12-31T08:00:00.000Z'),
      }),
    );
    expect(answer.body).toMatchObject({
      outcome: 'held',
      problem: { code: 'inspection/refused-by-rules', errors: [{ code: 'outside-window' }] },
    });
  });
});
