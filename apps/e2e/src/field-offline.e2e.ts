// Without network: three visits on a tablet that is restarted and dies in the middle, and how they reach the bureau.
import { createHash } from 'node:crypto';
import { expect, test } from './harness/test.ts';
import { killableTablet, type KillableTablet } from './harness/killable-tablet.ts';
import { ask } from './steps/api.ts';
import { demoPerson, openSession, signIn } from './steps/people.ts';
import { openField, unlockTablet } from './steps/tablet.ts';
import { enterWithoutNetwork, fillRecord, openVisit, signRecord } from './steps/visit.ts';

test.use({ demo: 'on', data: 'offline' });
test.describe.configure({ mode: 'serial' });

interface Seen {
  id: string;
  state: string;
  enterpriseName: string;
  entry: { enteredAt: string; receivedAt: string; deviceAt: string };
  record: {
    revision: number;
    receivedAt: string;
    deviceAt: string;
    content: { evidence: { hash: string }[]; signatures: { image: string }[] };
  };
}

let tablet: KillableTablet;
let enterprises: string[] = [];

test.beforeAll(({ server, launchOptions }) => {
  tablet = killableTablet(server.url, launchOptions);
});
test.afterAll(() => tablet.remove());

async function reopened(network: 'online' | 'offline', address = '/field/inspections') {
  const page = await tablet.start(network);
  await page.goto(address);
  await unlockTablet(page);
  await page.waitForURL((url) => url.pathname === address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

test('online once: the tablet is set up and takes everything along', async () => {
  const page = await tablet.start('online');
  await signIn(page, demoPerson('inspector1'));
  await openField(page);
  const doors = page.getByRole('link', { name: /^入企登记：/ });
  await expect(doors.first()).toBeVisible();
  const names = await doors.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
  enterprises = names.map((name) => name.replace('入企登记：', '')).slice(0, 3);
  expect(enterprises).toHaveLength(3);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto('/field/sync');
  await unlockTablet(page);
  await expect(page.getByText(/\d+ 项检查，[\d,]+ 家企业/)).toBeVisible();
  await tablet.kill();
});

test('in flight mode after a restart: two visits, and a third that is torn off', async () => {
  test.setTimeout(180_000);
  let page = await reopened('offline');
  await expect(page.getByText('没有连接到服务器')).toBeVisible();
  const [first = '', second = '', third = ''] = enterprises;
  for (const enterprise of [first, second]) {
    await enterWithoutNetwork(page, enterprise);
    await fillRecord(page, enterprise, '孟晓');
    await signRecord(page);
    await page.goto('/field/inspections');
    await unlockTablet(page);
    await expect(page.getByRole('heading', { level: 1, name: '今日检查' })).toBeVisible();
  }
  await enterWithoutNetwork(page, third);
  await fillRecord(page, third, '孟晓');
  await tablet.kill();

  page = await reopened('offline');
  await openVisit(page, third);
  await page.getByRole('link', { name: /笔录/ }).first().tap();
  await expect(page.getByRole('textbox', { name: '在场人员姓名' })).toHaveValue('孟晓');
  await expect(page.getByRole('button', { name: `查看：${third}.jpg` })).toBeVisible();
  await signRecord(page);
  await page.goto('/field/sync');
  await unlockTablet(page);
  await expect(page.getByText(/^6 项保存在本机|6 项保存在本机/)).toBeVisible();
  await tablet.kill();
});

test('the log-in has run out: the queue waits, and everything arrives once, in order, with both times', async ({
  desk,
  server,
}) => {
  test.setTimeout(120_000);
  const page = await reopened('offline', '/field/sync');
  await page.context().clearCookies();
  await tablet.setNetwork('online');
  await expect(page.getByText('登录已失效，重新登录后送出。')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '重新登录' }).first().tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '密码' }).fill(demoPerson('inspector1').password);
  await dialog.getByRole('button', { name: '登录' }).tap();
  await expect(page.getByText('没有待送出的内容').or(page.getByText(/^已送达/).first())).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/项待送出/)).toBeHidden({ timeout: 60_000 });

  await openSession(desk, demoPerson('leader'));
  const { items } = await ask<{ items: { id: string; enterpriseName: string }[] }>(
    desk,
    'GET',
    '/inspections?state=recorded&limit=50',
  );
  for (const enterprise of enterprises) {
    const mine = items.filter((one) => one.enterpriseName === enterprise);
    expect(mine, enterprise).toHaveLength(1);
    const seen = await ask<Seen>(desk, 'GET', `/inspections/${mine[0]?.id}`);
    expect(seen.record.revision).toBe(1);
    expect(seen.record.content.signatures.length).toBeGreaterThanOrEqual(3);
    expect(seen.record.content.evidence).toHaveLength(1);
    expect(seen.entry.deviceAt < seen.record.deviceAt).toBe(true);
    expect(seen.entry.enteredAt < seen.entry.receivedAt).toBe(true);
    expect(seen.record.deviceAt < seen.record.receivedAt).toBe(true);
    const [photo] = seen.record.content.evidence;
    const file = await desk.request.get(`${server.url}/api/inspections/${seen.id}/evidence/${photo?.hash}`);
    expect(
      createHash('sha256')
        .update(await file.body())
        .digest('hex'),
    ).toBe(photo?.hash);
  }
  await desk.goto(`/inspections/${items.find((one) => one.enterpriseName === enterprises[0])?.id}`);
  await expect(desk.getByRole('heading', { level: 1, name: enterprises[0] ?? '' })).toBeVisible();
  const held = await ask<{ items: unknown[] }>(desk, 'GET', '/held-commands');
  expect(held.items).toEqual([]);
  await tablet.kill();
});
