// Templates of the bureau over HTTP: refused with what they lack, used from then on, taken away again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  downloadDocument,
  downloadTemplateStart,
  listTemplates,
  removeTemplate,
  replaceTemplate,
} from '@liangma/contract/documents';
import { downloadNotice } from '@liangma/contract/inspections';
import { documentKinds } from '@liangma/contract/inspection-documents';
import { withBody, withParts } from '@liangma/documents/word/testing/change-word';
import { readWord } from '@liangma/documents/word/testing/read-word';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type Caller, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let legal: Caller;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  legal = await app.as('legal');
});
afterAll(() => app.close());

const start = async (kind: (typeof documentKinds)[number]) =>
  (await legal.call(downloadTemplateStart, { params: { kind } })).bytes;

/** The start of a kind with its text changed. */
const changed = async (kind: (typeof documentKinds)[number], change: (xml: string) => string) =>
  withBody(await start(kind), change);

const put = (by: Caller, body: Uint8Array, commandId = newId()) =>
  by.call(replaceTemplate, { params: { kind: 'notice' }, query: { fileName: '我局通知书.docx' }, body, commandId });

const remove = (by: Caller) => by.call(removeTemplate, { params: { kind: 'notice' }, commandId: newId() });

const templateOf = async (kind: string) =>
  (await legal.call(listTemplates)).body.items.find((item) => item.kind === kind)?.template;

const events = () =>
  app.ownerDb
    .selectFrom('audit_event')
    .select(['action', 'data'])
    .where('subject_kind', '=', 'document-template')
    .orderBy('seq')
    .execute();

it('lists every kind with its fields, none replaced at first', async () => {
  const { body } = await scene.clerk.call(listTemplates);
  expect(body.items.map(({ kind }) => kind)).toEqual([...documentKinds]);
  expect(body.items.every(({ template }) => template === null)).toBe(true);
  const record = body.items.find(({ kind }) => kind === 'record');
  expect(record?.fields).toContainEqual({
    kind: 'text',
    tag: '问题描述',
    label: '问题描述',
    isRequired: true,
    list: '问题',
  });
});

describe('a template is refused', () => {
  it('from who may not edit', async () => {
    const file = await start('notice');
    for (const by of [scene.inspector, await app.as('supervisor')]) {
      expect((await put(by, file)).body.code).toBe('session/forbidden');
      expect((await remove(by)).body.code).toBe('session/forbidden');
    }
  });

  it('when it is no Word file, or runs something', async () => {
    const empty = await put(legal, new Uint8Array(0));
    expect(empty).toMatchObject({ status: 422, body: { code: 'document/template-unreadable' } });
    const withMacros = withParts(await start('notice'), { 'word/vbaProject.bin': new Uint8Array(4) });
    const active = await put(legal, withMacros);
    expect(active.body.code).toBe('document/template-unreadable');
    expect(active.body.errors?.map(({ code }) => code)).toEqual(['active-content']);
  });

  it('with the name of each field that it lacks or has too much', async () => {
    const file = await changed('notice', (xml) => xml.replace('{检查纪律}', '').replace('{权利}', '{全利}'));
    const answer = await put(legal, file);
    expect(answer).toMatchObject({ status: 422, body: { code: 'document/template-incomplete' } });
    expect(answer.body.errors).toEqual([
      { code: 'tag-unknown', detail: '没有这个字段：{全利}', params: { tag: '{全利}', label: '' } },
      {
        code: 'tag-missing',
        detail: '缺少必需的字段：{权利} 检查对象的权利',
        params: { tag: '{权利}', label: '检查对象的权利' },
      },
      {
        code: 'tag-missing',
        detail: '缺少必需的字段：{检查纪律} 五个严禁、八个不得',
        params: { tag: '{检查纪律}', label: '五个严禁、八个不得' },
      },
    ]);
    expect(await templateOf('notice')).toBeNull();
    expect(await events()).toEqual([]);
  });
});

describe('a template', () => {
  it('is used from then on, by this bureau only, once for a repeat, and taken away again', async () => {
    const file = await changed('notice', (xml) => xml.replace('{通知正文}', '我局自己的措辞。{通知正文}'));
    const commandId = newId();
    expect((await put(legal, file, commandId)).status).toBe(200);
    expect((await put(legal, file, commandId)).status).toBe(200);
    expect((await put(legal, await start('notice'), commandId)).body.code).toBe('command/id-reused');
    expect(await templateOf('notice')).toMatchObject({ fileName: '我局通知书.docx' });

    const view = await scene.approved();
    const params = { inspectionId: view.id, kind: 'notice', documentId: view.id };
    for (const answer of [
      await scene.clerk.call(downloadDocument, { params }),
      await scene.clerk.call(downloadNotice, { params: { inspectionId: view.id } }),
    ]) {
      const text = readWord(answer.bytes).paragraphs.join('\n');
      expect(text).toContain('我局自己的措辞。本机关依法对你单位进行行政检查');
      expect(text).toContain(view.noticeNo ?? '-');
      expect(text).not.toMatch(/[{}]/);
    }
    const theirs = await (await app.as('legal', await app.otherBureau())).call(listTemplates);
    expect(theirs.body.items.every(({ template }) => template === null)).toBe(true);

    expect((await remove(legal)).status).toBe(200);
    expect((await remove(legal)).body.code).toBe('resource/not-found');
    expect(await templateOf('notice')).toBeNull();
    expect((await events()).map(({ action }) => action)).toEqual([
      'document-template.replaced',
      'document-template.removed',
    ]);
  });

  it('may be the start of its kind, for every kind', async () => {
    for (const kind of documentKinds) {
      const answer = await legal.call(replaceTemplate, {
        params: { kind },
        query: { fileName: `${kind}.docx` },
        body: await start(kind),
        commandId: newId(),
      });
      expect([kind, answer.status]).toEqual([kind, 200]);
    }
  });
});
