import { RouterProvider, createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { NetworkError } from '../api/problem-error.ts';
import { renderPart } from '../testing/render-app.tsx';
import { DataTable } from './data-table.tsx';
import type { Column, DataTableProps } from './data-table.tsx';

interface Row {
  id: string;
  name: string;
  county: string;
}

const columns: Column<Row>[] = [
  { id: 'name', header: '名称', cell: (row) => row.name, fixed: true },
  { id: 'county', header: '区县', cell: (row) => row.county },
];
const answered = (items: Row[], nextCursor: string | null = null) => ({
  data: { items, nextCursor, total: { count: items.length, atLeast: false } },
  error: null,
  isPlaceholderData: false,
  refetch: vi.fn(),
});
const rows = [{ id: '1', name: '宏远化工', county: '新罗区' }];

function renderTable(props: Partial<DataTableProps<Row>>) {
  const paging = { page: 1, previous: vi.fn(), next: vi.fn() };
  const component = () => (
    <DataTable
      id="test"
      caption="企业"
      columns={columns}
      query={answered(rows)}
      paging={paging}
      isFiltered={false}
      rowKey={(row) => row.id}
      rowHref={(row) => `/enterprises/${row.id}`}
      empty={{ title: '还没有企业', text: '请先导入名录', action: <button type="button">导入</button> }}
      {...props}
    />
  );
  const router = createRouter({ routeTree: createRootRoute({ component }), history: createMemoryHistory() });
  renderPart(<RouterProvider router={router} />);
  return { paging };
}

test('rows, with the first cell as link, and the total', async () => {
  renderTable({});
  const table = await screen.findByRole('table', { name: '企业' });
  expect(within(table).getByRole('link', { name: '宏远化工' }).getAttribute('href')).toBe('/enterprises/1');
  expect(screen.getByText('共 1 条')).toBeTruthy();
  expect(screen.queryByRole('navigation', { name: '分页' })).toBeNull();
});

test('no record at all: says what to do', async () => {
  renderTable({ query: answered([]) });
  expect(await screen.findByText('还没有企业')).toBeTruthy();
  expect(screen.getByRole('button', { name: '导入' })).toBeTruthy();
});

test('none matches: says so, and not that there is none', async () => {
  renderTable({ query: answered([]), isFiltered: true });
  expect(await screen.findByText('没有符合条件的记录')).toBeTruthy();
  expect(screen.queryByText('还没有企业')).toBeNull();
});

test('failed: never looks like no data, and can be tried again', async () => {
  const refetch = vi.fn();
  renderTable({ query: { data: undefined, error: new NetworkError(null), isPlaceholderData: false, refetch } });
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('还没有企业')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(refetch).toHaveBeenCalledOnce();
});

test('loading is announced', async () => {
  renderTable({ query: { data: undefined, error: null, isPlaceholderData: false, refetch: vi.fn() } });
  expect(await screen.findByRole('status', { name: '正在加载…' })).toBeTruthy();
});

test('the next page starts at the cursor of this one', async () => {
  const { paging } = renderTable({ query: answered(rows, 'after-1') });
  await userEvent.click(await screen.findByRole('button', { name: '下一页' }));
  expect(paging.next).toHaveBeenCalledWith('after-1');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '上一页' }).disabled).toBe(true);
});

test('a column can be hidden, and stays so', async () => {
  renderTable({});
  await userEvent.click(await screen.findByRole('button', { name: '列设置' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: '区县' }));
  expect(screen.queryByRole('columnheader', { name: '区县' })).toBeNull();
  expect(localStorage.getItem('liangma.columns.test')).toBe('{"county":false}');
});
