// Takes the pictures of docs/guide/screenshots with the demonstration year: `node apps/e2e/src/screenshots.ts`.
// Wants a machine with a Chinese font; today's inspections differ from day to day.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser, launchOptionsOf } from './harness/browser.ts';
import { startServer } from './harness/server.ts';
import { ask } from './steps/api.ts';
import { officialToday } from './steps/days.ts';
import { uploadList } from './steps/imports.ts';
import { fillPreparation, ruleCheck } from './steps/inspections.ts';
import { demoPerson, openSession } from './steps/people.ts';
import { openField } from './steps/tablet.ts';
import { expectShown, screenSizes, type ScreenSize } from './steps/screens.ts';

const folder = fileURLToPath(new URL('../../../docs/guide/screenshots/', import.meta.url));
const mostKilobytes = 250;
const year = officialToday().slice(0, 4);

interface Mine {
  items: { id: string; state: string; enterpriseName: string; plannedFrom: string }[];
  today: string;
}

async function openPage(browser: Browser, url: string, size: ScreenSize, username: string | null): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: screenSizes[size],
    hasTouch: size !== 'desk',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (username !== null) await openSession(page, demoPerson(username));
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  const kilobytes = Math.round(statSync(path).size / 1024);
  console.log(`${name}.png ${kilobytes} KB${kilobytes > mostKilobytes ? ' (too large)' : ''}`);
}

async function takeDesk(browser: Browser, url: string): Promise<void> {
  const leader = await openPage(browser, url, 'desk', 'leader');
  const open = async (page: Page, address: string) => {
    await page.goto(address);
    await expectShown(page);
  };
  await open(leader, '/home');
  await leader.getByRole('heading', { name: `${year}年概览` }).waitFor();
  await leader.locator('figure svg').waitFor();
  await take(leader, 'desk-home');
  await open(leader, '/inspections');
  await leader.getByRole('table').waitFor();
  await take(leader, 'inspections');
  await open(leader, '/statistics?year=2025');
  await leader.getByRole('heading', { name: '按月统计（办结月份）' }).waitFor();
  await leader.locator('figure svg').waitFor();
  await take(leader, 'statistics');
  await open(leader, '/statistics/2025/insp.count.enterprise');
  await leader.getByRole('table').waitFor();
  await take(leader, 'records');
  await open(leader, '/reports?year=2025');
  await leader.getByRole('paragraph').filter({ hasText: /^全年/ }).waitFor();
  await take(leader, 'report');
  await open(leader, `/plans/${year}`);
  await leader.getByRole('table').waitFor();
  await take(leader, 'plan');

  const clerk = await openPage(browser, url, 'desk', 'clerk');
  await uploadList(clerk, '检查对象名录', '检查对象名录(2025年).xlsx');
  await clerk.getByRole('heading', { name: '逐行核对' }).scrollIntoViewIfNeeded();
  await clerk.getByRole('heading', { name: '逐行核对' }).evaluate((heading) => {
    heading.scrollIntoView({ block: 'center' });
  });
  await take(clerk, 'import');
  await fillPreparation(clerk, {
    enterprise: '示范市骏信民用爆破器材有限公司',
    planLine: /民用爆炸物品专用仓库/,
    day: officialToday(),
    officers: ['卢国红'],
    onSiteReason: '需要现场查看专用仓库和出入库登记',
  });
  await ruleCheck(clerk).getByText('行政检查须由两名以上执法人员进行').waitFor();
  await clerk.evaluate(() => {
    scrollTo(0, 0);
  });
  await take(clerk, 'prepare');
}

async function takeVisit(browser: Browser, url: string): Promise<void> {
  const tablet = await openPage(browser, url, 'tablet', 'inspector1');
  const { items, today } = await ask<Mine>(tablet, 'GET', '/my-inspections');
  const visit = items.find((one) => one.state === 'approved' && one.plannedFrom <= today);
  if (!visit) throw new Error('The demonstration has no inspection that may begin today');
  await openField(tablet);
  await tablet.getByRole('link', { name: `入企登记：${visit.enterpriseName}` }).waitFor();
  await take(tablet, 'tablet-today');
  await openField(tablet, `/field/inspections/${visit.id}/code`);
  await tablet.getByRole('img', { name: `${visit.enterpriseName}的检查码` }).waitFor();
  await take(tablet, 'tablet-code');

  const phone = await openPage(browser, url, 'phone', null);
  await phone.goto((await ask<{ url: string }>(tablet, 'GET', `/inspections/${visit.id}/code`)).url);
  await take(phone, 'phone-code');
  await phone.getByLabel('您的姓名').fill('孟晓');
  await phone.getByLabel('检查人员已出示执法证件').check();
  await phone.getByRole('button', { name: '确认检查人员已到' }).tap();
  await tablet.getByText(/^企业已确认：孟晓/).waitFor();
  await tablet.getByRole('link', { name: '填写现场检查笔录' }).tap();
  await tablet
    .getByRole('group', { name: /^第 1 项：/ })
    .getByRole('radio', { name: '合格', exact: true })
    .check();
  await tablet
    .getByRole('group', { name: /^第 2 项：/ })
    .getByRole('radio', { name: '不合格' })
    .check();
  await tablet.getByRole('group', { name: /^第 1 项：/ }).evaluate((group) => {
    group.closest('section')?.scrollIntoView({ block: 'start' });
    scrollBy(0, -130);
  });
  await take(tablet, 'tablet-record');
}

mkdirSync(folder, { recursive: true });
const server = await startServer({ demo: 'on' });
try {
  const browser = await chromium.launch(launchOptionsOf(await findBrowser()));
  await takeDesk(browser, server.url);
  await takeVisit(browser, server.url);
  await browser.close();
} finally {
  await server.dispose();
}
