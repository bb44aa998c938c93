// Codes and visits of an enterprise over HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getEnterpriseCode, getEnterpriseVisits, resolveCode } from '@liangma/contract/enterprises';
import { insertEnterprise, insertInspection, insertMatter, insertOfficer } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let inspector: Caller;
let enterpriseId: string;
let officerId: string;

beforeAll(async () => {
  app = await testApp('2026-06-15T01:00:00.000Z');
  inspector = await app.as('inspector');
  officerId = await insertOfficer(app.ownerDb, app.bureauId);
  await app.ownerDb
    .updateTable('account')
    .set({ officer_id: officerId })
    .where('id', '=', inspector.accountId)
    .execute();
});
afterAll(() => app.close());
beforeEach(async () => {
  enterpriseId = await insertEnterprise(app.ownerDb, app.bureauId);
});

const inspection = async (more: Partial<Parameters<typeof insertInspection>[2]> = {}, officer = officerId) => {
  const id = await insertInspection(app.ownerDb, app.bureauId, {
    enterprise_id: enterpriseId,
    prepared_by: inspector.accountId,
    ...more,
  });
  await app.ownerDb
    .insertInto('inspection_officer')
    .values({ inspection_id: id, officer_id: officer, bureau_id: app.bureauId, sort: 1, certificate_no: 'C1' })
    .execute();
  return id;
};

const codeOf = async (id: string) => (await inspector.call(getEnterpriseCode, { params: { enterpriseId: id } })).body;
const resolve = (text: string) => inspector.call(resolveCode, { body: { text } });

describe('the enterprise code', () => {
  it('is for accounts of the bureau; of another bureau there is none', async () => {
    expect((await app.anonymous.call(getEnterpriseCode, { params: { enterpriseId } })).status).toBe(401);
    expect((await app.anonymous.call(resolveCode, { body: { text: 'x' } })).status).toBe(401);
    const foreign = await insertEnterprise(app.ownerDb, await app.otherBureau());
    const [theirs, missing] = await Promise.all(
      [foreign, newId()].map((id) => inspector.call(getEnterpriseCode, { params: { enterpriseId: id } })),
    );
    expect(theirs?.status).toBe(404);
    expect(theirs?.text).toBe(missing?.text);
  });

  it('leads to its enterprise, as token and as address, and is the same every time', async () => {
    const code = await codeOf(enterpriseId);
    expect(code.url).toMatch(/^http:\/\/liangma\.test\/e\/e\.[0-9a-f]{32}\.[\w-]{22}$/);
    expect(await codeOf(enterpriseId)).toEqual(code);
    for (const text of [code.url, code.url.split('/').at(-1) ?? '', ` ${code.url} `]) {
      const answer = await resolve(text);
      expect(answer.body.enterprise).toMatchObject({ id: enterpriseId, creditCode: code.creditCode });
    }
  });

  it('that is forged or of another bureau is invalid', async () => {
    const { url } = await codeOf(enterpriseId);
    const other = await insertEnterprise(app.ownerDb, app.bureauId);
    const bureauId = await app.otherBureau();
    const foreign = await insertEnterprise(app.ownerDb, bureauId);
    const stranger = await app.as('inspector', bureauId);
    const theirs = await stranger.call(getEnterpriseCode, { params: { enterpriseId: foreign } });
    const swapped = url.replace(enterpriseId.replaceAll('-', ''), other.replaceAll('-', ''));
    for (const text of [swapped, url.slice(0, -1), theirs.body.url, 'https://example.com/', 'e.91439902MA5HATCG2P'])
      expect((await resolve(text)).body.code).toBe('code/invalid');
  });
});

describe('a business licence', () => {
  it('leads to the enterprise by the credit code in it', async () => {
    const { creditCode } = await codeOf(enterpriseId);
    const answer = await resolve(`https://example.gov.cn/licence?uniscid=${creditCode.toLowerCase()}&a=1`);
    expect(answer.body.enterprise.id).toBe(enterpriseId);
  });

  it('of a firm that the register does not have is not found, whoever else has it', async () => {
    const foreign = await insertEnterprise(app.ownerDb, await app.otherBureau());
    const { credit_code: theirs } = await app.ownerDb
      .selectFrom('enterprise')
      .select('credit_code')
      .where('id', '=', foreign)
      .executeTakeFirstOrThrow();
    const answer = await resolve(theirs);
    expect(answer.body.code).toBe('resource/not-found');
    expect(answer.text).toBe((await resolve('91439902MA5HATCG2P')).text);
  });

  it('that names two firms of the register says nothing', async () => {
    const second = await codeOf(await insertEnterprise(app.ownerDb, app.bureauId));
    const text = `${(await codeOf(enterpriseId)).creditCode} ${second.creditCode}`;
    expect((await resolve(text)).body.code).toBe('code/invalid');
  });
});

it('a code offers the inspections that the officer may enter today', async () => {
  const window = { planned_from: '2026-06-15', planned_until: '2026-06-20' };
  const open = await inspection({ ...window, state: 'approved' });
  await inspection({ ...window, state: 'submitted' });
  await inspection({ planned_from: '2026-06-16', planned_until: '2026-06-20', state: 'approved' });
  await inspection({ planned_from: '2026-06-10', planned_until: '2026-06-14', state: 'approved' });
  await inspection({ ...window, state: 'approved' }, await insertOfficer(app.ownerDb, app.bureauId));
  const { url } = await codeOf(enterpriseId);
  expect((await resolve(url)).body.inspectionIds).toEqual([open]);
  const clerk = await app.as('clerk');
  expect((await clerk.call(resolveCode, { body: { text: url } })).body.inspectionIds).toEqual([]);
});

describe('visits of a year', () => {
  const visits = (year = 2026, caller = inspector) =>
    caller.call(getEnterpriseVisits, { params: { enterpriseId, year } });

  it('are not shown to strangers', async () => {
    expect((await app.anonymous.call(getEnterpriseVisits, { params: { enterpriseId, year: 2026 } })).status).toBe(401);
    const stranger = await app.as('inspector', await app.otherBureau());
    const missing = await stranger.call(getEnterpriseVisits, { params: { enterpriseId: newId(), year: 2026 } });
    const theirs = await visits(2026, stranger);
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe(missing.text);
  });

  it('say which use the cap up and which are exempt; drafts and cancelled ones are none', async () => {
    const { matterId, versionId } = await insertMatter(app.ownerDb, app.bureauId, { name: '民爆销售检查' });
    const day = (visitOn: string) => ({ planned_from: visitOn, planned_until: visitOn, visit_on: visitOn });
    const closed = await inspection({ ...day('2026-12-31'), state: 'closed' });
    const complaint = await inspection({
      ...day('2026-01-01'),
      state: 'approved',
      ground_kind: 'complaint',
      type: 'case',
    });
    for (const state of ['draft', 'returned', 'cancelled'] as const) await inspection({ ...day('2026-03-01'), state });
    await inspection({ ...day('2025-12-31'), state: 'closed' });
    await inspection({ ...day('2027-01-01'), state: 'approved' });
    await app.ownerDb
      .insertInto('inspection_matter')
      .values({
        inspection_id: closed,
        matter_version_id: versionId,
        bureau_id: app.bureauId,
        matter_id: matterId,
        sort: 1,
      })
      .execute();
    const { body } = await visits();
    expect(body).toMatchObject({ year: 2026, limit: null, isReached: false });
    expect(body.source).toContain('国办发〔2024〕54号');
    expect(body.visits).toEqual([
      {
        inspectionId: complaint,
        day: '2026-01-01',
        state: 'approved',
        groundKind: 'complaint',
        matters: [],
        countsTowardsCap: false,
      },
      {
        inspectionId: closed,
        day: '2026-12-31',
        state: 'closed',
        groundKind: 'plan',
        matters: ['民爆销售检查'],
        countsTowardsCap: true,
      },
    ]);
    await app.ownerDb
      .updateTable('bureau')
      .set({ cap_per_year: 1, cap_source: '示政办发〔2026〕3号' })
      .where('id', '=', app.bureauId)
      .execute();
    expect((await visits()).body).toMatchObject({ limit: 1, source: '示政办发〔2026〕3号', isReached: true });
    expect((await visits(2025)).body).toMatchObject({ limit: 1, isReached: true });
    expect((await visits(2024)).body).toMatchObject({ isReached: false, visits: [] });
  });
});
