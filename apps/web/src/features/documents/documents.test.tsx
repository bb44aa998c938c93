import {
  downloadDocument,
  listInspectionDocuments,
  listTemplates,
  removeTemplate,
  replaceTemplate,
} from '@liangma/contract/documents';
import type { ResponseOf } from '@liangma/contract/endpoint';
import { getInspection } from '@liangma/contract/inspections';
import { explainInspection } from '@liangma/contract/statistics';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, someInspection } from '../inspections/inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

type Item = ResponseOf<typeof listTemplates>['items'][number];

const notice: Item = {
  kind: 'notice',
  title: '行政检查通知书',
  fields: [
    { kind: 'text', tag: '检查纪律', label: '五个严禁、八个不得', isRequired: true, list: null },
    { kind: 'list', tag: '签名', label: '各方签名', isRequired: true, list: null },
    { kind: 'picture', tag: '签名图片', label: '手写签名图片', isRequired: false, list: '签名' },
  ],
  template: null,
};
const template = { fileName: '我局通知书.docx', uploadedBy: '周法规', uploadedAt: '2026-03-01T02:00:00.000Z' };

const server = (item: Item = notice) =>
  fakeServer()
    .loggedIn(['legal'])
    .answer(listTemplates, { items: [item] });
const docx = () => new File(['word'], '我局通知书.docx');

test('the list says which form is in use, and leads to it', async () => {
  renderApp('/settings/templates', server({ ...notice, template }));
  const row = (await screen.findByRole('link', { name: '行政检查通知书' })).closest('tr');
  expect(row && within(row).getByText('我局通知书.docx')).toBeTruthy();
  expect(row && within(row).getByText(/周法规/)).toBeTruthy();
});

test('fields are shown as they are written, loops and pictures included', async () => {
  renderApp('/settings/templates/notice', server());
  expect(await screen.findByText('{检查纪律}')).toBeTruthy();
  expect(screen.getByText('{#签名} … {/签名}')).toBeTruthy();
  const picture = screen.getByText('{签名图片}').closest('tr');
  expect(picture && within(picture).getByText('图片，在“签名”循环内')).toBeTruthy();
  expect(picture && within(picture).getByText('可以没有')).toBeTruthy();
});

test('a file that lacks a field is refused with the field; a good one is in use at once', async () => {
  const detail = '缺少必需的字段：{检查纪律} 五个严禁、八个不得';
  const fake = server().refuse(replaceTemplate, 'document/template-incomplete', {
    errors: [{ code: 'tag-missing', detail }],
  });
  renderApp('/settings/templates/notice', fake);
  const user = userEvent.setup();
  await user.upload(await screen.findByLabelText('Word 模板'), docx());
  await user.click(screen.getByRole('button', { name: '检查并使用' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('模板缺少必需的字段')).toBeTruthy();
  expect(within(alert).getByText(detail)).toBeTruthy();

  fake.answer(replaceTemplate, {}).answer(listTemplates, { items: [{ ...notice, template }] });
  await user.upload(screen.getByLabelText('Word 模板'), docx());
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByRole('button', { name: '检查并使用' }));
  expect(await screen.findByText('我局通知书.docx')).toBeTruthy();
  const sent = fake.requests.filter(({ name }) => name === 'replace-template');
  expect(sent.map(({ params, query }) => ({ params, query }))).toEqual([
    { params: { kind: 'notice' }, query: { fileName: '我局通知书.docx' } },
    { params: { kind: 'notice' }, query: { fileName: '我局通知书.docx' } },
  ]);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
});

test('the built-in form comes back after a question', async () => {
  const fake = server({ ...notice, template }).answer(removeTemplate, {});
  renderApp('/settings/templates/notice', fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '恢复内置格式' }));
  const dialog = await screen.findByRole('dialog');
  fake.answer(listTemplates, { items: [notice] });
  await user.click(within(dialog).getByRole('button', { name: '恢复内置格式' }));
  expect(await screen.findByText('现在使用系统内置格式。')).toBeTruthy();
  expect(fake.requests.filter(({ name }) => name === 'remove-template')).toHaveLength(1);
});

test('a kind that does not exist is said to be none', async () => {
  renderApp('/settings/templates/poem', server());
  expect(await screen.findByText('没有这种文书')).toBeTruthy();
});

test('an inspection shows its documents: a page to print, and Word', async () => {
  const fake = fakeServer()
    .loggedIn(['leader'])
    .answer(getInspection, someInspection({ state: 'approved' }))
    .answer(explainInspection, { isCounted: false, year: null, reasons: [] })
    .answer(listInspectionDocuments, {
      items: [
        {
          documentId: ids.inspection,
          kind: 'notice',
          title: '行政检查通知书',
          number: '示工信检通〔2026〕1号',
          at: '2026-03-02T01:00:00.000Z',
          by: '李局长',
        },
      ],
    })
    .refuse(downloadDocument, 'inspection/wrong-state');
  renderApp(`/inspections/${ids.inspection}`, fake);
  const print = await screen.findByRole('link', { name: '打印：行政检查通知书' });
  expect(print.getAttribute('href')).toBe(
    `/api/inspections/${ids.inspection}/documents/notice/${ids.inspection}/print`,
  );
  expect(print.getAttribute('target')).toBe('_blank');
  expect(screen.getByText(/示工信检通〔2026〕1号 · .+ · 李局长/)).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: '下载 Word：行政检查通知书' }));
  await waitFor(() => expect(fake.requests.some(({ name }) => name === 'download-document')).toBe(true));
  expect(await screen.findByRole('alert')).toBeTruthy();
});
