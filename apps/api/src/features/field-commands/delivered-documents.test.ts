// Written documents from a tablet: under their signatures, with numbers of the tablet.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FieldCommand } from '@liangma/contract/field-commands';
import type { DocumentContent, WrittenDocument } from '@liangma/contract/inspection-documents';
import { getInspection, type InspectionView } from '@liangma/contract/inspections';
import { documentNumber } from '@liangma/domain/documents/document-number';
import { signedDocumentText } from '@liangma/domain/inspection/signed-content';
import { sha256Of, storedFile, tabletOf, type Tablet } from '../../testing/field-scene.ts';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;
let tablet: Tablet;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  tablet = await tabletOf(app, scene.inspector);
});
afterAll(() => app.close());

const viewOf = async (id: string): Promise<InspectionView> => {
  const answer = await scene.inspector.call(getInspection, { params: { inspectionId: id } });
  expect(answer.status).toBe(200);
  return answer.body;
};
const accepted = async (id: string, command: FieldCommand, of = tablet) => {
  const answer = await of.send(id, command);
  expect(answer.body).toMatchObject({ outcome: 'accepted', problem: null });
};
/** The code of the refusal and of its errors. */
const held = async (id: string, command: FieldCommand, of = tablet): Promise<string[]> => {
  const { body } = await of.send(id, command);
  expect(body.outcome).toBe('held');
  return [body.problem?.code ?? '', ...(body.problem?.errors ?? []).map(({ code }) => code)];
};
const survey: DocumentContent = {
  kind: 'survey',
  startedAt: '2026-06-15T02:00:00.000Z',
  endedAt: '2026-06-15T02:30:00.000Z',
  place: '一号库房',
  weather: '晴',
  object: '库房',
  party: '',
  course: '自东门进入',
  result: '未见异常',
  recorder: '张',
};
const notice: DocumentContent = {
  kind: 'result-notice',
  results: '未发现问题',
  handling: '',
  guidance: '',
  objectionChannel: '',
  issuedOn: '2026-06-15',
};
const write = (more: Partial<WrittenDocument> = {}): FieldCommand => ({
  kind: 'write-document',
  version: 1,
  document: { documentId: newId(), content: survey, number: null, signatures: [], evidence: [], ...more },
});
const reserve = async (first: number, last: number, deviceId = tablet.deviceId) => {
  await app.ownerDb
    .insertInto('number_range')
    .values({
      id: newId(),
      bureau_id: app.bureauId,
      device_id: deviceId,
      kind: 'result-notice',
      prefix: '示工信',
      year: 2026,
      first_no: first,
      last_no: last,
      reserved_at: app.deps.clock(),
    })
    .execute();
};

it('with signatures under its content', async () => {
  const view = await scene.recorded();
  const image = await storedFile(app, '签名图', scene.inspector);
  const documentId = newId();
  const paper = { inspectionId: view.id, documentId, number: null, content: survey };
  const drawn = {
    role: 'party',
    name: '王在场',
    officerId: null,
    image,
    contentHash: sha256Of(signedDocumentText(paper)),
    signedAt: '2026-06-15T02:31:00.000Z',
  } as const;
  const other = write({ documentId, content: { ...survey, result: '签名之后改动' }, signatures: [drawn] });
  expect(await held(view.id, other)).toEqual(['document/signature-differs']);
  const right = write({ documentId, signatures: [drawn] });
  await accepted(view.id, right);
  await accepted(view.id, right);
  expect((await viewOf(view.id)).documents).toMatchObject([
    { content: survey, number: null, signatures: [drawn], contentHash: drawn.contentHash, writtenBy: 'inspector' },
  ]);
});

it('with a number of the tablet that no document carries', async () => {
  const number = (no: number) => documentNumber('示工信', 'result-notice', 2026, no);
  await reserve(1, 3);
  const view = await scene.recorded();
  expect(await held(view.id, write({ content: notice }))).toEqual(['request/invalid', 'required']);
  expect(await held(view.id, write({ number: number(1) }))).toEqual(['request/invalid', 'superfluous']);
  await accepted(view.id, write({ content: notice, number: number(2) }));
  for (const wrong of [number(2), number(4), '示工信某1号'])
    expect(await held(view.id, write({ content: notice, number: wrong }))).toEqual(['field/number-taken']);
  const others = await tabletOf(app, scene.inspector);
  expect(await held(view.id, write({ content: notice, number: number(3) }), others)).toEqual(['field/number-taken']);
  expect((await viewOf(view.id)).documents.map((document) => document.number)).toEqual([number(2)]);
});

it('before the entry is held', async () => {
  const view = await scene.approved();
  expect(await held(view.id, write())).toEqual(['inspection/wrong-state']);
});
