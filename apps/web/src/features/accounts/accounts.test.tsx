import { listSections } from '@liangma/contract/bureaus';
import { createAccount, listAccounts, listOfficers, updateAccount } from '@liangma/contract/people';
import type { AccountView, OfficerView } from '@liangma/contract/people';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { sectionSamples } from '../bureaus/bureau-sample.ts';

const ownId = someSession(['administrator']).account.id;

const officer: OfficerView = {
  id: '01990000-0000-7000-8000-0000000000f1',
  name: '卢国红',
  sex: '男',
  unit: '示范市工业和信息化局',
  sectionId: null,
  sectionName: null,
  post: '',
  certificateNo: '43990100009',
  certificateKind: 'enforcement',
  issuedBy: '',
  issuedOn: null,
  validUntil: null,
  field: '',
  area: '',
  status: 'valid',
  isAssignable: true,
  revision: 1,
};

const account: AccountView = {
  id: '01990000-0000-7000-8000-0000000000d1',
  username: 'luguohong',
  displayName: '卢国红',
  roles: ['inspector', 'section-head'],
  sectionId: sectionSamples[0]?.id ?? null,
  sectionName: '民爆科',
  officerId: officer.id,
  officerName: '卢国红',
  isDisabled: false,
  mustChangePassword: true,
  revision: 3,
};

const own: AccountView = {
  ...account,
  id: ownId,
  username: 'zhangsan',
  displayName: '张三',
  roles: ['administrator'],
  mustChangePassword: false,
};

const pageOf = <Item,>(items: Item[]) => ({
  items,
  nextCursor: null,
  total: { count: items.length, atLeast: false },
});

const server = () =>
  fakeServer()
    .loggedIn(['administrator'])
    .answer(listAccounts, pageOf([own, account]))
    .answer(listOfficers, pageOf([officer]))
    .answer(listSections, { items: sectionSamples });

const bodiesOf = (fake: ReturnType<typeof server>, name: string) =>
  fake.requests.filter((request) => request.name === name).map((request) => request.body);

test('the list shows roles, section, officer and state', async () => {
  renderApp('/settings/accounts', server());
  const link = await screen.findByRole('link', { name: '卢国红' });
  expect(link.getAttribute('href')).toBe(`/settings/accounts/${account.id}`);
  const row = within(screen.getByRole('row', { name: /luguohong/ }));
  for (const text of ['执法人员', '科室负责人', '民爆科', '正常', '待修改初始密码'])
    expect(row.getByText(text)).toBeTruthy();
});

test('a new account: what is missing is named, roles are explained, the rest is sent', async () => {
  const fake = server().answer(createAccount, account);
  const { router } = renderApp('/settings/accounts/new', fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '新建' }));
  expect(await screen.findByRole('link', { name: '角色：至少需要1项' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '姓名：此项必填' })).toBeTruthy();

  await user.type(screen.getByRole('textbox', { name: '姓名' }), '卢国红');
  await user.type(screen.getByRole('textbox', { name: '账号名' }), 'luguohong');
  await user.type(screen.getByLabelText(/^初始密码/), 'brought on paper 7');
  await user.click(screen.getByRole('checkbox', { name: '执法人员' }));
  expect(screen.getByText('审批检查和年度检查计划')).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: '执法证' }));
  await user.click(await screen.findByRole('option', { name: '卢国红 43990100009' }));
  await user.dblClick(screen.getByRole('button', { name: '新建' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/settings/accounts/${account.id}`));
  expect(bodiesOf(fake, 'create-account')[0]).toEqual({
    displayName: '卢国红',
    username: 'luguohong',
    password: 'brought on paper 7',
    roles: ['inspector'],
    sectionId: null,
    officerId: officer.id,
  });
  // A second press of the same intention carries the same id: the server does it once.
  const ids = fake.requests.filter(({ name }) => name === 'create-account').map(({ commandId }) => commandId);
  expect(new Set(ids).size).toBe(1);
});

test.each([
  ['resource/duplicate', { pointer: '/username', code: 'duplicate', detail: '这个账号名已被使用' }, /^账号名：已存在/],
  [
    'account/password-weak',
    { pointer: '/password', code: 'too-common', detail: '这个密码太常见' },
    '初始密码：这个密码太常见',
  ],
] as const)('refused with %s: at the field', async (code, error, link) => {
  renderApp('/settings/accounts/new', server().refuse(createAccount, code, { errors: [error] }));
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: '姓名' }), '卢国红');
  await user.type(screen.getByRole('textbox', { name: '账号名' }), 'admin');
  await user.type(screen.getByLabelText(/^初始密码/), '1234567890a');
  await user.click(screen.getByRole('checkbox', { name: '综合文员' }));
  await user.click(screen.getByRole('button', { name: '新建' }));
  expect(await screen.findByRole('link', { name: link })).toBeTruthy();
});

test('changing roles keeps state and password; the last administrator stays', async () => {
  const fake = server().refuse(updateAccount, 'account/last-administrator');
  renderApp(`/settings/accounts/${ownId}/edit`, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('checkbox', { name: '系统管理员' }));
  await user.click(screen.getByRole('checkbox', { name: '综合文员' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('至少要保留一个可用的管理员账号')).toBeTruthy();
  expect(bodiesOf(fake, 'update-account')).toEqual([
    {
      displayName: '张三',
      roles: ['clerk'],
      sectionId: own.sectionId,
      officerId: officer.id,
      isDisabled: false,
      newPassword: null,
      revision: 3,
    },
  ]);
});

test('a supervisor is not made here, stays one, and keeps the password', async () => {
  const supervisor = { ...own, roles: ['supervisor' as const] };
  const fake = server()
    .answer(listAccounts, pageOf([supervisor]))
    .answer(updateAccount, { ...supervisor, roles: ['supervisor', 'clerk'], revision: 4 });
  const { router } = renderApp(`/settings/accounts/${ownId}/edit`, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('checkbox', { name: '综合文员' }));
  expect(screen.queryByRole('checkbox', { name: '执法监督人员' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/settings/accounts/${ownId}`));
  expect(bodiesOf(fake, 'update-account')).toEqual([expect.objectContaining({ roles: ['supervisor', 'clerk'] })]);
  expect(await screen.findByRole('button', { name: '停用账号' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '重置密码' })).toBeNull();
});

test('disabling asks first, says what it means, and warns on the own account', async () => {
  const fake = server().answer(updateAccount, { ...own, isDisabled: true, revision: 4 });
  renderApp(`/settings/accounts/${ownId}`, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '停用账号' }));
  const dialog = within(await screen.findByRole('dialog', { name: '停用账号' }));
  expect(dialog.getByText('这是您自己的账号，停用后您将立即退出。')).toBeTruthy();
  await user.dblClick(dialog.getByRole('button', { name: '停用账号' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bodiesOf(fake, 'update-account')).toEqual([
    expect.objectContaining({ isDisabled: true, newPassword: null, roles: ['administrator'], revision: 3 }),
  ]);
});

test('a new password is set for somebody who forgot it; a weak one is refused at the field', async () => {
  const fake = server().refuse(updateAccount, 'account/password-weak', {
    errors: [{ pointer: '/newPassword', code: 'contains-username', detail: '密码不能包含账号名' }],
  });
  renderApp(`/settings/accounts/${account.id}`, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '重置密码' }));
  const dialog = within(await screen.findByRole('dialog', { name: '重置密码' }));
  await user.type(dialog.getByLabelText(/^新密码/), 'short');
  await user.click(dialog.getByRole('button', { name: '设置新密码' }));
  expect(await dialog.findByRole('link', { name: '新密码：至少需要10个字' })).toBeTruthy();
  await user.type(dialog.getByLabelText(/^新密码/), ' luguohong');
  await user.click(dialog.getByRole('button', { name: '设置新密码' }));
  expect(await dialog.findByRole('link', { name: '新密码：密码不能包含账号名' })).toBeTruthy();
  expect(bodiesOf(fake, 'update-account')).toEqual([
    expect.objectContaining({ newPassword: 'short luguohong', isDisabled: false, roles: account.roles }),
  ]);
});

test('an address of no account says so', async () => {
  renderApp('/settings/accounts/01990000-0000-7000-8000-0000000000ff', server());
  expect(await screen.findByText('没有这个账号')).toBeTruthy();
});
