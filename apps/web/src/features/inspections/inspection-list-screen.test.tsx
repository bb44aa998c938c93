import { listSections } from '@liangma/contract/bureaus';
import { listInspections } from '@liangma/contract/inspections';
import type { InspectionRow } from '@liangma/contract/inspections';
import { getPlan } from '@liangma/contract/plans';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { ids, somePlan, someRow } from './inspection-samples.ts';

// Roles in a whole screen are slow to find, the more so while all test files run at once.
vi.setConfig({ testTimeout: 30_000 });

const pageOf = (items: InspectionRow[]) => ({
  items,
  nextCursor: null,
  total: { count: items.length, atLeast: false },
});

const server = () =>
  fakeServer()
    .loggedIn(['clerk'])
    .answer(listSections, { items: [{ id: ids.section, name: '原材料工业科', sort: 1 }] })
    .answer(getPlan, somePlan);

test('no inspection yet: says what comes first, and leads there', async () => {
  renderApp('/inspections', server().answer(listInspections, pageOf([])));
  expect(await screen.findByText('还没有行政检查')).toBeTruthy();
  const links = screen.getAllByRole('link', { name: '新建检查' });
  expect(links[0]?.getAttribute('href')).toBe('/inspections/new');
});

test('each row tells where it stands', async () => {
  const rows = [
    someRow(),
    someRow({ id: ids.finding, state: 'closed', entryWay: 'exception', findingCount: 2, finishedOn: '2026-03-02' }),
  ];
  renderApp('/inspections', server().answer(listInspections, pageOf(rows)));
  const table = await screen.findByRole('table', { name: '行政检查' });
  expect(within(table).getByText('待审批')).toBeTruthy();
  expect(within(table).getByText('未扫码入企')).toBeTruthy();
  expect(within(table).getByText('2026年3月2日办结')).toBeTruthy();
  const [first] = within(table).getAllByRole('link', { name: '示范宏远化工有限公司' });
  expect(first?.getAttribute('href')).toBe(`/inspections/${ids.inspection}`);
});

test('a failed answer does not look like an empty list', async () => {
  renderApp('/inspections', server().refuse(listInspections, 'server/failed', { requestId: 'r-1' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('r-1');
  expect(screen.queryByText('还没有行政检查')).toBeNull();
});

test('filters reach the server and the address', async () => {
  const fake = server().answer(listInspections, pageOf([]));
  const { router } = renderApp('/inspections?state=approved', fake);
  await userEvent.type(await screen.findByRole('textbox', { name: '检查对象' }), '宏远');
  await userEvent.click(screen.getByRole('button', { name: '查询' }));
  expect(await screen.findByText('没有符合条件的记录')).toBeTruthy();
  const last = fake.requests.findLast((request) => request.name === listInspections.name);
  expect(last?.query).toEqual({ state: 'approved', search: '宏远' });
  expect(router.state.location.search).toEqual({ state: 'approved', search: '宏远' });
});
