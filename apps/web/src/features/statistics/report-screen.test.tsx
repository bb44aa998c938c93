import { downloadReport, getReport, listStatisticsYears } from '@liangma/contract/statistics';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';

const report = {
  year: 2025,
  bureauName: '示范市工业和信息化局',
  asOf: '2026-03-02',
  sentences: [
    {
      id: 'inspections-of-enterprises',
      text: '全年依法开展涉企行政检查12次。',
      parts: [
        { text: '全年依法开展涉企行政检查', metricId: null },
        { text: '12', metricId: 'insp.count.enterprise' },
        { text: '次。', metricId: null },
      ],
      used: [{ metricId: 'insp.count.enterprise', value: 12 }],
      omitted: [
        { part: '按照计划', reason: { zh: '有计划检查占比为50%,不是全部检查都按计划开展', en: '50 % were planned' } },
      ],
    },
    { id: 'problems-found', text: '', parts: [], used: [], omitted: [] },
  ],
};

const server = (role: 'leader' | 'inspector' = 'leader') =>
  fakeServer()
    .loggedIn([role])
    .answer(listStatisticsYears, { years: [2025] })
    .answer(getReport, report);

test('the text is that of the report; its figure is a link to the records', async () => {
  renderApp('/reports?year=2025', server());
  const text = await screen.findByText(
    (_, element) => element?.tagName === 'P' && element.textContent === '全年依法开展涉企行政检查12次。',
  );
  expect(within(text).getByRole('link', { name: '12' }).getAttribute('href')).toBe(
    '/statistics/2025/insp.count.enterprise',
  );
});

test('what the data do not bear is named with the reason', async () => {
  renderApp('/reports?year=2025', server());
  const omitted = await screen.findByRole('region', { name: '没有写入的内容及原因' });
  expect(within(omitted).getByText('按照计划')).toBeTruthy();
  expect(within(omitted).getByText('有计划检查占比为50%,不是全部检查都按计划开展')).toBeTruthy();
});

test('a download that fails says so and can be tried again', async () => {
  renderApp('/reports?year=2025', server().refuse(downloadReport, 'server/busy'));
  await userEvent.click(await screen.findByRole('button', { name: '下载 Word 报告' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '下载 Word 报告' }).disabled).toBe(false);
});

test('who may not write reports has no downloads', async () => {
  renderApp('/reports?year=2025', server('inspector'));
  await screen.findByRole('region', { name: '没有写入的内容及原因' });
  expect(screen.queryByRole('button', { name: /下载/ })).toBeNull();
});
