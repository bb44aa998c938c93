import { createSection, getBureau, listSections, updateBureau, updateSection } from '@liangma/contract/bureaus';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { bureauSample, sectionSamples } from './bureau-sample.ts';

const server = (role: 'administrator' | 'clerk' = 'administrator') =>
  fakeServer().loggedIn([role]).answer(getBureau, bureauSample).answer(listSections, { items: sectionSamples });

const bodiesOf = (fake: ReturnType<typeof server>, name: string) =>
  fake.requests.filter((request) => request.name === name).map((request) => request.body);

test('a bureau that is not announced says what that stops; only the administrator may change it', async () => {
  renderApp('/settings/bureau', server('clerk'));
  expect(await screen.findByText('尚未登记执法主体公告，所有检查都不能提交审批')).toBeTruthy();
  expect(screen.getByText('未公布上限')).toBeTruthy();
  expect(await screen.findByText('能源科')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '修改单位设置' })).toBeNull();
  expect(screen.queryByRole('button', { name: '新增科室' })).toBeNull();
  expect(screen.queryByRole('button', { name: '上移：能源科' })).toBeNull();
});

test('a cap needs its source; saving sends what the form shows and the revision it began with', async () => {
  const fake = server().answer(updateBureau, { ...bureauSample, revision: 5 });
  const { router } = renderApp('/settings/bureau/edit', fake);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: '同一企业年度检查上限' }), '2');
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByRole('link', { name: '上限依据：此项必填' })).toBeTruthy();
  expect(bodiesOf(fake, 'update-bureau')).toEqual([]);

  await user.type(screen.getByRole('textbox', { name: '上限依据' }), '示府办发〔2025〕3号');
  await user.type(screen.getByRole('textbox', { name: '公告日期' }), '20250310{Tab}');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings/bureau'));
  expect(bodiesOf(fake, 'update-bureau')).toEqual([
    expect.objectContaining({
      capPerYear: 2,
      capSource: '示府办发〔2025〕3号',
      announcedOn: '2025-03-10',
      announcementUrl: null,
      revision: 4,
    }),
  ]);
});

test('an entrusted organisation names the entrusting organ', async () => {
  const fake = server();
  renderApp('/settings/bureau/edit', fake);
  const user = userEvent.setup();
  expect(await screen.findByRole('textbox', { name: '单位名称' })).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: '委托机关' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: '受委托组织' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByRole('link', { name: '委托机关：此项必填' })).toBeTruthy();
  expect(bodiesOf(fake, 'update-bureau')).toEqual([]);
});

test('somebody else changed it meanwhile: said, and what was written stays', async () => {
  renderApp('/settings/bureau/edit', server().refuse(updateBureau, 'resource/changed'));
  const user = userEvent.setup();
  const name = await screen.findByRole('textbox', { name: '单位名称' });
  await user.type(name, '（筹）');
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText(/已被他人修改/)).toBeTruthy();
  expect((name as HTMLInputElement).value).toBe('示范市工业和信息化局（筹）');
});

test('a section is added behind the others; a name that is taken is refused at the field', async () => {
  const fake = server().refuse(createSection, 'resource/duplicate', {
    errors: [{ pointer: '/name', code: 'duplicate', detail: '已有同名科室' }],
  });
  renderApp('/settings/bureau', fake);
  const user = userEvent.setup();
  const add = await screen.findByRole('button', { name: '新增科室' });
  await waitFor(() => expect(add.hasAttribute('disabled')).toBe(false));
  await user.click(add);
  const dialog = within(await screen.findByRole('dialog', { name: '新增科室' }));
  await user.type(dialog.getByRole('textbox', { name: '科室名称' }), '民爆科');
  await user.click(dialog.getByRole('button', { name: '新增' }));
  expect(await dialog.findByRole('link', { name: /^科室名称：已存在/ })).toBeTruthy();
  expect(bodiesOf(fake, 'create-section')).toEqual([{ name: '民爆科', sort: 8 }]);
});

test('a section is renamed in its place', async () => {
  const fake = server().answer(updateSection, { id: sectionSamples[2]?.id ?? '', name: '产业发展科', sort: 7 });
  renderApp('/settings/bureau', fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '修改名称：产业科' }));
  const dialog = within(await screen.findByRole('dialog', { name: '修改科室名称' }));
  const name = dialog.getByRole('textbox', { name: '科室名称' });
  await user.clear(name);
  await user.type(name, '产业发展科');
  await user.click(dialog.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bodiesOf(fake, 'update-section')).toEqual([{ name: '产业发展科', sort: 7 }]);
});

test('moving numbers the sections anew, and saves only those whose number changes', async () => {
  const items = [...sectionSamples];
  const fake = server()
    .answerBy(listSections, () => ({ items: items.toSorted((a, b) => a.sort - b.sort) }))
    .answerBy(updateSection, ({ params, body }) => {
      const { name, sort } = updateSection.body.parse(body);
      const section = { id: params['sectionId'] ?? '', name, sort };
      items.splice(
        items.findIndex(({ id }) => id === section.id),
        1,
        section,
      );
      return section;
    });
  renderApp('/settings/bureau', fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '上移：民爆科' }));
  expect(bodiesOf(fake, 'update-section')).toEqual([]);
  await user.click(screen.getByRole('button', { name: '上移：产业科' }));
  const names = () =>
    within(screen.getByRole('region', { name: '承办科室' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);
  await waitFor(() => expect(names()).toEqual(['民爆科', '产业科', '能源科']));
  expect(bodiesOf(fake, 'update-section')).toEqual([
    { name: '民爆科', sort: 1 },
    { name: '产业科', sort: 2 },
    { name: '能源科', sort: 3 },
  ]);
});
