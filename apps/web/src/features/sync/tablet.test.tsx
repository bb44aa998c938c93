import { registerDevice } from '@liangma/contract/devices';
import { listEnterprises } from '@liangma/contract/enterprises';
import { getFieldPack } from '@liangma/contract/field-pack';
import { getSession, lockDesk, login } from '@liangma/contract/people';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { deviceAccounts } from '../../offline/device.ts';
import { fieldDatabase } from '../../offline/database.ts';
import { currentField, lockField } from '../../offline/current-field.ts';
import { fakeServer, someSession } from '../../testing/fake-server.ts';
import { openTablet, renderField, somePin } from '../../testing/field-tablet.ts';
import { renderApp } from '../../testing/render-app.tsx';

const person = userEvent.setup();
const session = someSession(['inspector']);

const newTablet = () =>
  fakeServer()
    .answer(getSession, session)
    .answer(registerDevice, { deviceId: session.account.id, name: '民爆科 1 号', bureauName: session.bureau.name })
    .answer(getFieldPack, {
      accountId: session.account.id,
      reset: false,
      upserts: [],
      deletes: [],
      cursor: '1',
      hasMore: false,
      now: new Date().toISOString(),
      stamp: 's',
    });

async function logIn(): Promise<void> {
  const form = await screen.findByRole('form', { name: '登录' });
  await person.type(within(form).getByRole('textbox', { name: /账号/ }), 'zhangsan');
  await person.type(within(form).getByLabelText(/^密码/), 'a long password');
  await person.click(within(form).getByRole('button', { name: '登录' }));
}

async function typePins(pin: string, repeated = pin): Promise<void> {
  const form = await screen.findByRole('form', { name: '启用本平板' });
  const name = within(form).getByRole('textbox', { name: /平板名称/ });
  await person.clear(name);
  await person.type(name, '民爆科 1 号');
  await person.clear(within(form).getByLabelText(/^设置 PIN/));
  await person.type(within(form).getByLabelText(/^设置 PIN/), pin);
  await person.clear(within(form).getByLabelText(/^再次输入 PIN/));
  await person.type(within(form).getByLabelText(/^再次输入 PIN/), repeated);
  await person.click(within(form).getByRole('button', { name: '启用' }));
}

const typePin = async (pin: string) => {
  const field = await screen.findByLabelText(/的 PIN/);
  await person.clear(field);
  await person.type(field, pin);
  await person.click(screen.getByRole('button', { name: '解锁' }));
};

async function syncNow(): Promise<void> {
  const button = screen.getByRole('button', { name: '立即同步' });
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
  await person.click(button);
}

// The numbers of the rule are tested with the PIN itself; here a person would only wait.
vi.mock(import('../../offline/pin.ts'), async (original) => ({ ...(await original()), pinIterations: 10 }));
beforeEach(() => vi.unstubAllGlobals());

test('a new tablet asks for set-up, refuses easy and differing PINs, and then opens where one wanted to go', async () => {
  const server = newTablet();
  const { router } = renderApp('/field/sync', server);
  expect(await screen.findByRole('heading', { level: 1, name: '启用本平板' })).toBeTruthy();
  expect(await screen.findByText(/忘记 PIN 后，本机上尚未送出的记录无法恢复/)).toBeTruthy();

  await typePins('123456');
  expect((await screen.findAllByText(/这个 PIN 太容易猜到/)).length).toBeGreaterThan(0);
  await typePins('274913', '274914');
  expect((await screen.findAllByText(/两次输入的 PIN 不一致/)).length).toBeGreaterThan(0);
  expect(server.requests.filter(({ name }) => name === registerDevice.name)).toEqual([]);

  await typePins('274913');
  expect(await screen.findByRole('heading', { level: 1, name: '同步' })).toBeTruthy();
  expect(router.state.location.pathname).toBe('/field/sync');
  const registered = server.requests.find(({ name }) => name === registerDevice.name);
  expect(registered?.body).toMatchObject({ name: '民爆科 1 号' });
  lockField();
});

test('without a session, set-up leads to login and back', async () => {
  const { router } = renderApp('/field', fakeServer());
  expect(await screen.findByRole('heading', { level: 1, name: '登录' })).toBeTruthy();
  expect(JSON.stringify(router.state.location.search)).toContain('/field/set-up');
});

test('an account without field work cannot set a tablet up', async () => {
  renderApp('/field/set-up', fakeServer().loggedIn(['clerk']));
  expect(await screen.findByText(/当前账号没有现场检查权限/)).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
});

test('the lock screen opens without any network, counts wrong PINs, and the area behind it says that it is offline', async () => {
  const server = fakeServer();
  await openTablet(server, { isOnline: false });
  lockField();
  renderApp('/field/sync', server);
  expect(await screen.findByRole('heading', { level: 1, name: '解锁' })).toBeTruthy();

  await typePin('111112');
  expect((await screen.findAllByText(/PIN 不正确/)).length).toBeGreaterThan(0);
  await typePin(somePin);
  expect(await screen.findByRole('heading', { level: 1, name: '同步' })).toBeTruthy();
  expect(await screen.findByText(/没有连接到服务器，记录保存在本机/)).toBeTruthy();
});

test('too many wrong PINs must wait, and the right one as well', async () => {
  const server = fakeServer();
  await openTablet(server, { isOnline: false });
  lockField();
  renderApp('/field', server);
  for (let count = 1; count <= 3; count += 1) {
    await typePin('111112');
    await waitFor(async () => expect((await deviceAccounts(fieldDatabase()))[0]?.failures).toBe(count));
  }
  expect(await screen.findByText(/PIN 多次不正确，请在/)).toBeTruthy();
  await typePin(somePin);
  expect(await screen.findByText(/PIN 多次不正确，请在/)).toBeTruthy();
  expect(currentField()).toBeNull();
});

test('with several accounts on one tablet, each is chosen, and sees how much of it waits', async () => {
  const server = fakeServer();
  const other = { ...session, account: { ...session.account, id: '01990000-0000-7000-8000-0000000000aa' } };
  await openTablet(server, {
    isOnline: false,
    session: { ...other, account: { ...other.account, displayName: '李四' } },
  });
  await openTablet(server, { isOnline: false });
  lockField();
  renderApp('/field', server);
  expect(await screen.findByText('选择账号')).toBeTruthy();
  await person.click(screen.getByRole('button', { name: /李四/ }));
  expect(screen.getByLabelText(/^李四的 PIN/)).toBeTruthy();
});

test('a forgotten PIN: what is lost is said before it is lost', async () => {
  const server = newTablet().answer(login, session);
  const { store } = await openTablet(server);
  await store.write([{ table: 'draft', key: 'a', value: {} }]);
  lockField();
  renderApp('/field/set-up', server);
  await logIn();
  expect(await screen.findByText(/张三已在本平板启用/)).toBeTruthy();
  expect(screen.getByText(/1 份草稿只在本机/)).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
  await person.click(screen.getByRole('checkbox', { name: /我确认清除/ }));
  await typePins('530917');
  await waitFor(() => expect(currentField()).not.toBeNull());
});

test('a locked tablet shows nobody the desk: whoever wants it gives the password again', async () => {
  const server = fakeServer().loggedIn(['inspector']).answer(login, session);
  const { deviceId } = await openTablet(server);
  lockField();
  await waitFor(() => expect(server.requests.some(({ name }) => name === lockDesk.name)).toBe(true));
  const { router } = renderApp('/account', server);
  expect(await screen.findByText(/本机已启用为平板，使用桌面端前请输入密码/)).toBeTruthy();
  await logIn();
  expect(await screen.findByRole('heading', { level: 1, name: '我的账号' })).toBeTruthy();
  expect(router.state.location.pathname).toBe('/account');
  const asked = server.requests.find(({ name }) => name === login.name);
  expect(asked?.body).toMatchObject({ tablet: { deviceId, opensDesk: true } });
});

test('the desk asks on an unlocked tablet, too: a PIN of six digits opens the field, not the desk', async () => {
  const server = fakeServer().loggedIn(['inspector']);
  await openTablet(server);
  renderApp('/account', server);
  expect(await screen.findByRole('form', { name: '登录' })).toBeTruthy();
});

test('the desk that the server has locked meanwhile asks for the password, and comes back to the same page', async () => {
  const server = fakeServer().loggedIn(['inspector']).answer(login, session);
  const { router } = renderApp('/enterprises', server.refuse(listEnterprises, 'session/desk-locked'));
  server.answer(getSession, { ...session, isDeskLocked: true });
  expect(await screen.findByText(/本机已启用为平板，使用桌面端前请输入密码/)).toBeTruthy();
  server
    .answer(listEnterprises, { items: [], nextCursor: null, total: { count: 0, atLeast: false } })
    .answer(getSession, session);
  await logIn();
  await waitFor(() => expect(router.state.location.pathname).toBe('/enterprises'));
});

test('drafts are no "all sent" on the lock screen', async () => {
  const server = fakeServer();
  const { store } = await openTablet(server);
  await store.write([{ table: 'draft', key: 'a', value: {} }]);
  lockField();
  renderApp('/field', server);
  expect(await screen.findByText('1 份草稿只在本机')).toBeTruthy();
  expect(screen.queryByText('全部已送出')).toBeNull();
});

test('locking leads to the lock screen, and nothing of the account is on it but the name', async () => {
  await renderField('/field/sync', fakeServer());
  await screen.findByRole('heading', { level: 1, name: '同步' });
  await person.click(screen.getAllByRole('button', { name: '锁定' })[0] as HTMLElement);
  expect(await screen.findByRole('heading', { level: 1, name: '解锁' })).toBeTruthy();
});

test('a session that has ended keeps nobody from working: a banner asks for the password in place', async () => {
  const server = fakeServer();
  await renderField('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  server.refuse(getSession, 'session/required');
  await syncNow();
  expect(await screen.findByText('登录已失效，重新登录后送出。')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1, name: '同步' })).toBeTruthy();

  await person.click(screen.getByRole('button', { name: '重新登录' }));
  server.answer(login, session).answer(getSession, session);
  const dialog = await screen.findByRole('dialog', { name: '登录' });
  await person.type(within(dialog).getByLabelText(/^密码/), 'a long password');
  await person.click(within(dialog).getByRole('button', { name: '登录' }));
  await waitFor(() => expect(screen.queryByText('登录已失效，重新登录后送出。')).toBeNull());
  const asked = server.requests.find(({ name }) => name === login.name);
  expect(asked?.body).toMatchObject({ username: 'zhangsan', tablet: { opensDesk: false } });
});

test('the session of somebody else sends nothing, and is named', async () => {
  const server = fakeServer();
  await openTablet(server);
  const other = { ...session.account, id: '01990000-0000-7000-8000-0000000000aa', displayName: '李四' };
  server.answer(getSession, { ...session, account: other });
  renderApp('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  await syncNow();
  expect(await screen.findByText(/服务器上登录的是李四/)).toBeTruthy();
});

test('a revoked tablet says so, and deletes what it has', async () => {
  const server = fakeServer();
  await renderField('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  server.refuse(getFieldPack, 'device/revoked');
  // Before or after what the tablet asks by itself.
  void currentField()?.sync.everything();
  expect(await screen.findByRole('heading', { level: 1, name: '本平板已被停用' })).toBeTruthy();
  await person.click(screen.getByRole('button', { name: '立即清除' }));
  await waitFor(async () => expect(await deviceAccounts(fieldDatabase())).toEqual([]));
});

test('roles that the server has taken away arrive with the next contact', async () => {
  const server = fakeServer();
  await renderField('/field/sync', server);
  await screen.findByRole('heading', { level: 1, name: '同步' });
  server.answer(getSession, { ...session, account: { ...session.account, roles: ['clerk'] } });
  await syncNow();
  expect(await screen.findByRole('heading', { level: 1, name: '没有权限' })).toBeTruthy();
});

test('offline, the start page leads an inspector with a tablet to work', async () => {
  const server = fakeServer();
  await openTablet(server, { isOnline: false });
  const { router } = renderApp('/', server);
  await waitFor(() => expect(router.state.location.pathname).toBe('/field/inspections'));
});

test('an address that is not secure is explained, with what to do', async () => {
  vi.stubGlobal('isSecureContext', false);
  renderApp('/field/inspections', fakeServer());
  expect(await screen.findByRole('heading', { level: 1, name: '请改用 https 地址打开' })).toBeTruthy();
  expect(screen.getByText(/以 https:\/\/ 开头的地址/)).toBeTruthy();
});
