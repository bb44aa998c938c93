// The bureau and its sections over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSection,
  getBureau,
  listBureaus,
  listSections,
  updateBureau,
  updateSection,
  type BureauView,
} from '@liangma/contract/bureaus';
import { setVisible } from '../../db/scope.ts';
import { insertSection } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';
import { ensureSections } from './public.ts';

let app: TestApp;
let admin: Caller;

beforeAll(async () => {
  app = await testApp();
  admin = await app.as('administrator');
});
afterAll(() => app.close());

const change = ({ id: _id, code: _code, ...fields }: BureauView, more: object = {}) => ({
  body: { ...fields, ...more },
});

const auditOf = (subjectId: string) =>
  app.ownerDb.selectFrom('audit_event').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute();

describe('bureau', () => {
  it('is read by everybody in it and changed by the administrator', async () => {
    expect((await app.anonymous.call(getBureau)).status).toBe(401);
    const clerk = await app.as('clerk');
    const bureau = await clerk.call(getBureau);
    expect(bureau.body.id).toBe(app.bureauId);
    expect((await clerk.call(updateBureau, change(bureau.body))).body.code).toBe('session/forbidden');
  });

  it('is changed once per command, with what changed in the log', async () => {
    const bureau = await admin.call(getBureau);
    const commandId = newId();
    const body = change(bureau.body, { capPerYear: 2, capSource: '示政办发〔2026〕3号', mergeWindowDays: 30 });
    const first = await admin.call(updateBureau, { ...body, commandId });
    expect(first.body).toMatchObject({
      capPerYear: 2,
      capSource: '示政办发〔2026〕3号',
      revision: bureau.body.revision + 1,
    });
    expect((await admin.call(updateBureau, { ...body, commandId })).text).toBe(first.text);
    expect((await admin.call(updateBureau, body)).body.code).toBe('resource/changed');
    const audit = await auditOf(app.bureauId);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ action: 'bureau.updated', data: { changes: { capPerYear: [null, 2] } } });
  });

  it('takes no cap without its source, no entrusted body without who entrusts it, and links to the web only', async () => {
    const bureau = (await admin.call(getBureau)).body;
    const wrong: [object, string][] = [
      [{ capPerYear: 1, capSource: '' }, '/capSource'],
      [{ kind: 'entrusted', entrustingBody: null }, '/entrustingBody'],
      // what a visitor of the public page would click on; assembled here so that no linter takes it for code
      [{ announcementUrl: ['javascript', 'alert(1)'].join(':') }, '/announcementUrl'],
    ];
    for (const [more, pointer] of wrong) {
      const answer = await admin.call(updateBureau, change(bureau, more));
      expect(answer.body).toMatchObject({ code: 'request/invalid', errors: [{ pointer }] });
    }
    const right = await admin.call(updateBureau, change(bureau, { announcementUrl: 'https://example.gov.cn/a?b=1' }));
    expect(right.status).toBe(200);
  });

  it('shows a supervisor all bureaus and the one asked for, and nobody else another', async () => {
    const other = await app.otherBureau();
    const supervisor = await app.as('supervisor');
    const all = (await supervisor.call(listBureaus)).body.items.map((item) => item.id);
    expect(all).toEqual(expect.arrayContaining([app.bureauId, other]));
    expect((await admin.call(listBureaus)).body.items.map((item) => item.id)).toEqual([app.bureauId]);
    const headers = { 'x-bureau': other };
    expect((await supervisor.call(getBureau, { headers })).body.id).toBe(other);
    expect((await admin.call(getBureau, { headers })).body.id).toBe(app.bureauId);
    expect((await supervisor.call(getBureau, { headers: { 'x-bureau': newId() } })).status).toBe(404);
  });
});

describe('sections', () => {
  it('are added, renamed and ordered, one of a name', async () => {
    const law = await admin.call(createSection, { body: { name: ' 法规科 ', sort: 2 } });
    expect(law.body).toMatchObject({ name: '法规科', sort: 2 });
    const safety = await admin.call(createSection, { body: { name: '安全科', sort: 1 } });
    expect((await admin.call(createSection, { body: { name: '法规科' } })).body).toMatchObject({
      code: 'resource/duplicate',
      errors: [{ pointer: '/name' }],
    });
    const taken = { params: { sectionId: safety.body.id }, body: { name: '法规科', sort: 1 } };
    expect((await admin.call(updateSection, taken)).body.code).toBe('resource/duplicate');
    const renamed = { params: { sectionId: safety.body.id }, body: { name: '安全生产科', sort: 3 } };
    expect((await admin.call(updateSection, renamed)).body).toMatchObject({ name: '安全生产科', sort: 3 });
    const clerk = await app.as('clerk');
    expect((await clerk.call(listSections)).body.items.map((item) => item.name)).toEqual(['法规科', '安全生产科']);
    expect((await clerk.call(createSection, { body: { name: '新科' } })).status).toBe(403);
    expect((await auditOf(safety.body.id)).map((event) => event.action)).toEqual([
      'section.created',
      'section.updated',
    ]);
  });

  it('of another bureau do not exist', async () => {
    const foreign = await insertSection(app.ownerDb, await app.otherBureau());
    const ask = (sectionId: string) =>
      admin.call(updateSection, { params: { sectionId }, body: { name: '新名', sort: 0 } });
    const answer = await ask(foreign);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe((await ask(newId())).text);
  });

  it('are added by name where a list needs them', async () => {
    const bureauId = await app.otherBureau();
    const known = await insertSection(app.ownerDb, bureauId, { name: '运行科', sort: 5 });
    const ids = await app.deps.db.transaction().execute(async (tx) => {
      await setVisible(tx, bureauId);
      return ensureSections(tx, bureauId, ['运行科', '', '综合科', '综合科']);
    });
    expect([...ids.keys()]).toEqual(['运行科', '综合科']);
    expect(ids.get('运行科')).toBe(known);
  });
});
