import { listInspectionDocuments } from '@liangma/contract/documents';
import {
  approveInspection,
  cancelInspection,
  closeInspection,
  confirmCorrection,
  getInspection,
  returnInspection,
} from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { explainInspection } from '@liangma/contract/statistics';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import type { FakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, someInspection, someRecord } from './inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const address = `/inspections/${ids.inspection}`;

const server = (view: InspectionView): FakeServer =>
  fakeServer()
    .loggedIn(['leader'])
    .answer(getInspection, view)
    .answer(listInspectionDocuments, { items: [] })
    .answer(explainInspection, {
      isCounted: false,
      year: null,
      reasons: [
        { criterion: 'one-object', isMet: true, text: { zh: '有具体的检查对象', en: 'it has one object' } },
        { criterion: 'closed', isMet: false, text: { zh: '检查尚未办结', en: 'it is not closed yet' } },
      ],
    });

const awaiting = someInspection({ allowedCommands: ['approve', 'return'] });

const bodyOf = (fake: FakeServer, name: string): unknown =>
  fake.requests.findLast((request) => request.name === name)?.body;

test('approving sends opinion and revision, once', async () => {
  const fake = server(awaiting);
  const approved = someInspection({
    state: 'approved',
    noticeNo: '示工信检通〔2026〕1号',
    approval: { by: '李局长', at: '2026-03-02T01:00:00.000Z', opinion: '同意' },
  });
  fake.answerBy(approveInspection, () => {
    fake.answer(getInspection, approved);
    return approved;
  });
  renderApp(address, fake);
  await userEvent.click(await screen.findByRole('button', { name: '批准' }));
  const dialog = await screen.findByRole('dialog', { name: '批准' });
  await userEvent.dblClick(within(dialog).getByRole('button', { name: '批准' }));
  expect(await screen.findByText('由张明、李红入企检查，时间：2026年3月2日至2026年3月6日')).toBeTruthy();
  expect(fake.requests.filter((request) => request.name === approveInspection.name)).toHaveLength(1);
  expect(bodyOf(fake, approveInspection.name)).toEqual({ opinion: '同意', revision: 3 });
  expect(screen.getByRole('button', { name: '下载检查通知书' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
});

test('refused by the rules: every finding stands there with its number and source', async () => {
  const fake = server(awaiting).refuse(approveInspection, 'inspection/refused-by-rules', {
    errors: [
      { code: 'cap-reached', detail: '达到上限2次（依据：示政办发〔2025〕8号）', params: { rule: 'R13' } },
      {
        code: 'certificate-not-valid',
        detail: '张明的执法证不可用（依据：行政处罚法第四十二条）',
        params: { rule: 'R17' },
      },
    ],
  });
  renderApp(address, fake);
  await userEvent.click(await screen.findByRole('button', { name: '批准' }));
  const dialog = await screen.findByRole('dialog', { name: '批准' });
  await userEvent.click(within(dialog).getByRole('button', { name: '批准' }));
  const alert = await within(dialog).findByRole('alert');
  expect(
    within(alert)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['R13达到上限2次（依据：示政办发〔2025〕8号）', 'R17张明的执法证不可用（依据：行政处罚法第四十二条）']);
});

test('somebody was faster: the way to look again closes the dialog and reads anew', async () => {
  const fake = server(awaiting).refuse(approveInspection, 'resource/changed');
  renderApp(address, fake);
  await userEvent.click(await screen.findByRole('button', { name: '批准' }));
  const dialog = await screen.findByRole('dialog', { name: '批准' });
  await userEvent.click(within(dialog).getByRole('button', { name: '批准' }));
  fake.answer(getInspection, someInspection({ state: 'returned', returnReason: '请补充' }));
  await userEvent.click(await within(dialog).findByRole('button', { name: '查看最新内容' }));
  expect(await screen.findByText('请补充')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a return needs a reason', async () => {
  const fake = server(awaiting).answer(returnInspection, someInspection({ state: 'returned' }));
  renderApp(address, fake);
  await userEvent.click(await screen.findByRole('button', { name: '退回' }));
  const dialog = await screen.findByRole('dialog', { name: '退回' });
  await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
  expect(await within(dialog).findByRole('alert')).toBeTruthy();
  expect(bodyOf(fake, returnInspection.name)).toBeUndefined();
  await userEvent.type(within(dialog).getByRole('textbox', { name: /退回理由/ }), '请补充清单');
  await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
  await waitFor(() => expect(bodyOf(fake, returnInspection.name)).toEqual({ reason: '请补充清单' }));
});

test('leaving an inspection as it is cannot be taken for cancelling it', async () => {
  const fake = server(someInspection({ state: 'approved', allowedCommands: ['cancel'] })).answer(
    cancelInspection,
    someInspection({ state: 'cancelled' }),
  );
  renderApp(address, fake);
  await userEvent.click(await screen.findByRole('button', { name: '取消检查' }));
  const dialog = await screen.findByRole('dialog', { name: '取消检查' });
  expect(
    within(dialog)
      .getAllByRole('button')
      .map((button) => button.textContent || button.ariaLabel),
  ).toEqual(['关闭', '取消检查', '保留检查']);
});

test('only what is allowed is offered, and it says who is next and why it does not count yet', async () => {
  renderApp(address, server(someInspection()));
  expect(await screen.findByText('由单位负责人审批')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '批准' })).toBeNull();
  expect(screen.queryByRole('button', { name: '取消检查' })).toBeNull();
  expect(screen.getByText('今年第 2 次 / 上限 2 次')).toBeTruthy();
  const counting = await screen.findByRole('region', { name: '能否计入统计' });
  expect(
    within(counting)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['未满足：检查尚未办结', '满足：有具体的检查对象']);
});

const told = someInspection({
  state: 'told',
  entryWay: 'exception',
  entry: {
    way: 'exception',
    enteredAt: '2026-03-02T02:00:00.000Z',
    receivedAt: '2026-03-02T02:05:00.000Z',
    deviceAt: '2026-03-02T01:58:00.000Z',
    confirmedBy: '',
    exceptionReason: 'no-network',
    exceptionNote: '厂区无信号',
    alsoReported: [],
  },
  record: someRecord(),
  findings: [
    {
      id: ids.finding,
      checkKey: 'a',
      description: '台账缺少签字',
      clause: '条例第十条',
      handling: 'order',
      dueOn: '2026-03-01',
      isMajor: true,
      rectification: 'open',
      correctedOn: null,
      correctionNote: '',
    },
  ],
  allowedCommands: ['close'],
});

test('the record can be read, and an order is confirmed before closing', async () => {
  const fake = server(told).refuse(closeInspection, 'inspection/orders-open').answer(confirmCorrection, told);
  renderApp(address, fake);
  const record = await screen.findByRole('region', { name: '现场检查笔录' });
  expect(within(record).getByText('不合格')).toBeTruthy();
  expect(within(record).getByText('拒绝签名：负责人不在（见证人：王见证）')).toBeTruthy();
  const finding = within(record).getByRole('article', { name: '问题 1' });
  expect(within(finding).getByText('逾期未改正')).toBeTruthy();
  expect(within(screen.getByRole('region', { name: '入企登记' })).getByText('未扫码入企（现场无网络）')).toBeTruthy();
  const entered = within(screen.getByRole('region', { name: '入企登记' }));
  expect(entered.getByText('入企时间').nextSibling?.textContent).toBe('2026年3月2日 10:00');
  expect(entered.getByText('系统登记时间').nextSibling?.textContent).toBe('2026年3月2日 10:05');
  expect(entered.getByText('平板时间').nextSibling?.textContent).toBe('2026年3月2日 09:58');

  await userEvent.click(screen.getByRole('button', { name: '办结' }));
  const closing = await screen.findByRole('dialog', { name: '办结' });
  await userEvent.click(within(closing).getByRole('button', { name: '办结' }));
  expect((await within(closing).findByRole('alert')).textContent).toContain('还有责令改正事项未完成');
  await userEvent.click(within(closing).getByRole('button', { name: '取消' }));

  await userEvent.click(within(finding).getByRole('button', { name: '确认整改完成' }));
  const dialog = await screen.findByRole('dialog', { name: '确认整改完成' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: /核实情况/ }), '已补签');
  await userEvent.click(within(dialog).getByRole('button', { name: '确认整改完成' }));
  await waitFor(() =>
    expect(bodyOf(fake, confirmCorrection.name)).toEqual({ correctedOn: '2026-03-02', note: '已补签' }),
  );
});

test('one that does not exist says so', async () => {
  renderApp(address, fakeServer().loggedIn(['clerk']).refuse(getInspection, 'resource/not-found'));
  expect(await screen.findByText('没有找到')).toBeTruthy();
});

test('what the rules block leads to the form instead of being handed in', async () => {
  const draft = someInspection({
    state: 'draft',
    allowedCommands: ['edit', 'submit', 'cancel'],
    ruleFindings: [
      { rule: 'R17', severity: 'block', code: 'fewer-than-two-officers', params: {}, source: '行政处罚法第四十二条' },
    ],
  });
  renderApp(address, server(draft));
  await userEvent.click(await screen.findByRole('button', { name: '提交审批' }));
  const dialog = await screen.findByRole('dialog', { name: '提交审批' });
  expect(within(dialog).getByRole('listitem').textContent).toContain('行政检查须由两名以上执法人员进行');
  expect(within(dialog).getByRole('link', { name: '修改' }).getAttribute('href')).toBe(`${address}/edit`);
  expect(within(dialog).queryByRole('button', { name: '提交审批' })).toBeNull();
});
