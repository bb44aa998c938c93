// The register over HTTP: who may read and change it, lists and search, one enterprise from creation to change.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEnterprise,
  getEnterprise,
  listEnterpriseFacets,
  listEnterprises,
  updateEnterprise,
  type EnterpriseView,
} from '@liangma/contract/enterprises';
import { insertEnterprise, newCreditCode } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let clerk: Caller;
let inspector: Caller;

beforeAll(async () => {
  app = await testApp();
  clerk = await app.as('clerk');
  inspector = await app.as('inspector');
});
afterAll(() => app.close());

const fields = (more: Partial<EnterpriseView> = {}) => ({
  creditCode: newCreditCode(),
  name: '示范市云峰泵业有限公司',
  subject: 'enterprise',
  legalRepresentative: '宋玉林',
  registeredAddress: '示范市城东区纺织路73号',
  businessAddress: '',
  county: '城东区',
  industry: '泵及真空设备制造',
  industryCode: '3441',
  contactName: '马静',
  contactPhone: '16800007609',
  creditGrade: 'A',
  riskGrade: '低',
  supervisionCategory: '',
  status: 'active',
  remark: '',
  licences: [{ name: '生产许可证', number: '湘A-1', validUntil: '2027-03-05', isLongTerm: false }],
  ...more,
});

const auditOf = (subjectId: string) =>
  app.ownerDb.selectFrom('audit_event').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute();

const at = (enterpriseId: string) => ({ params: { enterpriseId } });

/** Another bureau's enterprise and one that never was must look the same. */
async function expectSameAsMissing(ask: (enterpriseId: string) => Promise<{ status: number; text: string }>) {
  const foreign = await ask(await insertEnterprise(app.ownerDb, await app.otherBureau()));
  const missing = await ask(newId());
  expect(foreign.status).toBe(404);
  expect(foreign.text).toBe(missing.text);
}

describe('creating', () => {
  it('needs a session and the right', async () => {
    expect((await app.anonymous.call(createEnterprise, { body: fields() })).status).toBe(401);
    expect((await inspector.call(createEnterprise, { body: fields() })).body.code).toBe('session/forbidden');
  });

  it('refuses a credit code whose check character does not fit, at its field', async () => {
    const answer = await clerk.call(createEnterprise, {
      body: fields({ creditCode: '91439902MA5HATCG2Q', name: ' ' }),
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/creditCode', 'bad-credit-code'],
      ['/name', 'required'],
    ]);
  });

  it('keeps all fields, once per command, with an audit event; a code that is there already is refused', async () => {
    const commandId = newId();
    const body = fields({ name: ' 示范市 云峰泵业有限公司 ' });
    const first = await clerk.call(createEnterprise, {
      body: { ...body, creditCode: body.creditCode.toLowerCase() },
      commandId,
    });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ ...body, name: '示范市云峰泵业有限公司', formerNames: [], revision: 1 });
    const repeat = await clerk.call(createEnterprise, {
      body: { ...body, creditCode: body.creditCode.toLowerCase() },
      commandId,
    });
    expect(repeat.text).toBe(first.text);
    expect((await inspector.call(getEnterprise, at(first.body.id))).body).toEqual(first.body);
    expect(await auditOf(first.body.id)).toMatchObject([
      { action: 'enterprise.created', data: { creditCode: body.creditCode, name: '示范市云峰泵业有限公司' } },
    ]);
    expect((await clerk.call(createEnterprise, { body })).body.code).toBe('resource/duplicate');
    const elsewhere = await app.as('clerk', await app.otherBureau());
    expect((await elsewhere.call(createEnterprise, { body })).status).toBe(200);
  });
});

describe('one enterprise', () => {
  it('of another bureau is not found, nor changed', async () => {
    expect((await app.anonymous.call(getEnterprise, at(newId()))).status).toBe(401);
    await expectSameAsMissing((id) => clerk.call(getEnterprise, at(id)));
    await expectSameAsMissing((id) => clerk.call(updateEnterprise, { ...at(id), body: { ...fields(), revision: 1 } }));
    const foreign = await insertEnterprise(app.ownerDb, await app.otherBureau());
    await clerk.call(updateEnterprise, { ...at(foreign), body: { ...fields(), revision: 1 } });
    const row = await app.ownerDb
      .selectFrom('enterprise')
      .selectAll()
      .where('id', '=', foreign)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: '示范市测试有限公司', revision: 1 });
  });

  it('is changed by the one who has seen its latest revision, and keeps its old name', async () => {
    const { body: before } = await clerk.call(createEnterprise, { body: fields({ name: '示范市老名泵业有限公司' }) });
    const change = {
      ...fields({ creditCode: before.creditCode, name: '示范市新名泵业有限公司', licences: [] }),
      revision: 1,
    };
    expect((await inspector.call(updateEnterprise, { ...at(before.id), body: change })).status).toBe(403);
    app.setNow('2026-06-16T01:00:00.000Z');
    const commandId = newId();
    const after = await clerk.call(updateEnterprise, { ...at(before.id), body: change, commandId });
    expect(after.body).toMatchObject({ formerNames: ['示范市老名泵业有限公司'], licences: [], revision: 2 });
    expect((await clerk.call(updateEnterprise, { ...at(before.id), body: change, commandId })).text).toBe(after.text);
    expect((await clerk.call(updateEnterprise, { ...at(before.id), body: change })).body.code).toBe('resource/changed');
    const audit = await auditOf(before.id);
    expect(audit.map((event) => event.action)).toEqual(['enterprise.created', 'enterprise.updated']);
    expect(audit[1]?.data).toEqual({
      changes: {
        name: { from: '示范市老名泵业有限公司', to: '示范市新名泵业有限公司' },
        formerNames: { from: [], to: ['示范市老名泵业有限公司'] },
        licences: { from: before.licences, to: [] },
      },
    });
    const found = await clerk.call(listEnterprises, { query: { search: '老名泵业' } });
    expect(found.body.items.map((row) => row.id)).toEqual([before.id]);
  });

  it('does not take the credit code of another', async () => {
    const [one, two] = [fields(), fields()];
    await clerk.call(createEnterprise, { body: one });
    const { body } = await clerk.call(createEnterprise, { body: two });
    const answer = await clerk.call(updateEnterprise, {
      ...at(body.id),
      body: { ...two, creditCode: one.creditCode, revision: 1 },
    });
    expect(answer.body.code).toBe('resource/duplicate');
  });
});

describe('the list', () => {
  let bureau: Caller;
  const ids: string[] = [];
  beforeAll(async () => {
    const bureauId = await app.otherBureau();
    bureau = await app.as('inspector', bureauId);
    const rows = [
      { name: '示范市骏山化工有限公司', county: '城东区', supervision_category: '民爆销售', risk_grade: '高' },
      { name: '示范市骏山食品厂', county: '北山县', supervision_category: '食盐批发', risk_grade: '低' },
      { name: '示范市恒通（中国）能源有限公司', county: '北山县', status: 'deregistered' as const },
      { name: '示范市恒通能源服务所', county: '', subject: 'individual' as const, former_names: ['骏山小店'] },
      { name: '示范市百分百50%折扣店', county: '高新区' },
    ];
    for (const row of rows) ids.push(await insertEnterprise(app.ownerDb, bureauId, row));
    await insertEnterprise(app.ownerDb, await app.otherBureau(), { name: '骏山外地公司', county: '外地县' });
  });
  const places = (items: { id: string }[]) => items.map((item) => ids.indexOf(item.id));
  const list = async (query: Record<string, string | number>) => {
    const { body } = await bureau.call(listEnterprises, { query });
    expect(body.total).toEqual({ count: body.items.length, atLeast: false });
    return places(body.items);
  };

  it('is for those who are logged in', async () => {
    expect((await app.anonymous.call(listEnterprises)).status).toBe(401);
    expect((await app.anonymous.call(listEnterpriseFacets)).status).toBe(401);
  });

  it('comes newest first, in pages that never overlap, with the whole total', async () => {
    const first = await bureau.call(listEnterprises, { query: { limit: 2 } });
    expect(places(first.body.items)).toEqual([4, 3]);
    expect(first.body.total).toEqual({ count: 5, atLeast: false });
    const second = await bureau.call(listEnterprises, { query: { limit: 2, cursor: first.body.nextCursor ?? '' } });
    const third = await bureau.call(listEnterprises, { query: { limit: 2, cursor: second.body.nextCursor ?? '' } });
    expect([...places(second.body.items), ...places(third.body.items)]).toEqual([2, 1, 0]);
    expect(third.body.nextCursor).toBeNull();
    expect((await bureau.call(listEnterprises, { query: { cursor: 'bm9uc2Vuc2U' } })).body.code).toBe(
      'request/invalid',
    );
  });

  it('is narrowed by each filter', async () => {
    expect(await list({ county: '北山县' })).toEqual([2, 1]);
    expect(await list({ county: '北山县', status: 'active' })).toEqual([1]);
    expect(await list({ supervisionCategory: '民爆销售' })).toEqual([0]);
    expect(await list({ riskGrade: '低' })).toEqual([1]);
    expect(await list({ subject: 'individual' })).toEqual([3]);
    expect(await list({ county: '外地县' })).toEqual([]);
  });

  it('is searched by parts of names, former names, code and initials, in any width and case', async () => {
    expect(await list({ search: '骏山' })).toEqual([3, 1, 0]);
    expect(await list({ search: '能源 恒通' })).toEqual([3, 2]);
    expect(await list({ search: '恒通(中国)' })).toEqual([2]);
    expect(await list({ search: 'JSHG' })).toEqual([0]);
    expect(await list({ search: '0%' })).toEqual([4]);
    expect(await list({ search: '范市山' })).toEqual([]);
    const code = await app.ownerDb
      .selectFrom('enterprise')
      .select('credit_code')
      .where('id', '=', ids[1] ?? '')
      .executeTakeFirstOrThrow();
    expect(await list({ search: code.credit_code.toLowerCase() })).toEqual([1]);
    expect(await list({ search: code.credit_code.slice(-10) })).toEqual([1]);
  });

  it('is searched in pages and with filters too', async () => {
    expect(await list({ search: '骏山', county: '城东区' })).toEqual([0]);
    expect(await list({ search: '骏山', riskGrade: '低', status: 'active', subject: 'enterprise' })).toEqual([1]);
    const first = await bureau.call(listEnterprises, { query: { search: '骏山', limit: 2 } });
    expect(first.body.total.count).toBe(3);
    const next = await bureau.call(listEnterprises, { query: { search: '骏山', cursor: first.body.nextCursor ?? '' } });
    expect(places(next.body.items)).toEqual([0]);
  });

  it('is not searched by a single character', async () => {
    const answer = await bureau.call(listEnterprises, { query: { search: ' 骏 ' } });
    expect(answer.body.errors).toMatchObject([{ pointer: '/search', code: 'too-short', params: { minimum: 2 } }]);
  });

  it('offers the values that occur', async () => {
    const { body } = await bureau.call(listEnterpriseFacets);
    expect(body.counties.toSorted()).toEqual(['北山县', '城东区', '高新区'].toSorted());
    expect(body.supervisionCategories.toSorted()).toEqual(['民爆销售', '食盐批发'].toSorted());
    expect(body.riskGrades.toSorted()).toEqual(['低', '高'].toSorted());
  });

  it('of another bureau is read by a supervisor who names it, search included', async () => {
    const supervisor = await app.as('supervisor');
    const headers = { 'x-bureau': bureau.bureauId };
    const found = await supervisor.call(listEnterprises, { query: { search: '骏山' }, headers });
    expect(places(found.body.items)).toEqual([3, 1, 0]);
    expect((await clerk.call(listEnterprises, { query: { search: '骏山' }, headers })).body.items).toEqual([]);
  });
});
