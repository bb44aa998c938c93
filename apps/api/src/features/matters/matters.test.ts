// Matters over HTTP: a published text is never changed in place, and only the present version is published.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMatter, listMatters, publishMatters, saveMatter, type MatterView } from '@liangma/contract/matters';
import { insertMatter } from '../../testing/rows.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let legal: Caller;
let inspector: Caller;

beforeAll(async () => {
  app = await testApp('2026-06-15T17:00:00.000Z');
  legal = await app.as('legal');
  inspector = await app.as('inspector');
});
afterAll(() => app.close());

const at = (matterId: string) => ({ params: { matterId } });
const read = async (matterId: string) => (await legal.call(getMatter, at(matterId))).body;
const unpublished = () => insertMatter(app.ownerDb, app.bureauId, { published_on: null });

const change = (view: MatterView, more: object = {}) => ({
  version: view.version,
  field: view.field,
  basis: view.basis,
  penaltyBasis: view.penaltyBasis,
  object: view.object,
  content: view.content,
  method: view.method,
  capText: view.capText,
  capPerYear: view.capPerYear,
  minimumText: view.minimumText,
  minimumPerYear: view.minimumPerYear,
  level: view.level,
  remark: view.remark,
  checklist: view.checklist.map(({ no: _no, ...row }) => row),
  ...more,
});

const auditOf = (subjectId: string) =>
  app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute();

describe('reading', () => {
  it('shows the bureau its own matters in their present version', async () => {
    expect((await app.anonymous.call(listMatters)).status).toBe(401);
    const bureauId = await app.otherBureau();
    const { matterId, versionId } = await insertMatter(app.ownerDb, bureauId, { name: '无线电检查' });
    const caller = await app.as('inspector', bureauId);
    const { body } = await caller.call(listMatters);
    expect(body.items).toMatchObject([
      { id: matterId, versionId, version: 1, name: '无线电检查', publishedOn: '2025-01-15' },
    ]);
    const [theirs, missing] = await Promise.all([matterId, newId()].map((id) => legal.call(getMatter, at(id))));
    expect(theirs?.status).toBe(404);
    expect(theirs?.text).toBe(missing?.text);
  });
});

describe('changing', () => {
  it('needs the right, a matter of the bureau and its present version', async () => {
    const { matterId } = await unpublished();
    const body = change(await read(matterId));
    expect((await app.anonymous.call(saveMatter, { ...at(matterId), body })).status).toBe(401);
    expect((await inspector.call(saveMatter, { ...at(matterId), body })).body.code).toBe('session/forbidden');
    const foreign = await insertMatter(app.ownerDb, await app.otherBureau());
    const [theirs, missing] = [
      await legal.call(saveMatter, { ...at(foreign.matterId), body }),
      await legal.call(saveMatter, { ...at(newId()), body }),
    ];
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe(missing.text);
    const old = await legal.call(saveMatter, { ...at(matterId), body: { ...body, version: 2 } });
    expect(old.body.code).toBe('resource/changed');
  });

  it('changes an unpublished version in place and numbers its checks', async () => {
    const { matterId, versionId } = await unpublished();
    const checklist = [
      { text: '是否建立台账', clause: '第十五条', penaltyClause: null },
      { text: '是否超范围', clause: null, penaltyClause: null },
    ];
    const body = change(await read(matterId), { capText: '每年不超过1次', capPerYear: 1, checklist });
    const commandId = newId();
    const first = await legal.call(saveMatter, { ...at(matterId), body, commandId });
    expect(first.body).toMatchObject({ versionId, version: 1, capPerYear: 1 });
    expect(first.body.checklist.map((row) => [row.no, row.text])).toEqual([
      [1, '是否建立台账'],
      [2, '是否超范围'],
    ]);
    expect((await legal.call(saveMatter, { ...at(matterId), body, commandId })).text).toBe(first.text);
    expect(await auditOf(matterId)).toMatchObject([{ action: 'matter.updated', data: { version: 1 } }]);
  });

  it('keeps what a no demands and when a check is asked; a condition looks back', async () => {
    const { matterId } = await unpublished();
    const row = (text: string, no: number | null) => ({
      text,
      clause: null,
      penaltyClause: null,
      onNo: ['photo', 'clause'] as const,
      onlyIf: no === null ? null : { no, answer: 'not-compliant' as const },
    });
    const save = async (...checklist: ReturnType<typeof row>[]) =>
      legal.call(saveMatter, { ...at(matterId), body: { ...change(await read(matterId)), checklist } });
    for (const no of [2, 3])
      expect(await save(row('是否储存', null), row('是否通风', no))).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/checklist/1/onlyIf', code: 'not-found' }] },
      });
    const saved = await save(row('是否储存', null), row('是否通风', 1));
    expect(saved.body.checklist).toMatchObject([
      { no: 1, onNo: ['photo', 'clause'], onlyIf: null },
      { no: 2, onNo: ['photo', 'clause'], onlyIf: { no: 1, answer: 'not-compliant' } },
    ]);
  });

  it('leaves a published version as it is and adds a new one, which the next change then changes', async () => {
    const { matterId, versionId } = await insertMatter(app.ownerDb, app.bureauId);
    const published = await app.ownerDb
      .selectFrom('matter_version')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow();
    const second = await legal.call(saveMatter, {
      ...at(matterId),
      body: change(await read(matterId), { basis: '新依据' }),
    });
    expect(second.body).toMatchObject({ version: 2, basis: '新依据', publishedOn: null, publicationUrl: '' });
    const again = await legal.call(saveMatter, { ...at(matterId), body: change(second.body, { basis: '更新的依据' }) });
    expect(again.body).toMatchObject({ version: 2, versionId: second.body.versionId, basis: '更新的依据' });
    expect(
      await app.ownerDb.selectFrom('matter_version').selectAll().where('id', '=', versionId).executeTakeFirstOrThrow(),
    ).toEqual(published);
    expect((await read(matterId)).versions).toEqual([
      { versionId: second.body.versionId, version: 2, publishedOn: null, withdrawnOn: null },
      { versionId, version: 1, publishedOn: '2025-01-15', withdrawnOn: null },
    ]);
    expect((await auditOf(matterId)).map((event) => event.action)).toEqual(['matter.version-added', 'matter.updated']);
  });
});

describe('publishing', () => {
  const publication = (matterIds: string[], publishedOn = '2026-06-16') => ({
    body: { matterIds, publishedOn, publicationUrl: 'https://example.gov.cn/1' },
  });

  it('needs the right and matters of the bureau, all of them', async () => {
    const { matterId } = await unpublished();
    expect((await app.anonymous.call(publishMatters, publication([matterId]))).status).toBe(401);
    expect((await inspector.call(publishMatters, publication([matterId]))).body.code).toBe('session/forbidden');
    const foreign = await insertMatter(app.ownerDb, await app.otherBureau(), { published_on: null });
    const [theirs, missing] = [
      await legal.call(publishMatters, publication([matterId, foreign.matterId])),
      await legal.call(publishMatters, publication([matterId, newId()])),
    ];
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe(missing.text);
    expect((await read(matterId)).publishedOn).toBeNull();
    expect((await read(matterId)).versions).toHaveLength(1);
  });

  it('may carry the official day of now, not a later one', async () => {
    const { matterId } = await unpublished();
    const tomorrow = await legal.call(publishMatters, publication([matterId], '2026-06-17'));
    expect(tomorrow.body.errors).toMatchObject([{ pointer: '/publishedOn', code: 'in-future' }]);
    expect((await legal.call(publishMatters, publication([matterId]))).body).toEqual({ published: 1 });
  });

  it('counts what was not published yet, once per command, and ends the version before', async () => {
    const { matterId } = await insertMatter(app.ownerDb, app.bureauId);
    const fresh = await unpublished();
    await legal.call(saveMatter, { ...at(matterId), body: change(await read(matterId), { basis: '新依据' }) });
    const already = await insertMatter(app.ownerDb, app.bureauId);
    const commandId = newId();
    const input = publication([matterId, fresh.matterId, already.matterId, matterId]);
    const first = await legal.call(publishMatters, { ...input, commandId });
    expect(first.body).toEqual({ published: 2 });
    expect((await legal.call(publishMatters, { ...input, commandId })).text).toBe(first.text);
    expect((await legal.call(publishMatters, input)).body).toEqual({ published: 0 });
    expect((await read(matterId)).versions).toMatchObject([
      { version: 2, publishedOn: '2026-06-16', withdrawnOn: null },
      { version: 1, publishedOn: '2025-01-15', withdrawnOn: '2026-06-16' },
    ]);
    expect((await read(already.matterId)).publishedOn).toBe('2025-01-15');
    const event = {
      action: 'matter.published',
      data: { publishedOn: '2026-06-16', publicationUrl: 'https://example.gov.cn/1' },
    };
    expect((await auditOf(matterId)).at(-1)).toEqual(event);
    expect(await auditOf(fresh.matterId)).toEqual([event]);
    expect(await auditOf(already.matterId)).toEqual([]);
  });
});
