import { confirmImport, getImport, listImportRows, remapImport } from '@liangma/contract/imports';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { setLanguage } from '../../messages/language.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import {
  importId,
  pageOfRows,
  refusedRow,
  sampleRun,
  sampleWithoutCodeColumn,
  totalRow,
  warnedRow,
} from './testing/import-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const address = `/imports/${importId}`;

const server = () =>
  fakeServer()
    .loggedIn(['clerk'])
    .answerBy(listImportRows, ({ query }) => {
      if (query['show'] === 'refused') return pageOfRows(refusedRow);
      if (query['show'] === 'warnings') return pageOfRows(warnedRow);
      return query['show'] === 'not-data' ? pageOfRows(totalRow) : pageOfRows(warnedRow, refusedRow, totalRow);
    });

const sent = (fake: ReturnType<typeof server>, name: string) =>
  fake.requests.filter((request) => request.name === name);

test('the preview begins with what cannot be imported, and says why in the cell and beside it', async () => {
  renderApp(address, server().answer(getImport, sampleRun()));
  const table = await screen.findByRole('table', { name: '工作表“名录”' });
  const row = within(table).getByRole('row', { name: /第 501 行/ });
  expect(row.textContent).toContain('不能导入');
  expect(row.textContent).toContain('统一社会信用代码：统一社会信用代码校验位不符');
  expect(row.querySelector('mark')?.textContent).toBe('91439921MA7DBN2271');
  expect(screen.getByRole('button', { name: '5 不能导入' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText('有隐藏行（78），已照常读取')).toBeTruthy();
});

test('the numbers filter the rows, and the address keeps the filter', async () => {
  const user = userEvent.setup();
  const { router } = renderApp(address, server().answer(getImport, sampleRun()));
  await user.click(await screen.findByRole('button', { name: '23 其中有提醒' }));
  expect(await screen.findByText('名称中间的空格已去掉', { exact: false })).toBeTruthy();
  expect(screen.getByText('示范市␣甲厂').tagName).toBe('DEL');
  expect(router.state.location.search).toEqual({ show: 'warnings' });

  await user.click(screen.getByRole('button', { name: '10 非数据行' }));
  const row = await screen.findByRole('row', { name: /第 806 行/ });
  expect(row.textContent).toContain('合计');
});

test('a missing column is asked for, and the correction is sent with all columns', async () => {
  const user = userEvent.setup();
  const fake = server().answer(getImport, sampleWithoutCodeColumn());
  renderApp(address, fake);
  expect(await screen.findByText('还缺必填的列，请指定')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /确认写入/ })).toBeNull();

  await user.click(screen.getByRole('button', { name: '保存并重新核对' }));
  const summary = await screen.findByRole('alert', { name: '有 1 处需要修改' });
  expect(summary.textContent).toContain('统一社会信用代码：请选择对应的列');
  expect(sent(fake, 'remap-import')).toEqual([]);

  await user.click(screen.getByRole('combobox', { name: /统一社会信用代码/ }));
  await user.click(await screen.findByRole('option', { name: 'B 号码（91439902…）' }));
  fake.answer(remapImport, sampleRun({ state: 'reading' })).answer(getImport, sampleRun());
  await user.click(screen.getByRole('button', { name: '保存并重新核对' }));
  expect(await screen.findByRole('button', { name: '确认写入 788 条' })).toBeTruthy();
  expect(sent(fake, 'remap-import')[0]?.body).toEqual({
    sheets: [{ sheet: '名录', table: 'enterprises', headerRow: 1, columns: { name: 0, creditCode: 1 } }],
  });
});

test('one column cannot serve two fields', async () => {
  const user = userEvent.setup();
  renderApp(address, server().answer(getImport, sampleRun()));
  await user.click(await screen.findByRole('button', { name: '修改列对应' }));
  await user.click(screen.getByRole('combobox', { name: /所属县/ }));
  await user.click(await screen.findByRole('option', { name: /^A 企业名称/ }));
  await user.click(screen.getByRole('button', { name: '保存并重新核对' }));
  const summary = await screen.findByRole('alert', { name: '有 1 处需要修改' });
  expect(summary.textContent).toContain('这一列已用于另一个项目');
});

test('what the confirmation does is said before, and a double click confirms once', async () => {
  const user = userEvent.setup();
  const fake = server().answer(getImport, sampleRun());
  renderApp(address, fake);
  const button = await screen.findByRole('button', { name: '确认写入 788 条' });
  expect(screen.getByText('确认后，将有 788 条写入检查对象名录。')).toBeTruthy();
  expect(screen.getByText(/^5 条不能导入，不会写入/)).toBeTruthy();

  const importing = sampleRun({
    state: 'importing',
    confirmedAt: '2026-03-02T01:05:00.000Z',
    progress: { done: 200, total: 788 },
  });
  fake.answer(confirmImport, importing).answer(getImport, importing);
  await user.dblClick(button);
  expect(await screen.findByText('200 / 788 行')).toBeTruthy();
  expect(sent(fake, 'confirm-import')).toHaveLength(1);

  const counts = { ...sampleRun().counts, created: 780, updated: 6, unchanged: 2 };
  const done = { ...importing, state: 'done', counts, finishedAt: '2026-03-02T01:06:00.000Z' };
  fake.answer(getImport, done as typeof importing);
  const result = await screen.findByRole('region', { name: '导入结果' }, { timeout: 3000 });
  expect(within(result).getByText('780')).toBeTruthy();
  expect(within(result).getByRole('link', { name: '查看检查对象名录' }).getAttribute('href')).toBe('/enterprises');
  expect(within(result).getByRole('button', { name: '下载不能导入的行' })).toBeTruthy();
});

test('a plan without a year cannot be confirmed before the year is named', async () => {
  const user = userEvent.setup();
  const plan = sampleRun({ kind: 'plan' });
  const fake = server()
    .answer(getImport, plan)
    .refuse(confirmImport, 'request/invalid', {
      errors: [{ pointer: '/year', code: 'required', detail: '请填写计划年度' }],
    });
  renderApp(address, fake);
  await user.click(await screen.findByRole('button', { name: '确认写入 788 条' }));
  const summary = await screen.findByRole('alert');
  expect(summary.textContent).toContain('计划年度：请填写计划年度');

  fake.answer(confirmImport, sampleRun({ kind: 'plan', state: 'importing' }));
  await user.type(screen.getByRole('textbox', { name: /计划年度/ }), '2026');
  await user.click(screen.getByRole('button', { name: '确认写入 788 条' }));
  await waitFor(() => expect(sent(fake, 'confirm-import').at(-1)?.query).toEqual({ year: '2026' }));
});

test('when another tab was quicker, its result is shown', async () => {
  const user = userEvent.setup();
  const fake = server().answer(getImport, sampleRun()).refuse(confirmImport, 'import/already-confirmed');
  renderApp(address, fake);
  const button = await screen.findByRole('button', { name: '确认写入 788 条' });
  fake.answer(getImport, sampleRun({ state: 'done', confirmedAt: '2026-03-02T01:05:00.000Z' }));
  await user.click(button);
  expect(await screen.findByRole('region', { name: '导入结果' })).toBeTruthy();
});

test('a file that cannot be read says why and what to do, in both languages', async () => {
  const failure = { code: 'sheet/encrypted', zh: '文件有打开密码，请去掉密码后再上传', en: 'The file has a password' };
  const failed = sampleRun({ state: 'failed', recognition: null, mapping: null, counts: null, failure });
  renderApp(address, server().answer(getImport, failed));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('文件有打开密码，请去掉密码后再上传');
  expect(alert.textContent).toContain('没有写入任何数据');
  expect(within(alert).getByRole('link', { name: '重新上传' }).getAttribute('href')).toBe(
    '/imports/new?kind=enterprises',
  );
  await setLanguage('en');
  await waitFor(() => expect(alert.textContent).toContain('The file has a password'));
});

test('a plan whose rows are all refused hints at the order of imports', async () => {
  const { counts } = sampleRun();
  if (!counts) throw new Error('the sample has counts');
  const none = { ...counts, accepted: 0, acceptedWithWarning: 0, refused: 14 };
  renderApp(address, server().answer(getImport, sampleRun({ kind: 'plan', counts: none })));
  expect(await screen.findByText(/^计划要对照事项清单/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /确认写入/ })).toBeNull();
});
