import { listNumberRanges, voidNumberRange } from '@liangma/contract/number-ranges';
import type { Role } from '@liangma/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

const path = '/settings/document-numbers';
const inspectionId = '01990000-0000-7000-8000-0000000000c1';

const range = {
  id: '01990000-0000-7000-8000-0000000000e1',
  kind: 'correction-order',
  year: 2026,
  deviceId: '01990000-0000-7000-8000-0000000000a1',
  deviceName: '一号平板',
  reservedAt: '2026-03-01T08:00:00.000Z',
  numbers: [
    { number: '示工信责改〔2026〕1号', state: 'used', inspectionId },
    { number: '示工信责改〔2026〕2号', state: 'free', inspectionId: null },
    { number: '示工信责改〔2026〕3号', state: 'free', inspectionId: null },
  ],
  voided: null,
  isVoidable: true,
} as const;
const voided = {
  ...range,
  id: '01990000-0000-7000-8000-0000000000e2',
  kind: 'sampling',
  deviceName: '二号平板',
  numbers: [{ number: '示工信抽样〔2026〕1号', state: 'void', inspectionId: null }],
  voided: { at: '2026-03-02T01:00:00.000Z', by: '王内勤', reason: '平板遗失' },
  isVoidable: false,
} as const;

const server = (role: Role) =>
  fakeServer()
    .loggedIn([role])
    .answer(listNumberRanges, {
      items: [
        { ...range, numbers: [...range.numbers] },
        { ...voided, numbers: [...voided.numbers] },
      ],
      nextCursor: null,
      total: { count: 2, atLeast: false },
    });

test('each number stands under its state, with the reason where it is void', async () => {
  renderApp(path, server('leader'));
  const table = within(await screen.findByRole('table', { name: '文书预留编号' }));
  const used = await table.findByRole('link', { name: '示工信责改〔2026〕1号' });
  expect(used.getAttribute('href')).toBe(`/inspections/${inspectionId}`);
  expect(used.closest('td')?.textContent).toContain('平板未用：示工信责改〔2026〕2号、示工信责改〔2026〕3号');
  expect(table.getByText('2026年3月2日 09:00，王内勤作废：平板遗失')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /作废/ })).toBeNull();
});

test('the rest of a range is declared void with a reason', async () => {
  const fake = server('clerk').answer(voidNumberRange, { voided: 2 });
  renderApp(path, fake);
  const user = userEvent.setup();
  const buttons = await screen.findAllByRole('button', { name: /^作废 .* 的剩余编号$/ });
  expect(buttons).toHaveLength(1);
  await user.click(buttons[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog', { name: '作废剩余编号' }));
  expect(dialog.getByText(/以下 2 个编号作废：示工信责改〔2026〕2号、示工信责改〔2026〕3号/)).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /作废原因/ }), '平板遗失');
  await user.click(dialog.getByRole('button', { name: '作废剩余编号' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = fake.requests.filter(({ name }) => name === voidNumberRange.name);
  expect(sent.map(({ params, body }) => ({ params, body }))).toEqual([
    { params: { rangeId: range.id }, body: { reason: '平板遗失' } },
  ]);
});

test('without any the screen says how they come', async () => {
  const none = { items: [], nextCursor: null, total: { count: 0, atLeast: false } };
  renderApp(path, server('clerk').answer(listNumberRanges, none));
  expect(await screen.findByText('还没有预留编号')).toBeTruthy();
});
