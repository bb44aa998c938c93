// The notice of inspection: who may have it, when it exists, what stands in the Word file.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { downloadNotice } from '@liangma/contract/inspections';
import { readWord } from '@liangma/documents/word/testing/read-word';
import { inspectionScene, type Scene } from '../../testing/inspection-scene.ts';
import { newId, testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let scene: Scene;

beforeAll(async () => {
  app = await testApp();
  scene = await inspectionScene(app);
  await app.ownerDb
    .updateTable('bureau')
    .set({ complaint_phone: '0731-12345', cap_per_year: 3, cap_source: '示政办发〔2026〕1号' })
    .where('id', '=', app.bureauId)
    .execute();
});
afterAll(() => app.close());

it('is for the bureau only, and not before the approval', async () => {
  const { id } = await scene.submitted();
  const params = { inspectionId: id };
  expect((await app.anonymous.call(downloadNotice, { params })).status).toBe(401);
  const stranger = await app.as('leader', await app.otherBureau());
  const real = await stranger.call(downloadNotice, { params });
  const madeUp = await stranger.call(downloadNotice, { params: { inspectionId: newId() } });
  expect(real.status).toBe(404);
  expect(real.text).toBe(madeUp.text);
  expect(await scene.clerk.call(downloadNotice, { params })).toMatchObject({
    status: 409,
    body: { code: 'inspection/wrong-state' },
  });
});

it('is a Word file named by its number, with everything that the enterprise must know', async () => {
  await scene.entered();
  const view = await scene.approved({ assistants: ['赵专家'] });
  const answer = await scene.clerk.call(downloadNotice, { params: { inspectionId: view.id } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('wordprocessingml');
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
    `行政检查通知书-${view.noticeNo}.docx`,
  );
  const text = readWord(answer.bytes).paragraphs.join('\n');
  for (const part of [
    view.noticeNo ?? '',
    view.enterpriseName,
    view.matters[0] ?? '',
    '《示范条例》第一条',
    '日常检查；2026年度检查计划第1项',
    '现场检查',
    view.officerDetails[0]?.certificateNo ?? '',
    '赵专家',
    '此前已对你单位检查1次，本次为第2次；年度频次上限3次',
    '严禁逐利检查',
    '0731-12345',
  ])
    expect(text).toContain(part);
});

it('never names who complained', async () => {
  const view = await scene.approved({
    type: 'case',
    groundKind: 'complaint',
    groundDocumentNo: '示诉〔2026〕8号',
    groundNote: '举报人李某',
  });
  const answer = await scene.clerk.call(downloadNotice, { params: { inspectionId: view.id } });
  const text = readWord(answer.bytes).paragraphs.join('\n');
  expect(text).toContain('个案检查；投诉举报');
  expect(text).toContain('不受年度频次上限约束');
  expect(text).not.toMatch(/李某|示诉/);
});
