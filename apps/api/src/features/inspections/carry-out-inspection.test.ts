// Record, result, corrections and closing: who may, what is refused, what is kept; the whole way over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '@liangma/contract/endpoint';
import {
  closeInspection,
  confirmCorrection,
  recordInspection,
  tellResult,
  type InspectionView,
  type RecordContent,
} from '@liangma/contract/inspections';
import { auditOf, completeRecord, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const rowOf = (id: string) =>
  app.ownerDb.selectFrom('inspection').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const record = (view: InspectionView, more: Partial<RecordContent> = {}, caller: Caller = scene.inspector) =>
  caller.call(recordInspection, {
    params: { inspectionId: view.id },
    body: {
      content: completeRecord(view, more),
      checklistHash: view.checklistHash,
      deviceAt: '2026-06-15T03:01:00.000Z',
    },
  });
const failed = (
  view: InspectionView,
  more: Partial<RecordContent['findings'][number]> = {},
): Partial<RecordContent> => {
  const key = view.checklist[1]?.key ?? '';
  return {
    answers: view.checklist.map((check) => ({
      key: check.key,
      answer: check.key === key ? 'not-compliant' : 'compliant',
      note: '',
    })),
    findings: [
      {
        key,
        description: '台账缺少三月',
        clause: '条例第十五条',
        handling: 'order',
        dueOn: '2026-07-15',
        isMajor: false,
        ...more,
      },
    ],
  };
};

describe('access', () => {
  const bodies: readonly [string, Endpoint, (view: InspectionView) => object][] = [
    [
      'record',
      recordInspection,
      (view) => ({ content: completeRecord(view), checklistHash: view.checklistHash, deviceAt: null }),
    ],
    ['tell', tellResult, () => ({ way: 'on-site', to: '王在场' })],
    ['close', closeInspection, () => ({})],
    ['correction', confirmCorrection, () => ({ correctedOn: '2026-06-15', note: '已补' })],
  ];

  it.each(bodies)('%s: session, role, other bureau, and only for those who are sent', async (_, endpoint, bodyOf) => {
    const view = await scene.entered();
    const findingId = newId();
    await app.ownerDb
      .insertInto('finding')
      .values({
        id: findingId,
        bureau_id: app.bureauId,
        inspection_id: view.id,
        sort: 0,
        description: '问题',
        handling: 'order',
        rectification: 'open',
        due_on: '2026-07-15',
      })
      .execute();
    const body = bodyOf(view);
    const params = { inspectionId: view.id, findingId };
    expect((await app.anonymous.call(endpoint, { params, body })).status).toBe(401);
    expect((await scene.clerk.call(endpoint, { params, body })).status).toBe(403);
    const stranger = await app.as('inspector', await app.otherBureau());
    const real = await stranger.call(endpoint, { params, body });
    const madeUp = await stranger.call(endpoint, { params: { inspectionId: newId(), findingId: newId() }, body });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
    await app.ownerDb
      .deleteFrom('inspection_officer')
      .where('inspection_id', '=', view.id)
      .where('officer_id', '=', scene.officerIds[0])
      .execute();
    expect(await scene.inspector.call(endpoint, { params, body })).toMatchObject({
      status: 403,
      body: { code: 'session/forbidden', detail: '只有本次检查的执法人员或科室负责人可以进行此操作' },
    });
    expect((await rowOf(view.id)).state).toBe('entered');
  });

  it('a head of section can stand in', async () => {
    const view = await scene.entered();
    expect((await record(view, {}, await app.as('section-head'))).body).toMatchObject({ state: 'recorded' });
  });
});

describe('record', () => {
  it('is kept as handed in, with findings, hashes and both clocks', async () => {
    const view = await scene.entered();
    const answer = await record(view, failed(view));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      state: 'recorded',
      findingCount: 1,
      findings: [{ handling: 'order', dueOn: '2026-07-15', correctedOn: null }],
      record: {
        revision: 1,
        recordedBy: 'inspector',
        recordedAt: app.deps.clock(),
        content: completeRecord(view, failed(view)),
      },
    });
    expect(await rowOf(view.id)).toMatchObject({ is_record_complete: true, has_other_act: false, finding_count: 1 });
    const kept = await app.ownerDb
      .selectFrom('inspection_record')
      .selectAll()
      .where('inspection_id', '=', view.id)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ checklist_hash: view.checklistHash, device_at: '2026-06-15T03:01:00.000Z' });
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
      action: 'inspection.recorded',
      data: { contentHash: kept.content_hash },
    });
  });

  it('that proposes a case leaves the yearly count (R9)', async () => {
    const view = await scene.entered();
    await record(view, failed(view, { handling: 'case-proposed', dueOn: null }));
    expect(await rowOf(view.id)).toMatchObject({ has_other_act: true });
  });

  it('with gaps is refused, gap by gap, in the language of the reader', async () => {
    const view = await scene.entered();
    const more = { answers: [], partySignature: { kind: 'refused', reason: '不愿签', witness: '' } } as const;
    const answer = await record(view, { ...more, answers: [] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'inspection/record-incomplete' } });
    expect(answer.body.errors).toEqual([
      ...view.checklist.map(({ key }) => ({ code: 'unanswered', detail: '还有检查项没有作答', params: { key } })),
      { code: 'not-signed', detail: '企业没有签名；拒绝签名的须写明理由和见证人', params: { key: '' } },
    ]);
    expect((await rowOf(view.id)).state).toBe('entered');
    expect(
      await record(view, { partySignature: { kind: 'refused', reason: '不愿签', witness: '赵见证' } }),
    ).toMatchObject({ status: 200 });
  });

  it('R27: on another checklist is refused', async () => {
    const view = await scene.entered();
    const tampered = await record({ ...view, checklistHash: view.checklistHash.replace(/^./, 'x') });
    expect(tampered).toMatchObject({ status: 409, body: { code: 'inspection/checklist-changed' } });
    const foreign = [...completeRecord(view).answers, { key: `${newId()}:1`, answer: 'compliant' as const, note: '' }];
    expect(await record(view, { answers: foreign })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'unknown-check' }] },
    });
  });

  it('before the entry, or another one after it, is refused', async () => {
    const approved = await scene.approved();
    expect(await record(approved)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
    const view = await scene.recorded();
    expect(await record(view, { conclusion: '另一份' })).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
  });

  it('sent many times at once, with one command id or with many, is one revision', async () => {
    const view = await scene.entered();
    const body = { content: completeRecord(view), checklistHash: view.checklistHash, deviceAt: null };
    const commandId = newId();
    const ids = [commandId, commandId, commandId, newId(), newId(), newId()];
    const answers = await Promise.all(
      ids.map((one) =>
        scene.inspector.call(recordInspection, { params: { inspectionId: view.id }, body, commandId: one }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const rows = await app.ownerDb
      .selectFrom('inspection_record')
      .select('revision')
      .where('inspection_id', '=', view.id)
      .execute();
    expect(rows).toEqual([{ revision: 1 }]);
    expect((await auditOf(app, view.id)).filter(({ action }) => action === 'inspection.recorded')).toHaveLength(1);
  });

  it('under a used command id with other content is refused', async () => {
    const view = await scene.entered();
    const commandId = newId();
    const send = (conclusion: string) =>
      scene.inspector.call(recordInspection, {
        params: { inspectionId: view.id },
        body: { content: completeRecord(view, { conclusion }), checklistHash: view.checklistHash, deviceAt: null },
        commandId,
      });
    expect((await send('甲')).status).toBe(200);
    expect(await send('乙')).toMatchObject({ status: 409, body: { code: 'command/id-reused' } });
  });
});

describe('result, corrections, closing', () => {
  const close = (id: string) => scene.inspector.call(closeInspection, { params: { inspectionId: id } });
  const correct = (id: string, findingId: string, correctedOn: string) =>
    scene.inspector.call(confirmCorrection, {
      params: { inspectionId: id, findingId },
      body: { correctedOn, note: '已补齐' },
    });

  it('closes after the result is told; the official day of closing decides the year', async () => {
    const view = await scene.recorded();
    expect(await close(view.id)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
    const params = { inspectionId: view.id };
    const told = await scene.inspector.call(tellResult, { params, body: { way: 'document', to: '王在场' } });
    expect(told.body).toMatchObject({ state: 'told', told: { at: app.deps.clock(), way: 'document', to: '王在场' } });
    const before = app.deps.clock();
    // 31 December in UTC, 1 January in Shanghai
    app.setNow('2026-12-31T16:00:00.000Z');
    const closed = await close(view.id);
    app.setNow(before);
    expect(closed.body).toMatchObject({ state: 'closed', finishedOn: '2027-01-01', allowedCommands: [] });
    expect((await auditOf(app, view.id)).map(({ action }) => action)).toEqual([
      'inspection.created',
      'inspection.submitted',
      'inspection.approved',
      'inspection.entered',
      'inspection.recorded',
      'inspection.told',
      'inspection.closed',
    ]);
    expect(await close(view.id)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
  });

  it('waits for open orders', async () => {
    const entered = await scene.entered();
    const recorded = await record(entered, failed(entered));
    const { id, findings } = recorded.body;
    const findingId = findings[0]?.id ?? '';
    const params = { inspectionId: id };
    await scene.inspector.call(tellResult, { params, body: { way: 'on-site', to: '王在场' } });
    expect(await close(id)).toMatchObject({ status: 409, body: { code: 'inspection/orders-open' } });
    expect((await correct(id, newId(), '2026-06-15')).status).toBe(404);
    expect(await correct(id, findingId, '2026-06-16')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/correctedOn', code: 'in-future' }] },
    });
    expect(await correct(id, findingId, '2026-06-14')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/correctedOn', code: 'before-visit' }] },
    });
    const corrected = await correct(id, findingId, '2026-06-15');
    expect(corrected.body.findings).toMatchObject([{ correctedOn: '2026-06-15', correctionNote: '已补齐' }]);
    expect(await correct(id, findingId, '2026-06-15')).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
    expect((await close(id)).body).toMatchObject({ state: 'closed', finishedOn: '2026-06-15' });
    expect((await auditOf(app, id)).map(({ action }) => action)).toContain('inspection.correction-confirmed');
  });
});
