import { listAuditEvents } from '@liangma/contract/bureaus';
import type { Role } from '@liangma/contract/permissions';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import type { AuditEvent } from './audit-subject.ts';

const subjectId = '01990000-0000-7000-8000-0000000000e1';
const base = { at: '2026-03-01T01:30:00.000Z', actor: '文静怡', subjectId };

const events: AuditEvent[] = [
  {
    ...base,
    seq: 9,
    action: 'bureau.updated',
    subjectKind: 'bureau',
    data: { changes: { capPerYear: [null, 2], announcedOn: [null, '2025-03-10'] } },
  },
  {
    ...base,
    seq: 8,
    action: 'inspection.created',
    subjectKind: 'inspection',
    data: { fields: { type: 'daily', isSurprise: false, assistants: [], strange: { inner: 1 } } },
  },
  { ...base, seq: 7, action: 'import.started', subjectKind: 'import', data: { fileName: '检查对象名录.xlsx' } },
  { ...base, seq: 6, action: 'plan-line.added', subjectKind: 'plan-line', data: { year: 2026, no: 9 } },
  {
    ...base,
    seq: 5,
    actor: 'system',
    action: 'draw.made',
    subjectKind: 'draw',
    subjectId: null,
    data: {},
  },
];

const server = (role: Role) =>
  fakeServer()
    .loggedIn([role])
    .answer(listAuditEvents, { items: events, nextCursor: null, total: { count: events.length, atLeast: false } });

const row = async (text: string) => within(await screen.findByRole('row', { name: new RegExp(text) }));

test('actions in words, subjects as links; what is unknown is shown as its code', async () => {
  renderApp('/settings/audit', server('administrator'));
  const plan = await row('新增计划项');
  expect(plan.getByRole('link', { name: '计划项 2026年度第 9 项' }).getAttribute('href')).toBe('/plans/2026');
  expect(plan.getByText('2026年3月1日 09:30')).toBeTruthy();
  const inspection = await row('拟制检查');
  expect(inspection.getByRole('link', { name: '行政检查' }).getAttribute('href')).toBe(`/inspections/${subjectId}`);
  const unknown = await row('draw.made');
  expect(unknown.getByText('系统')).toBeTruthy();
  expect(unknown.getByText('draw')).toBeTruthy();
  expect(unknown.queryByRole('link')).toBeNull();
});

test('the data of an event in words', async () => {
  renderApp('/settings/audit', server('administrator'));
  const user = userEvent.setup();
  const change = await row('修改单位设置');
  await user.click(change.getByText('查看详情'));
  expect(change.getByText('年度检查上限').nextSibling?.textContent).toBe('— → 2');
  expect(change.getByText('公告日期').nextSibling?.textContent).toBe('— → 2025年3月10日');
  const created = await row('拟制检查');
  expect(created.getByText('检查类型').nextSibling?.textContent).toBe('日常检查');
  expect(created.getByText('不预先通知').nextSibling?.textContent).toBe('否');
  expect(created.getByText('协助人员').nextSibling?.textContent).toBe('—');
  expect(created.getByText('inner').nextSibling?.textContent).toBe('1');
});

test('of one subject only, and back', async () => {
  const fake = server('legal');
  const { router } = renderApp('/settings/audit', fake);
  const user = userEvent.setup();
  const change = await row('修改单位设置');
  await user.click(change.getByText('查看详情'));
  await user.click(change.getByRole('link', { name: '只看该对象的日志' }));
  expect(await screen.findByRole('link', { name: '查看全部日志' })).toBeTruthy();
  expect(router.state.location.search).toEqual({ subjectId });
  expect(fake.requests.at(-1)?.query).toMatchObject({ subjectId });
});

test('no link to a screen that one may not see', async () => {
  renderApp('/settings/audit', server('supervisor'));
  const started = await row('上传导入文件');
  expect(started.getByText('数据导入 检查对象名录.xlsx')).toBeTruthy();
  expect(started.queryByRole('link', { name: /检查对象名录/ })).toBeNull();
});
