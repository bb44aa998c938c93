// The two ways in from the tablet and the code it shows: whose code, when, by whom, on which day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '@liangma/contract/endpoint';
import { getEnterpriseCode } from '@liangma/contract/enterprises';
import {
  enterByEnterpriseCode,
  enterByException,
  getInspection,
  getInspectionCode,
  type InspectionView,
} from '@liangma/contract/inspections';
import { checkCharacter } from '@liangma/domain/enterprise/social-credit-code';
import { signEnterpriseCode, verifyInspectionCode } from '../../codes/code-signature.ts';
import { auditOf, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { insertEnterprise } from '../../testing/rows.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

const monday = '2026-06-15T01:00:00.000Z';
let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp(monday);
  scene = await inspectionScene(app);
});
afterAll(() => app.close());

const bureauSecret = async () => {
  const { code_secret } = await app.ownerDb
    .selectFrom('bureau')
    .select('code_secret')
    .where('id', '=', app.bureauId)
    .executeTakeFirstOrThrow();
  return code_secret;
};
const codeOf = async (enterpriseId: string) => {
  const answer = await scene.clerk.call(getEnterpriseCode, { params: { enterpriseId } });
  return answer.body.url;
};
const scan = (view: InspectionView, text: string, deviceAt: string | null = null) =>
  scene.inspector.call(enterByEnterpriseCode, { params: { inspectionId: view.id }, body: { text, deviceAt } });
const exception = (view: InspectionView, more: object = {}) =>
  scene.inspector.call(enterByException, {
    params: { inspectionId: view.id },
    body: { reason: 'refused', note: '企业拒绝扫码,已说明', deviceAt: null, ...more },
  });
const entriesOf = (id: string) => app.ownerDb.selectFrom('entry').selectAll().where('inspection_id', '=', id).execute();

describe('access', () => {
  const calls: readonly [string, Endpoint, object][] = [
    ['scan', enterByEnterpriseCode, { text: 'x', deviceAt: null }],
    ['exception', enterByException, { reason: 'refused', note: '拒绝', deviceAt: null }],
    ['code', getInspectionCode, {}],
  ];

  it.each(calls)('%s: session, role, other bureau, and only for those who are sent', async (_, endpoint, body) => {
    const { id } = await scene.approved();
    const params = { inspectionId: id };
    expect((await app.anonymous.call(endpoint, { params, body })).status).toBe(401);
    expect((await scene.clerk.call(endpoint, { params, body })).status).toBe(403);
    const stranger = await app.as('inspector', await app.otherBureau());
    const real = await stranger.call(endpoint, { params, body });
    const madeUp = await stranger.call(endpoint, { params: { inspectionId: newId() }, body });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
    const [officer_id] = (await inspectionScene(app)).officerIds;
    const other = await scene.inspector.call(endpoint, { params, body });
    await app.ownerDb
      .updateTable('account')
      .set({ officer_id: scene.officerIds[0] })
      .where('officer_id', '=', officer_id)
      .execute();
    expect(other).toMatchObject({ status: 403, body: { code: 'session/forbidden' } });
    expect(await entriesOf(id)).toEqual([]);
  });
});

describe('scanning the enterprise', () => {
  it('registers the entry once, with both clocks; the server decides the day', async () => {
    const view = await scene.approved();
    const code = await codeOf(scene.enterpriseId);
    app.setNow('2026-06-16T16:30:00.000Z');
    const commandId = newId();
    const send = () =>
      scene.inspector.call(enterByEnterpriseCode, {
        params: { inspectionId: view.id },
        // a tablet whose clock is days behind
        body: { text: code, deviceAt: '2026-06-11T07:00:00.000Z' },
        commandId,
      });
    const answers = await Promise.all([send(), send(), send()]);
    app.setNow(monday);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 200,
      body: {
        state: 'entered',
        visitOn: '2026-06-17',
        entry: {
          way: 'enterprise-code',
          enteredAt: '2026-06-16T16:30:00.000Z',
          deviceAt: '2026-06-11T07:00:00.000Z',
          exceptionReason: null,
        },
      },
    });
    expect(await entriesOf(view.id)).toMatchObject([{ registered_by: scene.inspector.accountId }]);
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
      action: 'inspection.entered',
      data: { way: 'enterprise-code', scanned: 'enterprise-code' },
    });
    expect(await scan(view, code)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
  });

  it('takes the code of a business licence', async () => {
    const first17 = '91430200MA4L0ABC1';
    const creditCode = `${first17}${checkCharacter(first17)}`;
    const { id: enterpriseId } = await app.ownerDb
      .updateTable('enterprise')
      .set({ credit_code: creditCode })
      .where('id', '=', scene.enterpriseId)
      .returning('id')
      .executeTakeFirstOrThrow();
    const view = await scene.approved({ enterpriseId });
    const answer = await scan(view, `https://licence.example.gov.cn/?uniscid=${creditCode}`);
    expect(answer).toMatchObject({ status: 200, body: { entry: { way: 'enterprise-code' } } });
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({ data: { scanned: 'business-licence' } });
  });

  it('refuses the code or licence of another enterprise', async () => {
    const view = await scene.approved();
    const first17 = '91430200MA4L0ABC2';
    const creditCode = `${first17}${checkCharacter(first17)}`;
    const otherId = await insertEnterprise(app.ownerDb, app.bureauId, { credit_code: creditCode });
    for (const text of [await codeOf(otherId), creditCode])
      expect(await scan(view, text)).toMatchObject({ status: 409, body: { code: 'code/other-enterprise' } });
    expect(await entriesOf(view.id)).toEqual([]);
  });

  it('refuses what is no code, a forged one, one of another bureau, and the code it shows itself', async () => {
    const view = await scene.approved();
    const own = signEnterpriseCode(await bureauSecret(), scene.enterpriseId);
    const inspectionCode = await scene.inspector.call(getInspectionCode, { params: { inspectionId: view.id } });
    const texts = [
      'https://www.example.com/',
      own.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
      signEnterpriseCode(Buffer.alloc(32, 9), scene.enterpriseId),
      inspectionCode.body.url,
    ];
    for (const text of texts)
      expect(await scan(view, text)).toMatchObject({ status: 422, body: { code: 'code/invalid' } });
    expect(await entriesOf(view.id)).toEqual([]);
  });
});

describe('rules at the entry', () => {
  it('R22: not outside the approved days', async () => {
    const view = await scene.approved({ plannedFrom: '2026-06-16', plannedUntil: '2026-06-17' });
    const early = await exception(view);
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'inspection/refused-by-rules', errors: [{ code: 'outside-window' }] },
    });
    expect(early.body.errors?.[0]?.detail).toBe(
      '今天（2026-06-15）不在批准的检查时间2026-06-16至2026-06-17之内（依据：国办发〔2024〕54号）',
    );
    app.setNow('2026-06-17T16:00:00.000Z');
    const late = await exception(view);
    // the last minute of the last day in Shanghai
    app.setNow('2026-06-17T15:59:59.999Z');
    const inTime = await exception(view);
    app.setNow(monday);
    expect(late).toMatchObject({ status: 409, body: { errors: [{ code: 'outside-window' }] } });
    expect(inTime).toMatchObject({ status: 200, body: { state: 'entered', visitOn: '2026-06-17' } });
  });

  it('R17: not with a certificate that was suspended since the approval', async () => {
    const view = await scene.approved();
    const [, second] = scene.officerIds;
    const set = (status: 'valid' | 'suspended') =>
      app.ownerDb.updateTable('officer').set({ status }).where('id', '=', second).execute();
    await set('suspended');
    const answer = await exception(view);
    const seen = await scene.clerk.call(getInspection, { params: { inspectionId: view.id } });
    await set('valid');
    expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'certificate-not-valid' }] } });
    expect(seen.body.ruleFindings).toMatchObject([{ rule: 'R17', code: 'certificate-not-valid' }]);
    expect(await entriesOf(view.id)).toEqual([]);
  });

  it('R13: a visit that slips into the new year is judged by the cap of that year', async () => {
    const setCap = (cap: number | null) =>
      app.ownerDb.updateTable('bureau').set({ cap_per_year: cap }).where('id', '=', app.bureauId).execute();
    const own = await inspectionScene(app);
    app.setNow('2026-12-20T01:00:00.000Z');
    const window = { plannedFrom: '2026-12-28', plannedUntil: '2027-01-08' };
    const [first, second] = [await own.approved(window), await own.approved(window)];
    await setCap(1);
    app.setNow('2027-01-04T01:00:00.000Z');
    const enter = (view: InspectionView) =>
      own.inspector.call(enterByException, {
        params: { inspectionId: view.id },
        body: { reason: 'no-network', note: '无信号', deviceAt: null },
      });
    const answers = await Promise.all([enter(first), enter(second)]);
    await setCap(null);
    app.setNow(monday);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.errors).toMatchObject([{ code: 'cap-reached' }]);
    scene = await inspectionScene(app);
  });
});

describe('entry without a scan', () => {
  it('keeps the reason; a note is demanded', async () => {
    const view = await scene.approved();
    expect((await exception(view, { note: ' ' })).status).toBe(422);
    expect((await exception(view, { reason: 'lunch' })).status).toBe(422);
    const answer = await exception(view);
    expect(answer).toMatchObject({
      status: 200,
      body: { entry: { way: 'exception', exceptionReason: 'refused', exceptionNote: '企业拒绝扫码,已说明' } },
    });
    expect((await auditOf(app, view.id)).at(-1)).toMatchObject({
      action: 'inspection.entered',
      data: { way: 'exception', exceptionReason: 'refused' },
    });
  });
});

describe('the code on the tablet', () => {
  it('is an address of this server, signed with the secret of the inspection, good for five minutes', async () => {
    const view = await scene.approved();
    const answer = await scene.inspector.call(getInspectionCode, { params: { inspectionId: view.id } });
    expect(answer.body).toMatchObject({ expiresAt: '2026-06-15T01:05:00.000Z', enteredAt: null });
    expect(answer.body.url).toMatch(/^http:\/\/liangma\.test\/c\/i\.[\w.-]+$/);
    const { code_secret } = await app.ownerDb
      .selectFrom('inspection')
      .select('code_secret')
      .where('id', '=', view.id)
      .executeTakeFirstOrThrow();
    expect(verifyInspectionCode(code_secret ?? Buffer.alloc(0), answer.body.url, monday)).toEqual({
      ok: true,
      value: view.id,
    });
  });

  it('says when the entry was registered, and ends with the inspection', async () => {
    const code = (view: InspectionView) =>
      scene.inspector.call(getInspectionCode, { params: { inspectionId: view.id } });
    expect(await code(await scene.submitted())).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
    expect((await code(await scene.told())).body.enteredAt).toBe(monday);
    const view = await scene.told();
    await app.ownerDb.updateTable('inspection').set({ state: 'closed' }).where('id', '=', view.id).execute();
    expect(await code(view)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
  });
});
