// Orders to correct over HTTP: who may, what is refused, what each step leaves behind.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '@liangma/contract/endpoint';
import type { EvidenceItem } from '@liangma/contract/evidence';
import { closeInspection, tellResult } from '@liangma/contract/inspections';
import {
  extendCorrection,
  getRectification,
  proposeCase,
  recheckCorrection,
  reportCorrection,
} from '@liangma/contract/rectifications';
import { auditOf, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { orderedBy } from '../../testing/order-scene.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
const today = '2026-06-15';

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const one = async (dueOn = '2026-07-15') => {
  const { findingIds, ...more } = await orderedBy(app, scene, [dueOn]);
  return { ...more, findingId: findingIds[0] ?? '' };
};

async function stored(hash: string): Promise<EvidenceItem> {
  await app.ownerDb
    .insertInto('evidence')
    .values({
      bureau_id: app.bureauId,
      hash,
      bytes: 10,
      media_type: 'image/jpeg',
      stored_by: scene.inspector.accountId,
      stored_at: '2026-06-15T00:30:00.000Z',
    })
    .execute();
  return photo(hash);
}

const photo = (hash: string): EvidenceItem => ({
  hash,
  previewHash: null,
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: 10,
  name: '台账.jpg',
  caption: '已补齐的台账',
  takenAt: '2026-06-15T00:20:00.000Z',
  place: null,
  checkKey: null,
});

const report = (findingId: string, more: object = {}, caller: Caller = scene.inspector) =>
  caller.call(reportCorrection, {
    params: { findingId },
    body: { correctedOn: today, note: '台账已补齐', evidence: [], ...more },
  });
const recheck = (findingId: string, more: object = {}, caller: Caller = scene.inspector) =>
  caller.call(recheckCorrection, {
    params: { findingId },
    body: { outcome: 'passed', on: today, note: '现场核实', evidence: [], ...more },
  });
const extend = (findingId: string, dueOn: string, caller: Caller = scene.leader) =>
  caller.call(extendCorrection, { params: { findingId }, body: { dueOn, reason: '设备采购需要时间' } });
const propose = (findingId: string, caller: Caller = scene.inspector) =>
  caller.call(proposeCase, { params: { findingId }, body: { reason: '逾期不改正' } });
const get = (findingId: string, caller: Caller = scene.inspector) =>
  caller.call(getRectification, { params: { findingId } });
const rowOf = (id: string) =>
  app.ownerDb.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('access', () => {
  const steps: readonly [string, Endpoint, object][] = [
    ['report', reportCorrection, { correctedOn: today, note: '已改', evidence: [] }],
    ['recheck', recheckCorrection, { outcome: 'passed', on: today, note: '已改', evidence: [] }],
    ['extend', extendCorrection, { dueOn: '2026-08-01', reason: '需要时间' }],
    ['propose', proposeCase, { reason: '逾期不改正' }],
    ['get', getRectification, {}],
  ];

  it.each(steps)('%s: asks for a session, and hides what another bureau has', async (_, endpoint, body) => {
    const { findingId } = await one();
    expect((await app.anonymous.call(endpoint, { params: { findingId }, body })).status).toBe(401);
    const elsewhere = await app.otherBureau();
    const stranger = await app.as(endpoint === extendCorrection ? 'leader' : 'inspector', elsewhere);
    const real = await stranger.call(endpoint, { params: { findingId }, body });
    const madeUp = await stranger.call(endpoint, { params: { findingId: newId() }, body });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
    expect((await rowOf(findingId)).rectification).toBe('open');
  });

  it('steps are for the officers sent and heads of section; more time is for who approves', async () => {
    const { findingId, inspectionId } = await one();
    expect((await report(findingId, {}, scene.clerk)).status).toBe(403);
    expect((await extend(findingId, '2026-08-01', scene.inspector)).status).toBe(403);
    expect((await get(findingId)).body.allowedCommands).toEqual(['report', 'recheck', 'propose-case']);
    expect((await get(findingId, scene.leader)).body.allowedCommands).toEqual(['extend']);
    expect((await get(findingId, scene.clerk)).body.allowedCommands).toEqual([]);
    await app.ownerDb
      .deleteFrom('inspection_officer')
      .where('inspection_id', '=', inspectionId)
      .where('officer_id', '=', scene.officerIds[0])
      .execute();
    for (const refused of [await report(findingId), await recheck(findingId), await propose(findingId)])
      expect(refused).toMatchObject({ status: 403, body: { code: 'session/forbidden' } });
    expect((await get(findingId)).body.allowedCommands).toEqual([]);
    expect((await report(findingId, {}, await app.as('section-head'))).body.state).toBe('reported');
  });
});

describe('steps', () => {
  it('an order begins with the day and the date of the record', async () => {
    const { findingId, inspectionId, enterpriseId } = await one();
    expect((await get(findingId)).body).toMatchObject({
      findingId,
      inspectionId,
      enterpriseId,
      findingNo: 0,
      state: 'open',
      orderedOn: today,
      dueOn: '2026-07-15',
      isOverdue: false,
      overdueDays: 0,
      steps: [{ kind: 'ordered', by: 'inspector', on: today, dueOn: '2026-07-15', evidence: [] }],
      rechecks: [],
    });
  });

  it('a day before the visit or in the future is refused at its field', async () => {
    const { findingId } = await one();
    for (const [day, code] of [
      ['2026-06-14', 'before-visit'],
      ['2026-06-16', 'in-future'],
    ] as const) {
      expect(await report(findingId, { correctedOn: day })).toMatchObject({
        status: 422,
        body: { code: 'request/invalid', errors: [{ pointer: '/correctedOn', code }] },
      });
      expect(await recheck(findingId, { on: day })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/on', code }] },
      });
    }
    expect((await get(findingId)).body.steps).toHaveLength(1);
  });

  it('evidence that has not arrived is refused, and nothing is written; what is named is sealed', async () => {
    const { findingId, inspectionId } = await one();
    const missing = '0'.repeat(64);
    const there = await stored('a'.repeat(64));
    expect(await report(findingId, { evidence: [there, photo(missing)] })).toMatchObject({
      status: 409,
      body: { code: 'evidence/missing', retry: 'later' },
    });
    expect(await rowOf(findingId)).toMatchObject({ rectification: 'open' });
    const sealed = () =>
      app.ownerDb.selectFrom('evidence').select('sealed_at').where('hash', '=', there.hash).executeTakeFirstOrThrow();
    expect((await sealed()).sealed_at).toBeNull();

    const answer = await report(findingId, { evidence: [there] });
    expect(answer.body).toMatchObject({
      state: 'reported',
      isOverdue: false,
      steps: [
        { kind: 'ordered' },
        { kind: 'reported', by: 'inspector', on: today, note: '台账已补齐', evidence: [there] },
      ],
    });
    expect((await sealed()).sealed_at).toBe(app.deps.clock());
    const links = await app.ownerDb
      .selectFrom('inspection_evidence')
      .select(['source_kind', 'hash', 'sort'])
      .where('inspection_id', '=', inspectionId)
      .execute();
    expect(links).toEqual([{ source_kind: 'rectification', hash: there.hash, sort: 0 }]);
    expect((await auditOf(app, inspectionId)).at(-1)).toMatchObject({
      action: 'rectification.reported',
      data: { findingId, on: today, evidence: [there.hash], state: 'reported' },
    });
  });

  it('what was only reported still keeps the inspection from closing; a passed recheck ends it', async () => {
    const { findingId, inspectionId } = await one();
    await report(findingId);
    const params = { inspectionId };
    await scene.inspector.call(tellResult, { params, body: { way: 'on-site', to: '王在场' } });
    expect(await scene.inspector.call(closeInspection, { params })).toMatchObject({
      status: 409,
      body: { code: 'inspection/orders-open' },
    });
    const passed = await recheck(findingId, { evidence: [await stored('b'.repeat(64))] });
    expect(passed.body).toMatchObject({ state: 'closed', allowedCommands: [] });
    expect(passed.body.steps.map(({ kind }) => kind)).toEqual(['ordered', 'reported', 'recheck-passed']);
    expect(await rowOf(findingId)).toMatchObject({
      rectification: 'closed',
      corrected_on: today,
      correction_note: '现场核实',
    });
    expect((await scene.inspector.call(closeInspection, { params })).body.state).toBe('closed');
  });

  it('a failed recheck opens it again, with a later date or none', async () => {
    const { findingId } = await one();
    await report(findingId);
    const failed = (dueOn: string | null) => recheck(findingId, { outcome: 'failed', dueOn, note: '仍缺三月' });
    expect(await failed(today)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/dueOn', code: 'not-after-recheck', detail: '新的期限须晚于复查当天' }] },
    });
    expect(await failed('2026-07-14')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/dueOn', code: 'shorter' }] },
    });
    expect((await failed(null)).body).toMatchObject({ state: 'open', dueOn: '2026-07-15' });
    const again = await failed('2026-08-15');
    expect(again.body).toMatchObject({ state: 'open', dueOn: '2026-08-15' });
    expect(again.body.steps.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['ordered', '2026-07-15'],
      ['reported', null],
      ['recheck-failed', null],
      ['recheck-failed', '2026-08-15'],
    ]);
    expect(await rowOf(findingId)).toMatchObject({ corrected_on: null });
  });

  it('more time is a later day', async () => {
    const { findingId, inspectionId } = await one();
    expect(await extend(findingId, '2026-07-15')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/dueOn', code: 'not-later' }] },
    });
    expect((await extend(findingId, '2026-07-16')).body).toMatchObject({
      state: 'open',
      dueOn: '2026-07-16',
      steps: [
        { dueOn: '2026-07-15' },
        { kind: 'extended', by: 'leader', note: '设备采购需要时间', dueOn: '2026-07-16' },
      ],
    });
    expect((await auditOf(app, inspectionId)).at(-1)).toMatchObject({
      action: 'rectification.extended',
      data: { findingId, dueOn: '2026-07-16' },
    });
  });

  it('a proposed case settles the order, takes the inspection out of the count, and is the last word', async () => {
    const { findingId, inspectionId } = await one();
    expect((await propose(findingId)).body).toMatchObject({
      state: 'case-proposed',
      allowedCommands: [],
      steps: [{ kind: 'ordered' }, { kind: 'case-proposed', note: '逾期不改正' }],
    });
    const inspection = await app.ownerDb
      .selectFrom('inspection')
      .select('has_other_act')
      .where('id', '=', inspectionId)
      .executeTakeFirstOrThrow();
    expect(inspection.has_other_act).toBe(true);
    expect((await auditOf(app, inspectionId)).at(-1)).toMatchObject({
      action: 'rectification.case-proposed',
      data: { findingId, hasOtherAct: true },
    });
    for (const refused of [
      await report(findingId),
      await recheck(findingId),
      await extend(findingId, '2026-09-01'),
      await propose(findingId),
    ])
      expect(refused).toMatchObject({ status: 409, body: { code: 'rectification/wrong-state' } });
    const params = { inspectionId };
    await scene.inspector.call(tellResult, { params, body: { way: 'on-site', to: '王在场' } });
    expect((await scene.inspector.call(closeInspection, { params })).body.state).toBe('closed');
  });

  it('sent again under the same command id it is one step', async () => {
    const { findingId } = await one();
    const commandId = newId();
    const body = { correctedOn: today, note: '台账已补齐', evidence: [] };
    const answers = await Promise.all(
      [0, 1, 2].map(() => scene.inspector.call(reportCorrection, { params: { findingId }, body, commandId })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await get(findingId)).body.steps).toHaveLength(2);
  });

  it('two rechecks at once: one is taken, the other refused', async () => {
    const { findingId } = await one();
    const answers = await Promise.all([recheck(findingId), recheck(findingId)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await get(findingId)).body.steps).toHaveLength(2);
  });
});

describe('a recheck as a visit of its own', () => {
  it('is listed with the order, and the cap does not bind it', async () => {
    const { findingId, enterpriseId } = await one();
    await app.ownerDb.updateTable('bureau').set({ cap_per_year: 1 }).where('id', '=', app.bureauId).execute();
    const view = await scene.submitted({
      enterpriseId,
      groundKind: 'recheck',
      groundDocumentNo: '示工信检通〔2026〕1号',
      planLineId: null,
    });
    await app.ownerDb.updateTable('bureau').set({ cap_per_year: null }).where('id', '=', app.bureauId).execute();
    expect(view.state).toBe('submitted');
    expect(view.capUse).toMatchObject({ limit: 1, counted: 1 });
    expect((await get(findingId)).body.rechecks).toEqual([
      { inspectionId: view.id, plannedFrom: today, state: 'submitted' },
    ]);
  });
});
