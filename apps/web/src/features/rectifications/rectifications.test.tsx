import {
  extendCorrection,
  getRectification,
  listRectifications,
  proposeCase,
  recheckCorrection,
} from '@liangma/contract/rectifications';
import type { RectificationRow, RectificationView } from '@liangma/contract/rectifications';
import type { Role } from '@liangma/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const idOf = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const hash = 'a'.repeat(64);

const row = (more: Partial<RectificationRow> = {}): RectificationRow => ({
  findingId: idOf(1),
  inspectionId: idOf(2),
  enterpriseId: idOf(3),
  enterpriseName: '示范市红星民爆有限公司',
  findingNo: 0,
  description: '台账缺少三月的签字',
  clause: '条例第十五条',
  noticeNo: '示工信检通〔2026〕1号',
  orderedOn: '2026-02-01',
  dueOn: '2026-02-20',
  state: 'open',
  isOverdue: true,
  overdueDays: 10,
  ...more,
});

const view = (more: Partial<RectificationView> = {}): RectificationView => ({
  ...row(),
  steps: [
    {
      kind: 'ordered',
      at: '2026-02-01T03:00:00.000Z',
      by: '张明',
      on: '2026-02-01',
      note: '',
      dueOn: '2026-02-20',
      evidence: [],
    },
    {
      kind: 'reported',
      at: '2026-02-19T03:00:00.000Z',
      by: '张明',
      on: '2026-02-18',
      note: '已补签',
      dueOn: null,
      evidence: [
        {
          hash,
          previewHash: null,
          kind: 'photo',
          mediaType: 'image/jpeg',
          bytes: 10,
          name: 'a.jpg',
          caption: '补签后的台账',
          takenAt: '2026-02-19T02:00:00.000Z',
          place: null,
          checkKey: null,
        },
      ],
    },
  ],
  rechecks: [],
  allowedCommands: [],
  ...more,
});

const open = (more: Partial<RectificationView>, role: Role = 'section-head') => {
  const fake = fakeServer().loggedIn([role]).answer(getRectification, view(more));
  renderApp(`/rectifications/${idOf(1)}`, fake);
  return fake;
};
const bodyOf = (fake: ReturnType<typeof fakeServer>, name: string): unknown =>
  fake.requests.findLast((request) => request.name === name)?.body;

test('the list shows for how long an order is overdue and leads to it; the filter stands in the address', async () => {
  const page = { items: [row()], nextCursor: null, total: { count: 1, atLeast: false } };
  const fake = fakeServer().loggedIn(['clerk']).answer(listRectifications, page);
  const { router } = renderApp('/rectifications?overdue=true', fake);
  const link = await screen.findByRole('link', { name: '示范市红星民爆有限公司' });
  expect(link.getAttribute('href')).toBe(`/rectifications/${idOf(1)}`);
  expect(screen.getByText('逾期 10 天')).toBeTruthy();
  expect(fake.requests.findLast(({ name }) => name === listRectifications.name)?.query).toEqual({ overdue: 'true' });
  await userEvent.click(screen.getByRole('button', { name: '重置' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('every step stands there with its day, words and evidence', async () => {
  open({ state: 'reported', isOverdue: false, overdueDays: 0 });
  const steps = await screen.findByRole('region', { name: '办理经过' });
  const items = within(steps).getAllByRole('listitem');
  expect(items[0]?.textContent).toContain('责令改正');
  expect(items[0]?.textContent).toContain('改正期限 2026年2月20日');
  expect(items[1]?.textContent).toContain('改正日期 2026年2月18日');
  const picture = within(steps).getByRole('link', { name: '打开证据：补签后的台账' });
  expect(picture.getAttribute('href')).toBe(`/api/inspections/${idOf(2)}/evidence/${hash}`);
  expect(screen.getByText('企业已报改正，请复查核实')).toBeTruthy();
});

test('the photos of the fault stand beside its description', async () => {
  const [ordered, reported] = view().steps;
  if (!ordered || !reported) throw new Error('no steps');
  const fault = reported.evidence.map((item) => ({ ...item, caption: '缺签的台账', checkKey: 'a' }));
  open({ steps: [{ ...ordered, evidence: fault }, reported] });
  const photos = within(await screen.findByRole('region', { name: '问题照片和证据' }));
  await userEvent.click(photos.getByRole('button', { name: '放大：缺签的台账' }));
  const large = await screen.findByRole('dialog', { name: '缺签的台账' });
  expect(within(large).getByRole('img').getAttribute('src')).toBe(`/api/inspections/${idOf(2)}/evidence/${hash}`);
});

test('a failed recheck asks for a later date or none, and sends it', async () => {
  const fake = open({ allowedCommands: ['report', 'recheck', 'propose-case'] });
  fake.answer(recheckCorrection, view());
  await userEvent.click(await screen.findByRole('button', { name: '登记复查结果' }));
  const dialog = await screen.findByRole('dialog', { name: '登记复查结果' });
  expect(within(dialog).queryByLabelText('新的改正期限')).toBeNull();
  await userEvent.click(within(dialog).getByRole('radio', { name: '不合格，仍未改正' }));
  expect(within(dialog).getByLabelText('新的改正期限')).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText(/^复查情况/), '仍缺三月');
  await userEvent.click(within(dialog).getByRole('button', { name: '登记复查结果' }));
  await waitFor(() =>
    expect(bodyOf(fake, recheckCorrection.name)).toEqual({
      outcome: 'failed',
      on: '2026-03-02',
      note: '仍缺三月',
      evidence: [],
      dueOn: null,
    }),
  );
});

test('more time for a leader: what the server refuses stands at the field', async () => {
  const fake = open({ allowedCommands: ['extend'] }, 'leader');
  fake.refuse(extendCorrection, 'request/invalid', {
    errors: [{ pointer: '/dueOn', code: 'not-later', detail: '新的期限须晚于原期限' }],
  });
  await userEvent.click(await screen.findByRole('button', { name: '延长期限' }));
  const dialog = await screen.findByRole('dialog', { name: '延长期限' });
  await userEvent.type(within(dialog).getByLabelText(/^新的改正期限/), '20260320');
  await userEvent.type(within(dialog).getByLabelText(/^理由/), '设备采购需要时间');
  await userEvent.click(within(dialog).getByRole('button', { name: '延长期限' }));
  const alert = await within(dialog).findByRole('alert');
  expect(within(alert).getByRole('link', { name: '新的改正期限：新的期限须晚于原期限' })).toBeTruthy();
  expect(bodyOf(fake, extendCorrection.name)).toEqual({ dueOn: '2026-03-20', reason: '设备采购需要时间' });
});

test('proposing a case says what follows from it and demands a reason', async () => {
  const fake = open({ allowedCommands: ['propose-case'] });
  fake.answer(proposeCase, view({ state: 'case-proposed' }));
  await userEvent.click(await screen.findByRole('button', { name: '建议立案' }));
  const dialog = await screen.findByRole('dialog', { name: '建议立案' });
  expect(within(dialog).getByText(/不计入年度行政检查次数/)).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: '建议立案' }));
  expect(await within(dialog).findByRole('link', { name: '理由：此项必填' })).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText(/^理由/), '逾期不改正');
  await userEvent.click(within(dialog).getByRole('button', { name: '建议立案' }));
  await waitFor(() => expect(bodyOf(fake, proposeCase.name)).toEqual({ reason: '逾期不改正' }));
});

test('a visit to recheck is arranged from here, with ground and notice filled in', async () => {
  open({ rechecks: [{ inspectionId: idOf(9), plannedFrom: '2026-03-05', state: 'approved' }] });
  const visits = await screen.findByRole('region', { name: '复查检查' });
  expect(within(visits).getByRole('link', { name: '2026年3月5日起' }).getAttribute('href')).toBe(
    `/inspections/${idOf(9)}`,
  );
  const href = within(visits).getByRole('link', { name: '安排复查' }).getAttribute('href') ?? '';
  expect(Object.fromEntries(new URL(href, 'http://x').searchParams)).toEqual({
    enterpriseId: idOf(3),
    groundKind: 'recheck',
    groundDocumentNo: '示工信检通〔2026〕1号',
  });
});
