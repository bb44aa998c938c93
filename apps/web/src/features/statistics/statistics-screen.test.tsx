import { getStatistics, listMetricRecords, listStatisticsYears } from '@liangma/contract/statistics';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { setLanguage } from '../../messages/language.ts';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import type { ChartProps } from '../../ui/chart.tsx';
import { matterId, sectionId, someMetricRecord, someStatistics } from '../../testing/some-statistics.ts';

// jsdom cannot draw; a button stands for the bar of March of the second series.
vi.mock(import('../../ui/chart-canvas.tsx'), () => ({
  default: ({ onSelect }: ChartProps) => <button onClick={() => onSelect?.(2, 1)}>bar</button>,
}));

const figures = {
  'insp.count': { value: 13, records: 13 },
  'insp.count.enterprise': { value: 12, records: 12 },
  'insp.scan.count': { value: 12, records: 12 },
  'insp.scan.required': { value: 12, records: 12 },
  'insp.scan.rate': { value: 100, records: 12 },
  'plan.done_rate': { value: null, records: 0 },
} as const;

const atYear = (year = 2025) =>
  fakeServer()
    .loggedIn(['leader'])
    .answer(listStatisticsYears, { years: [2025, 2024] })
    .answer(getStatistics, someStatistics(year, figures));

const href = (name: string | RegExp, within_?: HTMLElement) =>
  (within_ ? within(within_) : screen).getByRole('link', { name }).getAttribute('href');

test('each key figure leads to its records; a ratio says what was divided', async () => {
  renderApp('/statistics?year=2025', atYear());
  const card = await screen.findByRole('link', { name: /^涉企行政检查次数12次/ });
  expect(card.getAttribute('href')).toBe('/statistics/2025/insp.count.enterprise');
  expect(screen.getByRole('link', { name: /^扫码入企率100%12 ÷ 12/ })).toBeTruthy();
});

test('a figure that cannot be computed is a dash with the reason, not a zero', async () => {
  renderApp('/statistics?year=2025', atYear());
  const card = await screen.findByRole('link', { name: /^检查计划完成率—/ });
  expect(card.textContent).toContain('“计划检查家次”为 0，无法计算');
  const row = screen.getByRole('table', { name: '全部指标' });
  expect(within(row).getAllByText('“计划检查家次”为 0，无法计算').length).toBeGreaterThan(0);
});

test('months, matters, sections, types and what was left out lead to exactly their records', async () => {
  renderApp('/statistics?year=2025', atYear());
  await screen.findByRole('table', { name: '按事项' });
  expect(href('3月 12 次')).toBe('/statistics/2025/insp.count?month=3');
  const [count, enterprise] = within(screen.getByRole('table', { name: '按事项' })).getAllByRole('link', {
    name: '12',
  });
  expect(count?.getAttribute('href')).toBe(`/statistics/2025/insp.count?matterId=${matterId}`);
  expect(enterprise?.getAttribute('href')).toBe(`/statistics/2025/insp.count.enterprise?matterId=${matterId}`);
  const sections = within(screen.getByRole('table', { name: '按科室' }));
  expect(sections.getAllByRole('link', { name: '12' })[0]?.getAttribute('href')).toContain(`?sectionId=${sectionId}`);
  expect(sections.getAllByRole('link', { name: '1' })[0]?.getAttribute('href')).toContain('?sectionId=none');
  expect(sections.getByText('未指定科室')).toBeTruthy();
  const types = within(screen.getByRole('table', { name: '按检查类型' }));
  expect(types.getAllByRole('link', { name: '12' })[0]?.getAttribute('href')).toContain('?type=daily');
  expect(href('2 次', screen.getByRole('region', { name: '未计入的检查' }))).toBe(
    '/statistics/2025/insp.count?counted=no&missing=finished',
  );
  expect(screen.getByText('一个对象检查一次计为1次;巡查、巡逻不计。')).toBeTruthy();
});

test('a bar of the chart opens the records of its month and series', async () => {
  const { router } = renderApp('/statistics?year=2025', atYear());
  await userEvent.click(await screen.findByText('bar'));
  await waitFor(() => expect(router.state.location.href).toBe('/statistics/2025/insp.count.enterprise?month=3'));
});

test('without a year in the address the latest with records is shown; years are links', async () => {
  renderApp('/statistics', atYear());
  const current = await screen.findByRole('link', { name: '2025年', current: 'page' });
  expect(current.getAttribute('href')).toBe('/statistics?year=2025');
  expect(href('2024年')).toBe('/statistics?year=2024');
});

test('in English names, units and the rule are English', async () => {
  await setLanguage('en');
  renderApp('/statistics?year=2025', atYear());
  expect(await screen.findByRole('link', { name: /^Inspections of enterprises12inspections/ })).toBeTruthy();
  expect(screen.getByText('One object is one; patrols do not count.')).toBeTruthy();
});

test('the records behind a figure: the filters of the address are asked for, the sum stands below', async () => {
  const server = atYear().answer(listMetricRecords, {
    items: [someMetricRecord],
    nextCursor: null,
    total: { count: 1, atLeast: false },
    sum: 1,
  });
  const { router } = renderApp(`/statistics/2025/insp.count?month=3&matterId=${matterId}`, server);
  expect(await screen.findByRole('heading', { level: 1, name: '行政检查次数' })).toBeTruthy();
  expect((await screen.findByRole('link', { name: '示范市红星民爆有限公司' })).getAttribute('href')).toBe(
    `/inspections/${someMetricRecord.id}`,
  );
  // unfolding the reasons stays on the page, though the row leads to its inspection
  await userEvent.click(screen.getByText('符合全部 2 项条件'));
  expect(router.state.location.pathname).toBe('/statistics/2025/insp.count');
  const asked = server.requests.find((request) => request.name === 'list-metric-records');
  expect(asked?.params).toEqual({ year: '2025', metricId: 'insp.count' });
  expect(asked?.query).toEqual({ month: '3', matterId });
  const sum = screen.getByText('合计').closest('tr');
  expect(sum?.textContent).toContain('1');
});

test('records that were left out say why, and the switch keeps the filters', async () => {
  const unmet = { criterion: 'finished', isMet: false, text: { zh: '检查尚未办结', en: 'it is not closed yet' } };
  const server = atYear().answer(listMetricRecords, {
    items: [{ ...someMetricRecord, reasons: [unmet] }],
    nextCursor: null,
    total: { count: 1, atLeast: false },
    sum: 1,
  });
  const { router } = renderApp('/statistics/2025/insp.count?month=3', server);
  await userEvent.click(await screen.findByRole('button', { name: '未计入的记录' }));
  await waitFor(() => expect(router.state.location.href).toBe('/statistics/2025/insp.count?month=3&counted=no'));
  const table = await screen.findByRole('table', { name: '未计入的记录' });
  expect(within(table).getByText('检查尚未办结')).toBeTruthy();
});

test('the records of a ratio show numerator and denominator', async () => {
  const server = atYear().answer(listMetricRecords, {
    items: [someMetricRecord],
    nextCursor: null,
    total: { count: 1, atLeast: false },
    sum: 1,
  });
  renderApp('/statistics/2025/insp.scan.rate', server);
  const numerator = await screen.findByRole('link', { name: '扫码入企次数 12 次' });
  expect(numerator.getAttribute('href')).toBe('/statistics/2025/insp.scan.count');
  expect(href('应扫码入企次数 12 次')).toBe('/statistics/2025/insp.scan.required');
});
