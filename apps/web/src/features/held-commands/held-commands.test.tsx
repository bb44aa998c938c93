import type { ResponseOf } from '@liangma/contract/endpoint';
import { getHeldCommand, listHeldCommands, resolveHeldCommand } from '@liangma/contract/field-commands';
import type { HeldCommandRow } from '@liangma/contract/field-commands';
import { getInspection } from '@liangma/contract/inspections';
import type { Role } from '@liangma/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, idOf, someInspection, someRecord } from '../inspections/inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const commandId = idOf(40);
const row: HeldCommandRow = {
  commandId,
  inspectionId: ids.inspection,
  enterpriseName: '示范宏远化工有限公司',
  kind: 'record',
  by: '李红',
  deviceName: '平板二号',
  deviceAt: '2026-03-02T03:00:00.000Z',
  heldAt: '2026-03-02T08:00:00.000Z',
  state: 'open',
  problem: {
    code: 'inspection/wrong-state',
    title: '检查当前状态不允许此操作',
    errors: [{ code: 'second-record', detail: '已有笔录' }],
  },
};
const present = someRecord();
const held: ResponseOf<typeof getHeldCommand> = {
  ...row,
  command: {
    kind: 'record',
    version: 1,
    checklistHash: 'hash',
    content: {
      ...present.content,
      conclusion: '未发现问题',
      answers: [{ key: 'a', answer: 'compliant', note: '' }],
    },
  },
  present: { content: present.content, recordedBy: '张明', recordedAt: present.recordedAt },
  decisions: ['accept', 'add', 'discard'],
  resolution: null,
};

const server = (role: Role, more: Partial<typeof held> = {}) =>
  fakeServer()
    .loggedIn([role])
    .answer(listHeldCommands, { items: [row, { ...row, commandId: idOf(41), state: 'discarded' }] })
    .answer(getHeldCommand, { ...held, ...more })
    .answer(getInspection, someInspection({ state: 'recorded', record: present }));

test('the list says what was held and why; the navigation counts what is open', async () => {
  renderApp('/held-commands', server('section-head'));
  const [link] = await screen.findAllByRole('link', { name: '示范宏远化工有限公司' });
  expect(link?.getAttribute('href')).toBe(`/held-commands/${commandId}`);
  expect(screen.getAllByText('检查当前状态不允许此操作')).toHaveLength(2);
  expect(screen.getByText('待处理 1 项')).toBeTruthy();
});

test('both sides stand beside each other, and what differs is marked', async () => {
  renderApp(`/held-commands/${commandId}`, server('section-head'));
  const table = await screen.findByRole('table', { name: '内容对照' });
  const only = screen.getByRole('checkbox', { name: '只显示不同之处' });
  expect(within(table).getByRole('row', { name: /检查结论/ }).textContent).toBe('检查结论不同未发现问题发现问题1项');
  expect(within(table).getByRole('row', { name: /台账是否完整/ }).textContent).toContain('不同');
  expect(within(table).queryByRole('row', { name: /检查地点/ })).toBeNull();
  await userEvent.click(only);
  expect(within(table).getByRole('row', { name: /检查地点/ }).textContent).toBe('检查地点一号车间一号车间');
});

test('a decision says what it does, demands a reason, and is sent once', async () => {
  const fake = server('section-head').answer(resolveHeldCommand, {});
  renderApp(`/held-commands/${commandId}`, fake);
  const form = await screen.findByRole('form', { name: '处理决定' });
  expect(within(form).getByText(/作为笔录的新版本接收/)).toBeTruthy();
  await userEvent.click(within(form).getByRole('radio', { name: /作为补充记录保留/ }));
  await userEvent.click(within(form).getByRole('button', { name: '确认处理' }));
  expect(await within(form).findByRole('link', { name: '理由：此项必填' })).toBeTruthy();
  await userEvent.type(within(form).getByLabelText(/^理由/), '两份笔录所记相同');
  await userEvent.click(within(form).getByRole('button', { name: '确认处理' }));
  await waitFor(() =>
    expect(fake.requests.filter(({ name }) => name === resolveHeldCommand.name).map(({ body }) => body)).toEqual([
      { decision: 'add', reason: '两份笔录所记相同' },
    ]),
  );
});

test('who may not decide sees why it waits; once decided, by whom and why', async () => {
  renderApp(`/held-commands/${commandId}`, server('clerk'));
  expect(await screen.findByText('由科室负责人或者负责人处理。')).toBeTruthy();
  expect(screen.queryByRole('form', { name: '处理决定' })).toBeNull();
});

test('a decision that was taken stands there with its reason', async () => {
  renderApp(
    `/held-commands/${commandId}`,
    server('clerk', {
      state: 'accepted',
      decisions: [],
      resolution: { by: '王科长', at: '2026-03-02T09:00:00.000Z', reason: '以第二份为准' },
    }),
  );
  const panel = await screen.findByRole('region', { name: '处理结果' });
  expect(panel.textContent).toContain('王科长');
  expect(panel.textContent).toContain('以第二份为准');
  expect(screen.queryByRole('region', { name: '处理决定' })).toBeNull();
});
