import { importUnsent, listDevices, listPromises, revokeDevice } from '@liangma/contract/devices';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import type { DeviceView } from './device-badges.tsx';

const tablet: DeviceView = {
  id: '01990000-0000-7000-8000-0000000000a1',
  name: '一号平板',
  accounts: ['卢国红', '李检查'],
  registeredAt: '2026-03-01T01:00:00.000Z',
  lastSeenAt: '2026-03-02T01:00:00.000Z',
  revokedAt: null,
  revokedBy: null,
  revokeReason: null,
  outstanding: 2,
  oldestPromisedAt: '2026-03-01T08:00:00.000Z',
};

const retired: DeviceView = {
  ...tablet,
  id: '01990000-0000-7000-8000-0000000000a2',
  name: '旧平板',
  revokedAt: '2026-02-01T01:00:00.000Z',
  revokedBy: '张三',
  revokeReason: '在示范路遗失',
  outstanding: 0,
  oldestPromisedAt: null,
};

const promised = {
  kind: 'command',
  item: '01990000-0000-7000-8000-0000000000b1',
  label: '现场检查笔录',
  inspectionId: '01990000-0000-7000-8000-0000000000c1',
  enterpriseName: '示范市红星民爆有限公司',
  account: '卢国红',
  promisedAt: '2026-03-01T08:00:00.000Z',
  isWithdrawn: true,
  settled: null,
} as const;

const server = () =>
  fakeServer()
    .loggedIn(['administrator'])
    .answer(listDevices, { items: [tablet, retired] })
    .answer(listPromises, {
      items: [promised, { ...promised, kind: 'evidence', item: 'a'.repeat(64), label: '仓库', isWithdrawn: false }],
    });

const path = `/settings/devices/${tablet.id}`;

test('the list names people, state and what did not arrive', async () => {
  renderApp('/settings/devices', server());
  const link = await screen.findByRole('link', { name: '一号平板' });
  expect(link.getAttribute('href')).toBe(path);
  const row = within(screen.getByRole('row', { name: /一号平板/ }));
  for (const text of ['卢国红、李检查', '使用中', '2 项未送达']) expect(row.getByText(text)).toBeTruthy();
  const other = within(screen.getByRole('row', { name: /旧平板/ }));
  expect(other.getByText('已停用')).toBeTruthy();
  expect(other.getByText(/停用时平板上还有什么，服务器不知道/)).toBeTruthy();
  expect(screen.queryByText('全部送达')).toBeNull();
});

test('without tablets the list says how the first one comes', async () => {
  renderApp('/settings/devices', server().answer(listDevices, { items: [] }));
  expect(await screen.findByText('还没有启用的平板')).toBeTruthy();
});

test('a tablet shows what it owes, and warns of what vanished from it', async () => {
  renderApp(path, server());
  const table = within(await screen.findByRole('table', { name: '未送达' }));
  expect(table.getByText('办理事项：现场检查笔录')).toBeTruthy();
  expect(table.getByText('照片或文件：仓库')).toBeTruthy();
  expect(table.getByText('已不在平板上')).toBeTruthy();
  expect(table.getByText('等待送出')).toBeTruthy();
  const links = table.getAllByRole('link', { name: '示范市红星民爆有限公司' });
  expect(links[0]?.getAttribute('href')).toBe(`/inspections/${promised.inspectionId}`);
  expect(screen.getByText(/有 1 项已不在平板的待送清单中/)).toBeTruthy();
});

test('revoking asks for the reason, says what is lost, and is done once', async () => {
  const fake = server().answer(revokeDevice, {});
  renderApp(path, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '停用平板' }));
  const dialog = within(await screen.findByRole('dialog', { name: '停用平板' }));
  expect(dialog.getByText(/还有 2 项内容没有送达/)).toBeTruthy();
  expect(dialog.getByText(/最近联系（2026年3月2日 09:00）以后在平板上做的工作.*会丢失/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '停用平板' }));
  expect(await dialog.findByRole('link', { name: '停用原因（平板上也会显示）：此项必填' })).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /停用原因/ }), '在示范路遗失');
  await user.click(dialog.getByRole('button', { name: '停用平板' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = fake.requests.filter(({ name }) => name === 'revoke-device');
  expect(sent.map(({ params, body }) => ({ params, body }))).toEqual([
    { params: { deviceId: tablet.id }, body: { reason: '在示范路遗失' } },
  ]);
});

test('a tablet that was revoked meanwhile: the dialog says so', async () => {
  renderApp(path, server().refuse(revokeDevice, 'device/revoked'));
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '停用平板' }));
  const dialog = within(await screen.findByRole('dialog', { name: '停用平板' }));
  await user.type(dialog.getByRole('textbox', { name: /停用原因/ }), '遗失');
  await user.click(dialog.getByRole('button', { name: '停用平板' }));
  expect(await dialog.findByText('该平板已被停用')).toBeTruthy();
});

test('a revoked tablet says by whom and when, and cannot be revoked again', async () => {
  renderApp(`/settings/devices/${retired.id}`, server().answer(listPromises, { items: [] }));
  expect(await screen.findByText(/2026年2月1日.*张三/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '停用平板' })).toBeNull();
  expect(screen.getByText('在示范路遗失')).toBeTruthy();
  expect(await screen.findByText(/停用时平板上还有什么，服务器不知道/)).toBeTruthy();
});

test('a file of unsent work: each step with what became of it', async () => {
  const fake = server().answer(importUnsent, {
    deviceName: '一号平板',
    accountName: '卢国红',
    part: 2,
    parts: 3,
    missing: ['库房.jpg'],
    unreadable: 0,
    drafts: 2,
    keepDays: 30,
    evidence: 3,
    results: [
      { commandId: promised.item, label: '红星民爆：现场检查笔录', outcome: 'accepted', detail: '' },
      {
        commandId: '01990000-0000-7000-8000-0000000000b2',
        label: '红星民爆：办结',
        outcome: 'held',
        detail: '检查当前状态不允许此操作',
      },
      {
        commandId: '01990000-0000-7000-8000-0000000000b3',
        label: '红星民爆：笔录补充',
        outcome: 'waiting',
        detail: '',
      },
    ],
  });
  renderApp('/settings/devices/unsent', fake);
  const user = userEvent.setup();
  const file = new File(['liangma-unsent 1'], '卢国红.liangma-unsent');
  await user.upload(await screen.findByLabelText('导出的文件'), file);
  await user.click(screen.getByRole('button', { name: '导入' }));
  expect(await screen.findByText('来自 一号平板：办理事项 3 项，照片和文件 3 个已保存。')).toBeTruthy();
  const table = within(screen.getByRole('table', { name: '导入结果' }));
  for (const text of ['已接收', '待人工处理', '等待其他文件', '检查当前状态不允许此操作'])
    expect(table.getByText(text)).toBeTruthy();
  for (const text of [
    /第 2 个文件，共 3 个/,
    /有 1 项的照片在其他文件里.*只保留 30 天/,
    /库房\.jpg/,
    /请把这个文件交给 卢国红/,
  ])
    expect(screen.getByText(text)).toBeTruthy();
  expect(fake.requests.find(({ name }) => name === 'import-unsent')?.body).toBeInstanceOf(File);
});

test('another kind of file: refused in words, and may be tried again', async () => {
  renderApp('/settings/devices/unsent', server().refuse(importUnsent, 'import/unreadable'));
  const user = userEvent.setup();
  await user.upload(await screen.findByLabelText('导出的文件'), new File(['x'], 'x.liangma-unsent'));
  await user.click(screen.getByRole('button', { name: '导入' }));
  expect(await screen.findByText('文件无法读取')).toBeTruthy();
  expect(screen.getByRole('button', { name: '导入' }).hasAttribute('disabled')).toBe(false);
});
