import { getTodo } from '@liangma/contract/bureaus';
import { getMatter, listMatters, publishMatters, saveMatter } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { someMatter } from '../../testing/some-matter.ts';

const matter = (n: number, changes: Partial<MatterView>): MatterView => ({
  ...someMatter,
  id: `01990000-0000-7000-8000-0000000000f${n}`,
  name: `事项${n}`,
  ...changes,
});
const fresh = matter(1, { publishedOn: null, publicationUrl: '' });
const successor = matter(2, { publishedOn: null, publicationUrl: '', version: 2 });
const withdrawn = matter(3, { withdrawnOn: '2026-01-01' });

const server = () =>
  fakeServer()
    .loggedIn(['legal'])
    .answer(listMatters, { items: [someMatter, fresh, successor, withdrawn] })
    .answer(getTodo, { items: [] });

const detail = (changes: Partial<MatterView> = {}) => ({
  ...someMatter,
  ...changes,
  versions: [{ versionId: someMatter.versionId, version: 1, publishedOn: '2025-01-10', withdrawnOn: null }],
});

test('the list says what is published, and can be narrowed in the address', async () => {
  const { router } = renderApp('/matters', server());
  const table = await screen.findByRole('table', { name: '检查事项' });
  expect(within(table).getByText('新版本未公布')).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: '事项名称' }), '民爆销售检查');
  await userEvent.click(screen.getByRole('button', { name: '查询' }));
  await waitFor(() => expect(within(table).queryByText('事项1')).toBeNull());
  expect(router.state.location.href).toBe(`/matters?search=${encodeURIComponent('民爆销售检查')}`);
  expect(screen.getByRole('link', { name: someMatter.name }).getAttribute('href')).toBe(`/matters/${someMatter.id}`);
});

test('publishing several: only unpublished ones are offered; those left chosen are sent', async () => {
  const taking = server().answer(publishMatters, { published: 1 });
  renderApp('/matters', taking);
  await userEvent.click(await screen.findByRole('button', { name: '登记公布' }));
  const dialog = await screen.findByRole('dialog', { name: '登记公布' });
  expect(within(dialog).getAllByRole('checkbox')).toHaveLength(2);
  await userEvent.click(within(dialog).getByRole('checkbox', { name: '事项2' }));
  await userEvent.type(within(dialog).getByRole('textbox', { name: /公布网址/ }), 'https://example.gov.cn/a');
  await userEvent.click(within(dialog).getByRole('button', { name: '登记公布' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(taking.requests.find((request) => request.name === publishMatters.name)?.body).toEqual({
    matterIds: [fresh.id],
    publishedOn: '2026-03-02',
    publicationUrl: 'https://example.gov.cn/a',
  });
});

test('publishing none is pointed out', async () => {
  renderApp('/matters', server());
  await userEvent.click(await screen.findByRole('button', { name: '登记公布' }));
  const dialog = await screen.findByRole('dialog', { name: '登记公布' });
  await userEvent.click(within(dialog).getByRole('button', { name: '全不选' }));
  await userEvent.click(within(dialog).getByRole('button', { name: '登记公布' }));
  expect(await within(dialog).findByRole('link', { name: /^已公布的事项：/ })).toBeTruthy();
});

test('who may not edit has no way to publish', async () => {
  renderApp('/matters', server().loggedIn(['inspector']));
  await screen.findByRole('table', { name: '检查事项' });
  expect(screen.queryByRole('button', { name: '登记公布' })).toBeNull();
});

test('the detail shows checklist and versions; a published matter is changed as a new version', async () => {
  renderApp(`/matters/${someMatter.id}`, server().answer(getMatter, detail()));
  expect(await screen.findByRole('heading', { level: 1, name: someMatter.name })).toBeTruthy();
  expect(within(screen.getByRole('table', { name: '检查表' })).getByText('1. 是否持有有效许可证')).toBeTruthy();
  expect(within(screen.getByRole('table', { name: '版本' })).getByText('第 1 版')).toBeTruthy();
  expect(screen.getByRole('link', { name: '修改（另立新版本）' })).toBeTruthy();
});

test('editing: checks are added, moved and sent; who is second is told', async () => {
  const taking = server().answer(getMatter, detail()).refuse(saveMatter, 'resource/changed');
  renderApp(`/matters/${someMatter.id}/edit`, taking);
  expect(await screen.findByText(/保存后生成第 2 版/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '添加检查项目' }));
  await userEvent.type(screen.getByRole('textbox', { name: /^第 2 项/ }), '是否建立台账');
  await userEvent.click(screen.getByRole('button', { name: '上移第 2 项' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '第 2 项不合格时必须拍照' }));
  await userEvent.click(screen.getByRole('combobox', { name: /第 2 项仅在此项/ }));
  await userEvent.click(await screen.findByRole('option', { name: '1. 是否建立台账', hidden: true }));
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByRole('alert', { name: /该记录已被他人修改/ })).toBeTruthy();
  expect(taking.requests.find((request) => request.name === saveMatter.name)?.body).toMatchObject({
    version: 1,
    checklist: [
      { text: '是否建立台账', clause: null, penaltyClause: null, onNo: [], onlyIf: null },
      {
        text: '是否持有有效许可证',
        clause: '第十八条',
        penaltyClause: null,
        onNo: ['photo'],
        onlyIf: { no: 1, answer: 'not-compliant' },
      },
    ],
  });
});
