import { listDevices, listPromises, settlePromises } from '@liangma/contract/devices';
import type { Role } from '@liangma/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

const deviceId = '01990000-0000-7000-8000-0000000000a1';
const path = `/settings/devices/${deviceId}`;
const at = '2026-03-01T08:00:00.000Z';

const promised = {
  kind: 'command',
  item: '01990000-0000-7000-8000-0000000000b1',
  label: '现场检查笔录',
  inspectionId: '01990000-0000-7000-8000-0000000000c1',
  enterpriseName: '示范市红星民爆有限公司',
  account: '卢国红',
  promisedAt: at,
  isWithdrawn: true,
  settled: null,
} as const;
const photo = { ...promised, kind: 'evidence', item: 'a'.repeat(64), label: '仓库' } as const;
const waiting = { ...promised, item: '01990000-0000-7000-8000-0000000000b2', label: '办结', isWithdrawn: false };
const settled = {
  ...promised,
  item: '01990000-0000-7000-8000-0000000000b3',
  label: '告知结果',
  settled: { at, by: '周局长', reason: '已重做检查' },
};

const server = (role: Role, revokedAt: string | null = null) =>
  fakeServer()
    .loggedIn([role])
    .answer(listDevices, {
      items: [
        {
          id: deviceId,
          name: '一号平板',
          accounts: ['卢国红'],
          registeredAt: at,
          lastSeenAt: at,
          revokedAt,
          revokedBy: revokedAt && '张三',
          revokeReason: revokedAt && '遗失',
          outstanding: 3,
          oldestPromisedAt: at,
        },
      ],
    })
    .answer(listPromises, { items: [promised, photo, waiting, settled] });

const row = (text: string) => within(screen.getByText(text).closest('tr') as HTMLElement);

test('what vanished is settled with a reason; what still waits is not offered; what was settled says by whom', async () => {
  const fake = server('leader').answer(settlePromises, { settled: 1 });
  renderApp(path, fake);
  const user = userEvent.setup();
  await screen.findByRole('table', { name: '未送达' });
  expect(row('办理事项：办结').queryByRole('button', { name: '核销' })).toBeNull();
  expect(row('办理事项：告知结果').queryByRole('button')).toBeNull();
  expect(row('办理事项：告知结果').getByText('2026年3月1日 16:00，周局长：已重做检查')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '停用平板' })).toBeNull();

  await user.click(row('办理事项：现场检查笔录').getByRole('button', { name: '核销' }));
  const dialog = within(await screen.findByRole('dialog', { name: '核销未送达内容' }));
  expect(dialog.getByText(/核销 1 项/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '核销' }));
  expect(await dialog.findByRole('link', { name: '原因和处理情况：此项必填' })).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /原因和处理情况/ }), '平板落水');
  await user.click(dialog.getByRole('button', { name: '核销' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = fake.requests.filter(({ name }) => name === settlePromises.name);
  expect(sent.map(({ params, body }) => ({ params, body }))).toEqual([
    { params: { deviceId }, body: { items: [{ kind: 'command', item: promised.item }], reason: '平板落水' } },
  ]);
});

test('of a revoked tablet all that is open is settled at once', async () => {
  const fake = server('section-head', at).answer(settlePromises, { settled: 3 });
  renderApp(path, fake);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '核销全部 3 项' }));
  const dialog = within(await screen.findByRole('dialog', { name: '核销未送达内容' }));
  await user.type(dialog.getByRole('textbox', { name: /原因和处理情况/ }), '平板遗失');
  await user.click(dialog.getByRole('button', { name: '核销' }));
  await waitFor(() => expect(fake.requests.some(({ name }) => name === settlePromises.name)).toBe(true));
  const { body } = fake.requests.find(({ name }) => name === settlePromises.name) ?? {};
  expect((body as { items: unknown[] }).items).toHaveLength(3);
});

test('a refusal is said in the dialog', async () => {
  renderApp(path, server('leader').refuse(settlePromises, 'device/still-promised'));
  const user = userEvent.setup();
  await screen.findByRole('table', { name: '未送达' });
  await user.click(row('办理事项：现场检查笔录').getByRole('button', { name: '核销' }));
  const dialog = within(await screen.findByRole('dialog', { name: '核销未送达内容' }));
  await user.type(dialog.getByRole('textbox', { name: /原因和处理情况/ }), '平板落水');
  await user.click(dialog.getByRole('button', { name: '核销' }));
  expect(await dialog.findByText('该内容仍在平板的待送清单中,不能核销')).toBeTruthy();
});

test('whoever may only look on is offered nothing', async () => {
  renderApp(path, server('clerk', at));
  await screen.findByRole('table', { name: '未送达' });
  expect(screen.queryByRole('button', { name: /核销/ })).toBeNull();
});
