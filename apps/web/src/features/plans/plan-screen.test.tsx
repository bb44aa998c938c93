import { getTodo, listSections } from '@liangma/contract/bureaus';
import { listMatters } from '@liangma/contract/matters';
import {
  addPlanLine,
  approvePlan,
  getPlan,
  listPlans,
  publishPlan,
  removePlanLine,
  submitPlan,
} from '@liangma/contract/plans';
import type { PlanLineView, PlanView } from '@liangma/contract/plans';
import type { Role } from '@liangma/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeServer } from '../../testing/fake-server.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { someMatter } from '../../testing/some-matter.ts';

const lineId = '01990000-0000-7000-8000-0000000000d1';

const line: PlanLineView = {
  id: lineId,
  no: 1,
  matterId: someMatter.id,
  matterName: someMatter.name,
  sectionId: null,
  sectionName: '民爆科',
  basis: '《民用爆炸物品安全管理条例》',
  objectText: '民爆销售企业',
  quantity: 8,
  isApproximate: false,
  content: '',
  method: '现场检查',
  frequencyText: '',
  frequencyMin: 12,
  frequencyMax: null,
  capPerYear: null,
  timeText: '',
  months: [3, 4],
  jointText: '',
  remark: '',
  started: 3,
  finished: 2,
  revision: 1,
};

const conflict: PlanView['conflicts'][number] = {
  lineId,
  lineNo: 1,
  code: 'minimum-exceeds-cap',
  severity: 'block',
  params: { matter: someMatter.name, minimum: 12, cap: 2, holder: 'bureau' },
};

const plan = (changes: Partial<PlanView>): PlanView => ({
  id: '01990000-0000-7000-8000-0000000000d0',
  year: 2026,
  state: 'draft',
  approvedBy: null,
  approvedAt: null,
  filingNo: '',
  publishedOn: null,
  publicationUrl: '',
  returnReason: '',
  lines: [line],
  conflicts: [],
  revision: 1,
  ...changes,
});

const server = (role: Role, changes: Partial<PlanView>) =>
  fakeServer()
    .loggedIn([role])
    .answer(getPlan, plan(changes))
    .answer(listPlans, { items: [] })
    .answer(getTodo, { items: [] })
    .answer(listMatters, { items: [someMatter] })
    .answer(listSections, { items: [] });

const text = '“民爆销售检查”每年至少12次，超过年度频次上限2次（上限来自本单位公布的年度频次上限）';

test('a conflict stands on top and at its line, in plain words, with the way to its line', async () => {
  renderApp('/plans/2026', server('clerk', { conflicts: [conflict] }));
  const panel = await screen.findByRole('region', { name: '需要处理的问题' });
  expect(within(panel).getByText(text)).toBeTruthy();
  expect(within(panel).getByText('有 1 个问题必须先处理，否则不能提交和批准。')).toBeTruthy();
  expect(within(panel).getByRole('link', { name: '修改 第 1 项' }).getAttribute('href')).toBe(
    `/plans/2026/lines/${lineId}`,
  );
  const table = screen.getByRole('table', { name: '计划项（1 项）' });
  expect(within(table).getByText(new RegExp(text.slice(0, 12)))).toBeTruthy();
});

test('a minimum of the list of matters above the cap is said to be of the list', async () => {
  renderApp('/plans/2026', server('clerk', { conflicts: [{ ...conflict, severity: 'warn' }] }));
  const panel = await screen.findByRole('region', { name: '需要处理的问题' });
  expect(within(panel).getByText(/^事项清单要求“民爆销售检查”每年至少12次/)).toBeTruthy();
});

test('approval refused for conflicts: the dialog stays and says which line and why', async () => {
  const refusing = server('leader', { state: 'submitted' }).refuse(approvePlan, 'plan/has-conflicts', {
    errors: [{ row: 1, code: conflict.code, detail: 'x', params: conflict.params }],
  });
  renderApp('/plans/2026', refusing);
  await userEvent.click(await screen.findByRole('button', { name: '批准计划' }));
  const dialog = await screen.findByRole('dialog', { name: '批准计划' });
  await userEvent.click(within(dialog).getByRole('button', { name: '批准计划' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('计划中有必须先处理的冲突');
  expect(alert.textContent).toContain(`第 1 项 ${text}`);
});

test('a double click hands the plan in once', async () => {
  const taking = server('clerk', {}).answer(submitPlan, plan({ state: 'submitted' }));
  renderApp('/plans/2026', taking);
  await userEvent.click(await screen.findByRole('button', { name: '提交审批' }));
  await userEvent.dblClick(within(await screen.findByRole('dialog')).getByRole('button', { name: '提交审批' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(taking.requests.filter((request) => request.name === submitPlan.name)).toHaveLength(1);
});

test('steps by role and state: a leader approves what was handed in, a clerk publishes what is approved', async () => {
  renderApp('/plans/2026', server('clerk', { state: 'submitted' }));
  await screen.findByRole('table', { name: '计划项（1 项）' });
  expect(screen.queryByRole('button', { name: '批准计划' })).toBeNull();
  expect(screen.queryByRole('button', { name: '退回' })).toBeNull();
  expect(screen.queryByRole('link', { name: '添加计划项' })).toBeNull();
});

test('publication: number, day and address are sent', async () => {
  const taking = server('clerk', { state: 'approved' }).answer(publishPlan, plan({ state: 'published' }));
  renderApp('/plans/2026', taking);
  await userEvent.click(await screen.findByRole('button', { name: '登记公布' }));
  const dialog = await screen.findByRole('dialog', { name: '登记公布' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: /备案号/ }), '示备〔2026〕1号');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /公布网址/ }), 'https://example.gov.cn/plan');
  await userEvent.click(within(dialog).getByRole('button', { name: '登记公布' }));
  await waitFor(() =>
    expect(taking.requests.find((request) => request.name === publishPlan.name)?.body).toEqual({
      filingNo: '示备〔2026〕1号',
      publishedOn: '2026-03-02',
      publicationUrl: 'https://example.gov.cn/plan',
    }),
  );
});

test('progress leads to the inspections of the line; an approved plan offers a new one', async () => {
  renderApp('/plans/2026', server('section-head', { state: 'approved' }));
  const progress = await screen.findByRole('link', { name: '第 1 项 2 / 8' });
  expect(progress.getAttribute('href')).toBe(`/inspections?planLineId=${lineId}`);
  expect(screen.getByText('进行中 1')).toBeTruthy();
  expect(screen.getByRole('link', { name: '按第 1 项新建检查' }).getAttribute('href')).toBe(
    `/inspections/new?planLineId=${lineId}`,
  );
});

test('a line that inspections belong to is not removed, and the dialog says so', async () => {
  renderApp('/plans/2026', server('clerk', {}).refuse(removePlanLine, 'resource/in-use'));
  await userEvent.click(await screen.findByRole('button', { name: '删除第 1 项' }));
  const dialog = await screen.findByRole('dialog', { name: '删除计划项' });
  await userEvent.click(within(dialog).getByRole('button', { name: '删除' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('该记录正在被使用');
});

test('a new line takes over what the matter says; months are toggles', async () => {
  const taking = server('clerk', {}).answer(addPlanLine, plan({}));
  renderApp('/plans/2026/lines/new', taking);
  await userEvent.click(await screen.findByRole('combobox', { name: /检查事项/ }));
  await userEvent.click(await screen.findByRole('option', { name: someMatter.name }));
  await waitFor(() =>
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '检查依据' }).value).toBe(someMatter.basis),
  );
  await userEvent.click(screen.getByRole('checkbox', { name: '5月' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '3月' }));
  await userEvent.type(screen.getByRole('textbox', { name: /计划数量/ }), '4');
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(taking.requests.some((request) => request.name === addPlanLine.name)).toBe(true));
  expect(taking.requests.find((request) => request.name === addPlanLine.name)?.body).toMatchObject({
    matterId: someMatter.id,
    basis: someMatter.basis,
    months: [3, 5],
    quantity: 4,
    frequencyMin: null,
  });
});

test('a most below the least is pointed out before anything is sent', async () => {
  renderApp('/plans/2026/lines/new', server('clerk', {}));
  await userEvent.type(await screen.findByRole('textbox', { name: /每家每年至少/ }), '3');
  await userEvent.type(screen.getByRole('textbox', { name: /每家每年至多/ }), '2');
  await userEvent.click(screen.getByRole('combobox', { name: /检查事项/ }));
  await userEvent.click(await screen.findByRole('option', { name: someMatter.name }));
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByRole('link', { name: '每家每年至多：“每年至多”不能小于“每年至少”' })).toBeTruthy();
});

test('a year without a plan says so and offers the first line', async () => {
  renderApp('/plans/2027', server('clerk', {}).refuse(getPlan, 'resource/not-found'));
  expect(await screen.findByText('2027年还没有检查计划')).toBeTruthy();
  expect(screen.getByRole('link', { name: '添加计划项' }).getAttribute('href')).toBe('/plans/2027/lines/new');
});

test('the list names years, states and figures', async () => {
  const items = [{ year: 2025, state: 'published' as const, lines: 3, quantity: 12, finished: 12 }];
  renderApp('/plans', server('clerk', {}).answer(listPlans, { items }));
  expect((await screen.findByRole('link', { name: '2025年度检查计划' })).getAttribute('href')).toBe('/plans/2025');
  expect(screen.getByText('已公布')).toBeTruthy();
  expect(screen.getByRole('link', { name: '编制2026年计划' }).getAttribute('href')).toBe('/plans/2026/lines/new');
});
