import { getBureau, getTodo } from '@liangma/contract/bureaus';
import type { BureauView, TodoView } from '@liangma/contract/bureaus';
import { listEnterprises } from '@liangma/contract/enterprises';
import { listMatters } from '@liangma/contract/matters';
import { listOfficers } from '@liangma/contract/people';
import { listPlans } from '@liangma/contract/plans';
import { getStatistics } from '@liangma/contract/statistics';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { someStatistics } from '../../testing/some-statistics.ts';

// jsdom cannot draw
vi.mock(import('../../ui/chart-canvas.tsx'), () => ({ default: () => <span /> }));

const id = '01990000-0000-7000-8000-0000000000c1';

const bureau: BureauView = {
  id,
  code: 'SF-GXJ',
  name: '示范市工业和信息化局',
  kind: 'organ',
  entrustingBody: null,
  entrustmentUrl: null,
  regionCode: '430000',
  regionName: '示范市',
  announcedOn: null,
  announcementUrl: null,
  complaintPhone: '',
  documentPrefix: '示工信',
  capPerYear: null,
  capSource: '',
  mergeWindowDays: null,
  revision: 1,
};

const nothing = { items: [], nextCursor: null, total: { count: 0, atLeast: false } };

const server = (role: 'leader' | 'administrator', items: TodoView['items']) =>
  fakeServer()
    .loggedIn([role])
    .answer(getTodo, { items })
    .answer(getStatistics, someStatistics(2026, { 'insp.count.enterprise': { value: 5, records: 5 } }))
    .answer(listEnterprises, nothing)
    .answer(listOfficers, nothing)
    .answer(listMatters, { items: [] })
    .answer(listPlans, { items: [{ year: 2026, state: 'draft', lines: 1, quantity: 3, finished: 0 }] })
    .answer(getBureau, bureau);

test('what waits leads to where it is done', async () => {
  renderApp(
    '/home',
    server('leader', [
      {
        kind: 'inspection-to-approve',
        count: 7,
        examples: [{ id, label: '示范市红星民爆有限公司', day: '2026-03-05' }],
      },
      { kind: 'plan-to-approve', count: 1, examples: [{ id: '2026', label: '2026', day: null }] },
      { kind: 'bureau-not-announced', count: 1, examples: [{ id, label: '示范市工业和信息化局', day: null }] },
    ]),
  );
  const inspection = await screen.findByRole('link', { name: '示范市红星民爆有限公司' });
  expect(inspection.getAttribute('href')).toBe(`/inspections/${id}`);
  expect(screen.getByRole('link', { name: '查看全部 待您审批的检查' }).getAttribute('href')).toBe(
    '/inspections?state=submitted',
  );
  expect(screen.getByRole('link', { name: '2026年度检查计划' }).getAttribute('href')).toBe('/plans/2026');
  expect(screen.getByRole('link', { name: '示范市工业和信息化局' }).getAttribute('href')).toBe('/settings/bureau');
  expect(screen.getByRole('heading', { name: '待您审批的检查7' })).toBeTruthy();
});

test('nothing waits: it says so; the year at a glance is there, the way to begin is not for a leader', async () => {
  renderApp('/home', server('leader', []));
  expect(await screen.findByText('没有待办')).toBeTruthy();
  expect((await screen.findByRole('link', { name: /^涉企行政检查次数5次/ })).getAttribute('href')).toBe(
    '/statistics/2026/insp.count.enterprise',
  );
  expect(screen.queryByRole('region', { name: '开始使用' })).toBeNull();
});

test('a new bureau sees how to begin, with what is done already', async () => {
  renderApp('/home', server('administrator', []));
  expect((await screen.findByRole('link', { name: '去办理 导入企业名录' })).getAttribute('href')).toBe(
    '/imports/new?kind=enterprises',
  );
  expect(screen.getByRole('link', { name: '去办理 登记执法主体公告' }).getAttribute('href')).toBe('/settings/bureau');
  expect(screen.queryByRole('link', { name: '去办理 编制年度检查计划' })).toBeNull();
  expect(screen.getByText('已完成')).toBeTruthy();
});

test('it is the start page of the desk', async () => {
  const { router } = renderApp('/', server('leader', []));
  await waitFor(() => expect(router.state.location.pathname).toBe('/home'));
});
