// What goes wrong on tablets, in a real browser: closed while it saves, a full disk, a lost store, a new version of the
// app, an upload that is torn off, a tablet that never reaches the server again.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/test.ts';
import { killableTablet, type KillableTablet } from './harness/killable-tablet.ts';
import { lineTo, type Line } from './harness/line.ts';
import { ask } from './steps/api.ts';
import { demoPerson, openSession, signIn } from './steps/people.ts';
import { openField, unlockTablet } from './steps/tablet.ts';
import { enterWithoutNetwork, fillRecord, openVisit, signRecord } from './steps/visit.ts';

test.use({ demo: 'on', data: 'faults' });
test.describe.configure({ mode: 'serial' });

let line: Line;
let tablet: KillableTablet;
let enterprises: string[] = [];

test.beforeAll(async ({ server, launchOptions }) => {
  line = await lineTo(server.url);
  tablet = killableTablet(line.url, launchOptions);
});
test.afterAll(async () => {
  await tablet.remove();
  line.close();
});

async function opened(network: 'online' | 'offline', address = '/field/inspections'): Promise<Page> {
  const page = await tablet.start(network);
  await loaded(page, address);
  return page;
}

async function loaded(page: Page, address = '/field/inspections'): Promise<void> {
  await page.goto(address);
  await unlockTablet(page);
  await page.waitForURL((url) => url.pathname === address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** How many finished steps the tablet says it still has to send. */
async function waiting(page: Page): Promise<number> {
  await loaded(page, '/field/sync');
  await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible();
  return page.getByText('未扫码登记').count();
}

/** So many steps of this kind have their receipt. */
async function expectSent(page: Page, kind: string, count: number): Promise<void> {
  const sent = page
    .getByRole('listitem')
    .filter({ hasText: kind })
    .filter({ hasText: /\d\d:\d\d 送达/ });
  await expect(sent).toHaveCount(count, { timeout: 60_000 });
}

test('the tablet is set up', async () => {
  const page = await tablet.start('online');
  await signIn(page, demoPerson('inspector1'));
  await openField(page);
  const doors = page.getByRole('link', { name: /^入企登记：/ });
  await expect(doors.first()).toBeVisible();
  const names = await doors.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
  enterprises = names.map((name) => name.replace('入企登记：', '')).slice(0, 3);
  expect(enterprises).toHaveLength(3);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await loaded(page, '/field/sync');
  await expect(page.getByText(/\d+ 项检查，[\d,]+ 家企业/)).toBeVisible();
  await tablet.close();
});

test('closed while it saves: the entry is there whole, once, or not at all', async () => {
  const [enterprise = ''] = enterprises;
  let page = await opened('offline');
  for (const afterMs of [0, 5, 20, 60, 200]) {
    await page.getByRole('link', { name: `入企登记：${enterprise}` }).tap();
    await page.getByRole('link', { name: /未扫码/ }).tap();
    await page.getByRole('radio', { name: '现场无网络' }).check();
    await page.getByRole('textbox', { name: '情况说明' }).fill('没有信号');
    await page.getByRole('button', { name: '登记入企' }).tap({ noWaitAfter: true });
    await page.waitForTimeout(afterMs);
    const context = page.context();
    const next = await context.newPage();
    await page.close();
    page = next;
    const count = await waiting(page);
    expect(count).toBeLessThanOrEqual(1);
    await loaded(page);
    const isEntered = (await page.getByRole('link', { name: `入企登记：${enterprise}` }).count()) === 0;
    expect(isEntered).toBe(count === 1);
    if (isEntered) break;
  }
  expect(await waiting(page)).toBe(1);
  await tablet.kill();
});

test('a full disk and a lost store are said in red, and nothing is gone', async () => {
  const [, enterprise = ''] = enterprises;
  const page = await opened('offline');
  await page.getByRole('link', { name: `入企登记：${enterprise}` }).tap();
  await page.getByRole('link', { name: /未扫码/ }).tap();
  await page.getByRole('radio', { name: '现场无网络' }).check();
  await page.getByRole('textbox', { name: '情况说明' }).fill('没有信号');
  const save = page.getByRole('button', { name: '登记入企' });

  await page.evaluate(() => {
    let isLost = true;
    const real = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')?.value as () => IDBTransaction;
    IDBDatabase.prototype.transaction = new Proxy(real, {
      apply(target, self, given: unknown[]) {
        if (!isLost || given[1] !== 'readwrite') return Reflect.apply(target, self, given) as IDBTransaction;
        isLost = false;
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      },
    });
  });
  await save.tap();
  const isSaved = page.getByRole('heading', { level: 1, name: enterprise });
  const isRefused = page.getByRole('main').getByRole('alert');
  await expect(isSaved.or(isRefused).first()).toBeVisible();
  if (!(await isSaved.isVisible())) await save.tap();
  await expect(isSaved).toBeVisible();

  await page.getByRole('link', { name: '填写现场检查笔录' }).tap();
  const full = await page.context().newCDPSession(page);
  await full.send('Storage.overrideQuotaForOrigin', { origin: new URL(line.url).origin, quotaSize: 1 });
  await page.getByRole('textbox', { name: '在场人员姓名' }).fill('孟晓');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await full.send('Storage.overrideQuotaForOrigin', { origin: new URL(line.url).origin });
  await page.getByRole('checkbox', { name: '已出示' }).check();
  await expect(page.getByText(/\d\d:\d\d 已存在本机/)).toBeVisible();
  await tablet.kill();

  const again = await opened('offline');
  await openVisit(again, enterprise);
  await again.getByRole('link', { name: /笔录/ }).first().tap();
  await expect(again.getByRole('textbox', { name: '在场人员姓名' })).toHaveValue('孟晓');
  await tablet.kill();
});

test('a new version of the app with a full queue: it waits to be asked, and the queue stays', async () => {
  line.bringOut();
  const page = await opened('online', '/field/sync');
  const update = page.getByRole('button', { name: '立即更新' });
  await expect(update).toBeVisible({ timeout: 30_000 });
  await update.tap();
  await unlockTablet(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(update).toBeHidden();
  await expectSent(page, '未扫码登记', 2);
  await tablet.kill();
});

test('an upload torn off by a dying battery goes on, and its bytes are the same', async ({ desk }) => {
  test.setTimeout(150_000);
  const [, , enterprise = ''] = enterprises;
  let page = await opened('offline');
  await enterWithoutNetwork(page, enterprise);
  await fillRecord(page, enterprise, '孟晓', 3500);
  await signRecord(page);
  const torn = line.tearUploads(300_000);
  await tablet.setNetwork('online');
  await torn;
  await tablet.kill();
  line.mend();

  page = await opened('online', '/field/sync');
  await expectSent(page, '检查笔录', 1);
  await openSession(desk, demoPerson('leader'));
  const { items } = await ask<{ items: { id: string; enterpriseName: string }[] }>(
    desk,
    'GET',
    '/inspections?state=recorded&limit=50',
  );
  const found = items.filter((one) => one.enterpriseName === enterprise);
  expect(found).toHaveLength(1);
  interface Recorded {
    record: { content: { evidence: { hash: string; bytes: number }[] } };
  }
  const { record } = await ask<Recorded>(desk, 'GET', `/inspections/${found[0]?.id}`);
  const [photo] = record.content.evidence;
  expect(photo?.bytes).toBeGreaterThan(1_500_000);
  const file = await desk.request.get(`/api/inspections/${found[0]?.id}/evidence/${photo?.hash}`);
  expect(
    createHash('sha256')
      .update(await file.body())
      .digest('hex'),
  ).toBe(photo?.hash);
  await tablet.kill();
});

test('a tablet that reaches the server no more: its file is taken in by the office, and once only', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const [enterprise = ''] = enterprises;
  let page = await opened('offline');
  await openVisit(page, enterprise);
  await fillRecord(page, enterprise, '孟晓');
  await signRecord(page);
  await loaded(page, '/field/sync');
  await page.getByRole('button', { name: '导出未送出的内容' }).tap();
  const comes = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '导出' }).tap();
  const file = readFileSync(await (await comes).path());
  await tablet.kill();

  await openSession(desk, demoPerson('admin'));
  await desk.goto('/settings/devices/unsent');
  await desk.getByLabel('导出的文件').setInputFiles({
    name: 'unsent.liangma-unsent',
    mimeType: 'application/octet-stream',
    buffer: file,
  });
  await desk.getByRole('button', { name: '导入', exact: true }).click();
  await expect(desk.getByText('已接收')).toBeVisible();

  page = await opened('online', '/field/sync');
  await expectSent(page, '检查笔录', 2);
  await expect(page.getByText(/项需要处理/)).toBeHidden();
  await openSession(desk, demoPerson('leader'));
  const { items } = await ask<{ items: { id: string; enterpriseName: string }[] }>(
    desk,
    'GET',
    '/inspections?state=recorded&limit=50',
  );
  const found = items.filter((one) => one.enterpriseName === enterprise);
  expect(found).toHaveLength(1);
  const { record } = await ask<{ record: { revision: number } }>(desk, 'GET', `/inspections/${found[0]?.id}`);
  expect(record.revision).toBe(1);
  await tablet.kill();
});
