// Submission and approval: rules judged inside the transaction, caps under the lock, number, frozen matters.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approveInspection,
  cancelInspection,
  getInspection,
  returnInspection,
  submitInspection,
  type InspectionView,
} from '@liangma/contract/inspections';
import { auditOf, inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const bureau = (changes: object) =>
  app.ownerDb.updateTable('bureau').set(changes).where('id', '=', app.bureauId).execute();
const officer = (id: string, changes: object) =>
  app.ownerDb.updateTable('officer').set(changes).where('id', '=', id).execute();
const matter = (id: string, changes: object) =>
  app.ownerDb.updateTable('matter_version').set(changes).where('matter_id', '=', id).execute();
const stateOf = async (id: string) => {
  const row = await app.ownerDb.selectFrom('inspection').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  return row.state;
};
const submit = (id: string, warningAnswers: object[] = [], headers = {}) =>
  scene.clerk.call(submitInspection, { params: { inspectionId: id }, body: { warningAnswers }, headers });
const approve = (id: string, revision: number) =>
  scene.leader.call(approveInspection, { params: { inspectionId: id }, body: { opinion: '同意', revision } });

describe('access', () => {
  it.each([
    ['submit', submitInspection, { warningAnswers: [] }, 'leader'],
    ['approve', approveInspection, { opinion: '', revision: 1 }, 'clerk'],
    ['return', returnInspection, { reason: '补充' }, 'clerk'],
    ['cancel', cancelInspection, { reason: '企业停产' }, 'leader'],
  ] as const)('%s: session, role, and nothing for another bureau', async (_, endpoint, body, wrongRole) => {
    scene = await inspectionScene(app);
    const { id } = await scene.drafted();
    const params = { inspectionId: id };
    expect((await app.anonymous.call(endpoint, { params, body })).status).toBe(401);
    expect((await (await app.as(wrongRole)).call(endpoint, { params, body })).status).toBe(403);
    const other = await app.otherBureau();
    const stranger = await app.as(wrongRole === 'leader' ? 'clerk' : 'leader', other);
    const real = await stranger.call(endpoint, { params, body });
    const madeUp = await stranger.call(endpoint, { params: { inspectionId: newId() }, body });
    expect(real.status).toBe(404);
    expect(real.text).toBe(madeUp.text);
    expect(await stateOf(id)).toBe('draft');
  });
});

describe('submission', () => {
  it('names each rule that blocks, with text and source in the language of the reader', async () => {
    scene = await inspectionScene(app);
    const { id } = await scene.drafted({ onSiteReason: '' });
    await officer(scene.officerIds[1], { status: 'suspended', name: '李暂扣', certificate_no: 'Z-77' });
    const zh = await submit(id);
    expect(zh).toMatchObject({ status: 409, body: { code: 'inspection/refused-by-rules' } });
    expect(zh.body.errors).toEqual([
      {
        code: 'certificate-not-valid',
        detail:
          '李暂扣（证号Z-77）的执法证在2026-06-15不可用于检查（过期、暂扣、注销或为监督证）（依据：行政处罚法第四十二条）',
        params: {
          rule: 'R17',
          source: '行政处罚法第四十二条',
          name: '李暂扣',
          certificateNo: 'Z-77',
          day: '2026-06-15',
        },
      },
      {
        code: 'off-site-reason-missing',
        detail: '请说明为什么不能用书面核查、信息共享等非现场方式代替（依据：国办发〔2024〕54号）',
        params: { rule: 'R12', source: '国办发〔2024〕54号' },
      },
    ]);
    const en = await submit(id, [], { 'accept-language': 'en-GB,en;q=0.9' });
    expect(en.body.errors?.[1]?.detail).toBe(
      'Say why this cannot be done off site (papers, shared data) (basis: 国办发〔2024〕54号)',
    );
    expect(await stateOf(id)).toBe('draft');
  });

  it.each([
    ['R01', () => bureau({ announced_on: '2026-06-16' }), () => bureau({ announced_on: '2025-03-01' })],
    ['R01', () => bureau({ announced_on: null }), () => bureau({ announced_on: '2025-03-01' })],
    ['R02', () => bureau({ kind: 'entrusted' }), () => bureau({ kind: 'organ' })],
    ['R03', () => matter(scene.matterId, { published_on: null }), () => Promise.resolve()],
    ['R20', () => enterprise({ status: 'deregistered' }), () => Promise.resolve()],
  ] as const)('%s reaches the database', async (rule, breakIt, mendIt) => {
    scene = await inspectionScene(app);
    const { id } = await scene.drafted();
    await breakIt();
    const answer = await submit(id);
    await mendIt();
    expect(answer.status).toBe(409);
    expect(answer.body.errors?.map(({ params }) => params?.['rule'])).toEqual([rule]);
  });

  const enterprise = (changes: object) =>
    app.ownerDb.updateTable('enterprise').set(changes).where('id', '=', scene.enterpriseId).execute();

  it('R02: an entrusted body with its letter may', async () => {
    scene = await inspectionScene(app);
    const { id } = await scene.drafted();
    await bureau({ kind: 'entrusted', entrusting_body: '示范市人民政府', entrustment_url: 'https://example.gov.cn/w' });
    const answer = await submit(id);
    await bureau({ kind: 'organ', entrusting_body: null, entrustment_url: null });
    expect(answer).toMatchObject({ status: 200, body: { state: 'submitted' } });
  });

  it('a warning needs a reason, which is kept; reasons for nothing are not', async () => {
    scene = await inspectionScene(app);
    await enterprise({ subject: 'non-enterprise' });
    const { id } = await scene.drafted();
    const refusal = await submit(id);
    expect(refusal).toMatchObject({
      status: 409,
      body: { code: 'inspection/warnings-unanswered', errors: [{ code: 'not-an-enterprise' }] },
    });
    const answer = { rule: 'R40', code: 'not-an-enterprise', reason: '上级交办' };
    const accepted = await submit(id, [answer, { rule: 'R14', code: 'exempt-visits-frequent', reason: '无' }]);
    expect(accepted).toMatchObject({ status: 200, body: { state: 'submitted', warningAnswers: [answer] } });
    const row = await app.ownerDb
      .selectFrom('inspection')
      .select('is_enterprise')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.is_enterprise).toBe(false);
    expect(await approve(id, accepted.body.revision)).toMatchObject({ status: 200, body: { state: 'approved' } });
  });

  it('is one event however often it is sent, and a second one is refused by the state', async () => {
    scene = await inspectionScene(app);
    const { id } = await scene.drafted();
    const commandId = newId();
    const send = () =>
      scene.clerk.call(submitInspection, { params: { inspectionId: id }, body: { warningAnswers: [] }, commandId });
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { state: 'submitted', submittedAt: app.deps.clock() } });
    expect(await submit(id)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
    expect((await auditOf(app, id)).map(({ action }) => action)).toEqual([
      'inspection.created',
      'inspection.submitted',
    ]);
  });
});

describe('approval', () => {
  it('gives number and code, names the approver, and is audited with the rule pack', async () => {
    scene = await inspectionScene(app);
    const { id, revision } = await scene.submitted();
    const answer = await approve(id, revision);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'approved', approval: { by: 'leader', at: app.deps.clock() } });
    expect(answer.body.noticeNo).toMatch(/^示工信检通〔2026〕\d+号$/);
    const row = await app.ownerDb
      .selectFrom('inspection')
      .select('code_secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.code_secret).toHaveLength(32);
    expect((await auditOf(app, id)).at(-1)).toMatchObject({
      action: 'inspection.approved',
      data: { noticeNo: answer.body.noticeNo, rulePack: { id: 'national' } },
    });
  });

  it('R10: is refused to the one who prepared it, and another head may', async () => {
    scene = await inspectionScene(app);
    const { id, revision } = await scene.submitted();
    const preparedBy = (accountId: string) =>
      app.ownerDb.updateTable('inspection').set({ prepared_by: accountId }).where('id', '=', id).execute();
    await preparedBy(scene.leader.accountId);
    const refusal = await approve(id, revision);
    expect(refusal).toMatchObject({
      status: 409,
      body: {
        code: 'inspection/refused-by-rules',
        errors: [{ code: 'approver-is-preparer', params: { rule: 'R10' } }],
      },
    });
    expect(await stateOf(id)).toBe('submitted');
    await preparedBy(scene.clerk.accountId);
    expect((await approve(id, revision)).status).toBe(200);
  });

  it('gives numbers without gaps, also after refused and parallel approvals', async () => {
    scene = await inspectionScene(app);
    const refusedOne = await scene.submitted();
    expect((await approve(refusedOne.id, refusedOne.revision + 1)).status).toBe(409);
    const handedIn: InspectionView[] = [];
    for (const place of [1, 2, 3, 4])
      handedIn.push(await (await inspectionScene(app)).submitted({ assistants: [`专家${place}`] }));
    const approved = await Promise.all(handedIn.map(({ id, revision }) => approve(id, revision)));
    const numbers = approved
      .map(({ body }) => Number(/(\d+)号/.exec(body.noticeNo ?? '')?.[1]))
      .toSorted((a, b) => a - b);
    const [first = 0] = numbers;
    expect(numbers).toEqual([first, first + 1, first + 2, first + 3]);
    const before = await app.ownerDb
      .selectFrom('inspection')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('notice_no', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(numbers.at(-1)).toBe(before.count);
  });

  it('refuses what was changed since it was read, and what is not handed in', async () => {
    scene = await inspectionScene(app);
    const draft = await scene.drafted();
    expect(await approve(draft.id, draft.revision)).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
    const { id, revision } = await scene.submitted();
    expect(await approve(id, revision - 1)).toMatchObject({ status: 409, body: { code: 'resource/changed' } });
    expect((await approve(id, revision)).status).toBe(200);
    expect(await approve(id, revision)).toMatchObject({ status: 409, body: { code: 'inspection/wrong-state' } });
  });

  it('judges the rules again: what changed after submission counts', async () => {
    scene = await inspectionScene(app);
    const { id, revision } = await scene.submitted();
    await officer(scene.officerIds[0], { valid_until: '2026-06-14' });
    const answer = await approve(id, revision);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'inspection/refused-by-rules', errors: [{ code: 'certificate-not-valid' }] },
    });
    expect(await stateOf(id)).toBe('submitted');
  });

  it('R04: takes the version in force and keeps it', async () => {
    scene = await inspectionScene(app);
    const { id, revision } = await scene.submitted();
    const second = newId();
    const version = (versionId: string, number: number) => ({
      id: versionId,
      bureau_id: app.bureauId,
      matter_id: scene.matterId,
      version: number,
      checklist: JSON.stringify([{ no: 1, text: `第${number}版`, clause: null, penaltyClause: null }]),
      published_on: '2026-05-01',
      created_at: '2026-05-01T00:00:00.000Z',
    });
    await app.ownerDb.insertInto('matter_version').values(version(second, 2)).execute();
    const approved = await approve(id, revision);
    expect(approved.body.checklist).toMatchObject([{ key: `${second}:1`, text: '第2版' }]);
    await app.ownerDb.insertInto('matter_version').values(version(newId(), 3)).execute();
    const later = await scene.clerk.call(getInspection, { params: { inspectionId: id } });
    expect(later.body.checklist).toEqual(approved.body.checklist);
    expect(later.body.checklistHash).toBe(approved.body.checklistHash);
  });
});

describe('return and cancellation', () => {
  it('gives back with a reason; the desk may change and hand in again', async () => {
    scene = await inspectionScene(app);
    const { id } = await scene.submitted();
    const params = { inspectionId: id };
    const returned = await scene.leader.call(returnInspection, { params, body: { reason: '请补充来由' } });
    expect(returned).toMatchObject({ status: 200, body: { state: 'returned', returnReason: '请补充来由' } });
    expect(await scene.leader.call(returnInspection, { params, body: { reason: '再退' } })).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
    expect(await submit(id)).toMatchObject({ status: 200, body: { state: 'submitted', returnReason: '' } });
    expect((await auditOf(app, id)).map(({ action }) => action)).toEqual([
      'inspection.created',
      'inspection.submitted',
      'inspection.returned',
      'inspection.submitted',
    ]);
  });

  it('needs a reason, and ends nothing that has begun', async () => {
    scene = await inspectionScene(app);
    const { id } = await scene.entered();
    const params = { inspectionId: id };
    expect((await scene.clerk.call(cancelInspection, { params, body: { reason: ' ' } })).status).toBe(422);
    expect(await scene.clerk.call(cancelInspection, { params, body: { reason: '不查了' } })).toMatchObject({
      status: 409,
      body: { code: 'inspection/wrong-state' },
    });
  });
});
