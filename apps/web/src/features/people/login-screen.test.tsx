import { getSession, login, logout } from '@liangma/contract/people';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

async function signIn(username: string, password: string) {
  const user = userEvent.setup();
  const button = await screen.findByRole('button', { name: '登录' });
  if (username) await user.type(screen.getByRole('textbox', { name: /账号/ }), username);
  if (password) await user.type(screen.getByLabelText(/^密码/), password);
  await user.click(button);
  return user;
}

test('without a session every screen leads to login, and login leads back', async () => {
  const server = fakeServer().answerBy(login, () => {
    server.loggedIn(['clerk']);
    return someSession(['clerk']);
  });
  const { router } = renderApp('/account?from=here', server);
  await signIn('zhangsan', 'correct horse battery');

  expect(await screen.findByRole('heading', { level: 1, name: '我的账号' })).toBeTruthy();
  expect(router.state.location.href).toBe('/account?from=here');
  const sent = server.requests.find((request) => request.name === 'login');
  expect(sent?.body).toEqual({ username: 'zhangsan', password: 'correct horse battery' });
  expect(sent?.commandId).toMatch(/^[0-9a-f-]{36}$/);
});

test('an address of another site is not followed after login', async () => {
  const server = fakeServer().answerBy(login, () => {
    server.loggedIn(['clerk']);
    return someSession(['clerk']);
  });
  const { router } = renderApp('/login?next=//evil.example/', server);
  await signIn('zhangsan', 'x');
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/login'));
  expect(router.state.location.href).not.toContain('evil');
});

test('empty fields: the error summary gets the focus and leads to the fields', async () => {
  renderApp('/login', fakeServer());
  const user = await signIn('', '');

  const summary = await screen.findByRole('alert');
  await waitFor(() => expect(document.activeElement).toBe(summary));
  await user.click(screen.getByRole('link', { name: '账号：此项必填' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /账号/ }));
});

test('wrong password: the problem is named and focused, the account stays filled in', async () => {
  renderApp('/login', fakeServer().refuse(login, 'session/wrong-password'));
  await signIn('zhangsan', 'wrong');

  const summary = await screen.findByRole('alert', { name: '账号或密码不正确' });
  await waitFor(() => expect(document.activeElement).toBe(summary));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /账号/ }).value).toBe('zhangsan');
});

test('locked account: title and detail of the server', async () => {
  const detail = '请在 15 分钟后再试';
  renderApp('/login', fakeServer().refuse(login, 'session/locked', { detail }));
  await signIn('zhangsan', 'wrong');
  expect(await screen.findByRole('alert', { name: /登录失败次数过多/ })).toBeTruthy();
  expect(screen.getByText(detail)).toBeTruthy();
});

test('no network: said as such; a second try of the same input keeps the command id', async () => {
  const server = fakeServer().disconnect(login);
  renderApp('/login', server);
  const user = await signIn('zhangsan', 'pass');
  expect(await screen.findByRole('alert', { name: '无法连接服务器，请检查网络后重试' })).toBeTruthy();

  await user.click(screen.getByRole('button', { name: '登录' }));
  await waitFor(() => expect(server.requests.filter((one) => one.name === 'login')).toHaveLength(2));
  const ids = server.requests.filter((one) => one.name === 'login').map((one) => one.commandId);
  expect(new Set(ids).size).toBe(1);
});

test('the language can be switched, and is remembered', async () => {
  renderApp('/login', fakeServer());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'English' }));
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('liangma.language')).toBe('en');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('link', { name: 'Account: This is required' })).toBeTruthy();
});

test('logging out leads to login', async () => {
  const server = fakeServer().loggedIn(['clerk']);
  server.answerBy(logout, () => {
    server.refuse(getSession, 'session/required');
    return {};
  });
  const { router } = renderApp('/account', server);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /账号菜单/ }));
  await user.click(await screen.findByRole('menuitem', { name: '退出登录' }));
  expect(await screen.findByRole('button', { name: '登录' })).toBeTruthy();
  expect(router.state.location.pathname).toBe('/login');
});

test('an initial password must be changed first', async () => {
  const session = someSession(['clerk']);
  session.account.mustChangePassword = true;
  renderApp('/account', fakeServer().answer(getSession, session));
  expect(await screen.findByRole('dialog', { name: '修改密码' })).toBeTruthy();
});
