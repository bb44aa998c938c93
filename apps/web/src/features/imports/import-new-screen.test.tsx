import { getImport, startImport } from '@liangma/contract/imports';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { importId, sampleRun } from './testing/import-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const reading = sampleRun({ state: 'reading', recognition: null, mapping: null, counts: null });
const server = () => fakeServer().loggedIn(['clerk']).answer(getImport, reading).answer(startImport, reading);
const file = (name: string) => new File(['企业名称'], name);

test('one file: sent with its kind, then its import is shown', async () => {
  const user = userEvent.setup();
  const fake = server();
  const { router } = renderApp('/imports/new?kind=enterprises', fake);
  await user.upload(await screen.findByLabelText('选择文件'), file('城东区.xlsx'));
  await user.click(screen.getByRole('button', { name: '上传并识别' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/imports/${importId}`));
  const [upload] = fake.requests.filter((request) => request.name === 'start-import');
  expect(upload?.query).toEqual({ kind: 'enterprises', fileName: '城东区.xlsx' });
  expect(upload?.body).toBeInstanceOf(File);
});

test('several files: the name says what each is, and each leads to its import', async () => {
  const user = userEvent.setup();
  const fake = server();
  renderApp('/imports/new', fake);
  const input = await screen.findByLabelText('选择文件');
  await user.upload(input, file('2026年度检查计划.xlsx'));
  await user.upload(input, file('2025年检查台账.xls'));
  const year = screen.getByRole('textbox', { name: '计划年度' });
  await user.type(year, '2026');
  await user.click(screen.getByRole('checkbox', { name: '这些检查都有完整的纸质检查笔录存档' }));
  await user.click(screen.getByRole('button', { name: '上传并识别 2 个文件' }));
  expect(await screen.findAllByRole('link', { name: '去核对' })).toHaveLength(2);
  const sent = fake.requests.filter((request) => request.name === 'start-import').map((request) => request.query);
  expect(sent).toEqual([
    { kind: 'plan', fileName: '2026年度检查计划.xlsx', year: '2026' },
    { kind: 'ledger', fileName: '2025年检查台账.xls', hasPaperRecords: 'yes' },
  ]);
});

test('a file without a kind is asked for it, and nothing is sent before', async () => {
  const user = userEvent.setup();
  const fake = server();
  renderApp('/imports/new', fake);
  await user.click(await screen.findByRole('button', { name: '上传并识别' }));
  expect(screen.getByText('请先选择文件')).toBeTruthy();
  await user.upload(screen.getByLabelText('选择文件'), new File([], '空.csv'));
  expect(screen.getByText('这个文件是空的，没有内容可以导入')).toBeTruthy();
  await user.upload(screen.getByLabelText('选择文件'), file('新建工作簿.csv'));
  await user.click(screen.getByRole('button', { name: '上传并识别' }));
  expect(await screen.findByText('请选择内容')).toBeTruthy();
  expect(fake.requests.some((request) => request.name === 'start-import')).toBe(false);
  await user.click(screen.getByRole('radio', { name: '2. 执法人员名录' }));
  await user.click(screen.getByRole('button', { name: '上传并识别' }));
  await waitFor(() =>
    expect(fake.requests.find((request) => request.name === 'start-import')?.query['kind']).toBe('officers'),
  );
});

test('after a lost connection the same file is sent again as the same command', async () => {
  const user = userEvent.setup();
  const fake = server().disconnect(startImport);
  renderApp('/imports/new?kind=officers', fake);
  await user.upload(await screen.findByLabelText('选择文件'), file('人员.xlsx'));
  await user.click(screen.getByRole('button', { name: '上传并识别' }));
  const list = screen.getByRole('list', { name: '已选择的文件' });
  expect(await within(list).findByRole('alert')).toBeTruthy();
  fake.answer(startImport, reading);
  await user.click(screen.getByRole('button', { name: '上传并识别' }));
  await waitFor(() => expect(screen.queryByRole('list', { name: '已选择的文件' })).toBeNull());
  const ids = fake.requests.filter((request) => request.name === 'start-import').map((request) => request.commandId);
  expect(new Set(ids).size).toBe(1);
});
