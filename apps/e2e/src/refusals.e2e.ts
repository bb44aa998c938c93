// What goes wrong in an office: a session ends, a button is clicked twice, two tabs are open, the server is away.
import { expect, test } from './harness/test.ts';
import { ask } from './steps/api.ts';
import { officialToday } from './steps/days.ts';
import { uploadList } from './steps/imports.ts';
import { fillPreparation, giveReasons } from './steps/inspections.ts';
import { demoPerson, openSession } from './steps/people.ts';

test.use({ demo: 'on' });

const clerk = demoPerson('clerk');
const leader = demoPerson('leader');

interface Found {
  items: { id: string; enterpriseName: string; state: string }[];
  total: { count: number };
}

test('a session that has ended leads to the login, and from there back', async ({ desk }) => {
  await openSession(desk, clerk);
  await desk.goto('/statistics');
  await expect(desk.getByRole('heading', { level: 1, name: '年度统计' })).toBeVisible();
  await desk.context().clearCookies();
  await desk.getByRole('link', { name: '检查对象名录' }).click();
  await expect(desk.getByText('登录已失效，请重新登录。登录后将回到刚才的页面。')).toBeVisible();
  await desk.getByRole('textbox', { name: '账号' }).fill(clerk.username);
  await desk.getByRole('textbox', { name: '密码' }).fill(clerk.password);
  await desk.getByRole('button', { name: '登录' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '检查对象名录' })).toBeVisible();
  await expect(desk).toHaveURL(/\/enterprises/);
});

test('a double click prepares one inspection; in a second tab, what was approved already says so', async ({ desk }) => {
  await openSession(desk, clerk);
  const enterprise = '示范市鸿峰民用爆破器材有限责任公司';
  const found = () => ask<Found>(desk, 'GET', `/inspections?search=${encodeURIComponent(enterprise)}`);
  const before = (await found()).items.length;
  await fillPreparation(desk, {
    enterprise,
    planLine: /民用爆炸物品专用仓库/,
    day: officialToday(),
    officers: ['卢国红', '钟斌'],
    onSiteReason: '需要现场查看专用仓库',
  });
  await giveReasons(desk);
  await desk.getByRole('button', { name: '保存并提交审批' }).dblclick();
  await expect(desk.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
  const { items } = await found();
  expect(items).toHaveLength(before + 1);

  await openSession(desk, leader);
  const tabs = [desk, await desk.context().newPage()] as const;
  for (const tab of tabs) {
    await tab.goto(new URL(desk.url()).pathname);
    await tab.getByRole('button', { name: '批准' }).click();
    await expect(tab.getByRole('dialog', { name: '批准' })).toBeVisible();
  }
  for (const tab of tabs) await tab.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await expect(tabs[0].getByText(/已批准，通知书文号/)).toBeVisible();
  await expect(tabs[1].getByRole('dialog').getByRole('alert')).toBeVisible();
});

test('the back button returns to the rows one was looking at', async ({ desk }) => {
  await openSession(desk, clerk);
  await uploadList(desk, '检查对象名录', '检查对象名录(县市区补报).csv');
  const tiles = desk.getByRole('group', { name: '显示哪些行' });
  await expect(tiles.getByRole('button', { name: '不能导入' })).toHaveAttribute('aria-pressed', 'true');
  await tiles.getByRole('button', { name: '重复合并' }).click();
  await expect(desk.getByText(/^并入第 \d+ 行$/)).toHaveCount(2);
  await desk.getByRole('link', { name: '行政检查', exact: true }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '行政检查' })).toBeVisible();
  await desk.goBack();
  await expect(tiles.getByRole('button', { name: '重复合并' })).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.getByText(/^并入第 \d+ 行$/)).toHaveCount(2);
  await expect(desk.getByRole('button', { name: '确认写入 401 条' })).toBeVisible();
});

test('without the server, what was written stays and is sent once when it is back', async ({ desk, server }) => {
  await openSession(desk, clerk);
  const enterprise = '示范市北山县青山化工爆破器材有限公司';
  await fillPreparation(desk, {
    enterprise,
    planLine: /民用爆炸物品专用仓库/,
    day: officialToday(),
    officers: ['卢国红', '钟斌'],
    onSiteReason: '需要现场查看专用仓库',
  });
  await giveReasons(desk);
  await server.stop();
  await desk.getByRole('button', { name: '保存草稿' }).click();
  await expect(desk.getByRole('alert').getByText('无法连接服务器，请检查网络后重试')).toBeVisible({ timeout: 20_000 });
  await expect(desk.getByText('网络已断开，暂时不能提交。恢复后会自动重新连接。')).toBeVisible();
  await server.start();
  await expect(desk.getByText('网络已断开，暂时不能提交。恢复后会自动重新连接。')).toBeHidden({ timeout: 20_000 });
  await desk.getByRole('button', { name: '保存草稿' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
  const { items } = await ask<Found>(desk, 'GET', `/inspections?search=${encodeURIComponent(enterprise)}`);
  expect(items.filter(({ state }) => state === 'draft')).toHaveLength(1);
});
