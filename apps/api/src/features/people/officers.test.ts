// Officers over HTTP: who may inspect on which day, renewal of a certificate, and lists that are written again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfficer, getOfficer, listOfficers, updateOfficer, type OfficerView } from '@liangma/contract/people';
import { isAssignable } from '@liangma/domain/inspection/rules';
import { setVisible } from '../../db/scope.ts';
import { insertOfficer, insertSection } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { saveImportedOfficers, type ImportedOfficer } from './imported-officers.ts';

let app: TestApp;
let clerk: Caller;

beforeAll(async () => {
  app = await testApp();
  clerk = await app.as('clerk');
});
afterAll(() => app.close());

const fields = (more: object = {}) => ({
  name: '李示范',
  sex: '女',
  unit: '示范市工业和信息化局',
  sectionId: null,
  post: '科员',
  certificateNo: `C${newId().slice(-10)}`,
  certificateKind: 'enforcement',
  issuedBy: '示范省人民政府',
  issuedOn: '2024-01-01',
  validUntil: '2028-12-31',
  field: '工业和信息化',
  area: '示范市',
  status: 'valid',
  ...more,
});

const change = ({ id, isAssignable: _assignable, sectionName: _section, ...rest }: OfficerView, more: object = {}) => ({
  params: { officerId: id },
  body: { ...rest, ...more },
});

const auditOf = (subjectId: string) =>
  app.ownerDb.selectFrom('audit_event').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute();

it('is edited by clerk, legal and administrator, and read by everybody in the bureau', async () => {
  const officerId = await insertOfficer(app.ownerDb, app.bureauId);
  expect((await app.anonymous.call(getOfficer, { params: { officerId } })).status).toBe(401);
  for (const role of ['inspector', 'section-head', 'leader', 'supervisor'] as const) {
    const caller = await app.as(role);
    expect((await caller.call(getOfficer, { params: { officerId } })).status, role).toBe(200);
    expect((await caller.call(createOfficer, { body: fields() })).status, role).toBe(403);
  }
  const other = await app.as('clerk', await app.otherBureau());
  const foreign = await other.call(getOfficer, { params: { officerId } });
  expect(foreign.status).toBe(404);
  expect(foreign.text).toBe((await other.call(getOfficer, { params: { officerId: newId() } })).text);
  const officer = await clerk.call(getOfficer, { params: { officerId } });
  expect((await other.call(updateOfficer, change(officer.body))).text).toBe(foreign.text);
});

it('lets a supervisor look at another bureau, one at a time', async () => {
  const bureauId = await app.otherBureau();
  const officerId = await insertOfficer(app.ownerDb, bureauId);
  const supervisor = await app.as('supervisor');
  expect((await supervisor.call(getOfficer, { params: { officerId } })).status).toBe(404);
  const headers = { 'x-bureau': bureauId };
  expect((await supervisor.call(getOfficer, { params: { officerId }, headers })).status).toBe(200);
  expect((await clerk.call(getOfficer, { params: { officerId }, headers })).status).toBe(404);
});

describe('create-officer', () => {
  it('adds an officer once', async () => {
    const body = fields();
    const commandId = newId();
    const first = await clerk.call(createOfficer, { body, commandId });
    expect(first.body).toMatchObject({ ...body, isAssignable: true, revision: 1 });
    expect((await clerk.call(createOfficer, { body, commandId })).text).toBe(first.text);
    expect((await auditOf(first.body.id)).map((event) => event.action)).toEqual(['officer.created']);
    const again = await clerk.call(createOfficer, { body });
    expect(again.body).toMatchObject({ code: 'resource/duplicate', errors: [{ pointer: '/certificateNo' }] });
  });

  it('refuses a term that ends before it begins, and a section of another bureau', async () => {
    const term = await clerk.call(createOfficer, {
      body: fields({ issuedOn: '2026-01-02', validUntil: '2026-01-01' }),
    });
    expect(term.body).toMatchObject({ code: 'request/invalid', errors: [{ pointer: '/validUntil' }] });
    const sectionId = await insertSection(app.ownerDb, await app.otherBureau());
    const foreign = await clerk.call(createOfficer, { body: fields({ sectionId }) });
    expect(foreign.body).toMatchObject({ code: 'request/invalid', errors: [{ pointer: '/sectionId' }] });
  });
});

describe('update-officer', () => {
  it('renews a certificate, after which the officer may inspect again', async () => {
    const expired = await clerk.call(createOfficer, { body: fields({ validUntil: '2026-06-14' }) });
    expect(expired.body.isAssignable).toBe(false);
    const renewed = await clerk.call(updateOfficer, change(expired.body, { validUntil: '2031-06-14' }));
    expect(renewed.body).toMatchObject({ isAssignable: true, revision: 2 });
    expect((await auditOf(expired.body.id)).at(-1)).toMatchObject({
      action: 'officer.updated',
      data: { changes: { validUntil: ['2026-06-14', '2031-06-14'] } },
    });
    expect((await clerk.call(updateOfficer, change(expired.body))).body.code).toBe('resource/changed');
  });

  it('refuses the number of another officer', async () => {
    const [one, two] = [
      await clerk.call(createOfficer, { body: fields() }),
      await clerk.call(createOfficer, { body: fields() }),
    ];
    const answer = await clerk.call(updateOfficer, change(two.body, { certificateNo: one.body.certificateNo }));
    expect(answer.body).toMatchObject({ code: 'resource/duplicate', errors: [{ pointer: '/certificateNo' }] });
  });
});

describe('list-officers', () => {
  it('finds those who may inspect on a day exactly as the rule says', async () => {
    const bureauId = await app.otherBureau();
    const caller = await app.as('clerk', bureauId);
    for (const certificate_kind of ['enforcement', 'supervision'] as const)
      for (const status of ['valid', 'suspended', 'cancelled'] as const)
        for (const valid_until of [null, '2026-06-14', '2026-06-15', '2026-06-16'])
          await insertOfficer(app.ownerDb, bureauId, { certificate_kind, status, valid_until });
    const all = await caller.call(listOfficers, { query: { limit: 200 } });
    expect(all.body.items).toHaveLength(24);
    for (const day of ['2026-06-14', '2026-06-15', '2026-06-16', '2026-06-17']) {
      const found = await caller.call(listOfficers, { query: { assignableOn: day, limit: 200 } });
      const expected = all.body.items.filter((officer) => isAssignable(officer, day)).map((officer) => officer.id);
      expect(found.body.items.map((officer) => officer.id)).toEqual(expected);
      expect(found.body.items.every((officer) => officer.isAssignable)).toBe(true);
    }
  });

  it('searches names and numbers literally, by section, and pages without loss', async () => {
    const bureauId = await app.otherBureau();
    const caller = await app.as('inspector', bureauId);
    const section = await insertSection(app.ownerDb, bureauId);
    for (let n = 0; n < 5; n += 1)
      await insertOfficer(app.ownerDb, bureauId, { name: `赵${n}`, certificate_no: `AB%${n}`, section_id: section });
    await insertOfficer(app.ownerDb, bureauId, { name: '钱六', certificate_no: 'ABC6' });
    const names = async (query: object) =>
      (await caller.call(listOfficers, { query: { limit: 200, ...query } })).body.items.map((officer) => officer.name);
    expect(await names({ search: '钱' })).toEqual(['钱六']);
    expect(await names({ search: 'abc' })).toEqual(['钱六']);
    expect(await names({ search: 'ab%' })).toHaveLength(5);
    expect(await names({ search: '_' })).toEqual([]);
    expect(await names({ sectionId: section })).toHaveLength(5);
    const first = await caller.call(listOfficers, { query: { limit: 4 } });
    const second = await caller.call(listOfficers, { query: { limit: 4, cursor: first.body.nextCursor ?? '' } });
    expect([...first.body.items, ...second.body.items].map((officer) => officer.name)).toEqual([
      '赵0',
      '赵1',
      '赵2',
      '赵3',
      '赵4',
      '钱六',
    ]);
    expect(second.body.nextCursor).toBeNull();
  });
});

it('writes a list of officers a second time without a change', async () => {
  const bureauId = await app.otherBureau();
  const list = [fields({ section: '法规科' }), fields({ section: '运行科' }), fields({ section: '法规科' })].map(
    ({ sectionId: _none, ...officer }) => officer as unknown as ImportedOfficer,
  );
  const save = (officers: ImportedOfficer[]) =>
    app.deps.db.transaction().execute(async (tx) => {
      await setVisible(tx, bureauId);
      return saveImportedOfficers(tx, bureauId, officers, '2026-06-15T01:00:00.000Z');
    });
  expect(await save(list)).toEqual(['created', 'created', 'created']);
  expect(await save(list)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  expect(await save(list.map((officer, n) => (n === 1 ? { ...officer, post: '科长' } : officer)))).toEqual([
    'unchanged',
    'updated',
    'unchanged',
  ]);
  const sections = await app.ownerDb.selectFrom('section').select('name').where('bureau_id', '=', bureauId).execute();
  expect(sections.map((section) => section.name).toSorted()).toEqual(['法规科', '运行科']);
});
