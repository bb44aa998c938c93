// A visit on the tablet, as an inspector does it.
import { expect, type Page } from '@playwright/test';
import { drawOn } from './tablet.ts';

/** Opens the inspection of this enterprise from the first screen. */
export async function openVisit(page: Page, enterprise: string): Promise<void> {
  const main = page
    .getByRole('link', { name: enterprise, exact: true })
    .or(page.getByText(enterprise, { exact: true }));
  await main.first().tap();
  await expect(page.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
}

/** Registers the entry without a scan, as where there is no network. */
export async function enterWithoutNetwork(page: Page, enterprise: string): Promise<void> {
  await page.getByRole('link', { name: `入企登记：${enterprise}` }).tap();
  await page.getByRole('link', { name: /未扫码/ }).tap();
  await page.getByRole('radio', { name: '现场无网络' }).check();
  await page.getByRole('textbox', { name: '情况说明' }).fill('厂区没有信号，已出示证件');
  await page.getByRole('button', { name: '登记入企' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
}

/** A picture that no other visit has, made by the browser. */
function picture(page: Page, words: string, width: number): Promise<number[]> {
  return page.evaluate(
    async ({ text, side }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
      const pen = canvas.getContext('2d');
      if (!pen) return [];
      pen.fillStyle = '#2f6f4f';
      pen.fillRect(0, 0, side, side);
      // noise keeps a big picture big
      for (let y = 0; side > 2000 && y < side; y += 6)
        for (let x = 0; x < side; x += 6) {
          pen.fillStyle = `hsl(${(x * 7919 + y * 104729) % 360} 60% ${(x * y) % 90}%)`;
          pen.fillRect(x, y, 6, 6);
        }
      pen.fillStyle = '#ffffff';
      pen.font = '96px sans-serif';
      pen.fillText(text, 100, 300);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
      return blob ? [...new Uint8Array(await blob.arrayBuffer())] : [];
    },
    { text: words, side: width },
  );
}

/** Chooses a photo for the inspection as a whole, and waits until the tablet has it. */
async function addPhoto(page: Page, words: string, width: number): Promise<void> {
  const region = page.getByRole('region', { name: '本次检查的其他证据' });
  const chosen = page.waitForEvent('filechooser');
  await region.getByRole('button', { name: '选照片' }).tap();
  const file = { name: `${words}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(await picture(page, words, width)) };
  await (await chosen).setFiles(file);
  await expect(region.getByRole('button', { name: /^查看：/ })).toHaveCount(1);
}

/** Everything of the record but the signatures: nothing found. */
export async function fillRecord(page: Page, enterprise: string, present: string, photoWidth = 1600): Promise<void> {
  await page.getByRole('link', { name: '填写现场检查笔录' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '现场检查笔录' })).toBeVisible();
  await page.getByRole('checkbox', { name: '已出示' }).check();
  await page.getByRole('checkbox', { name: '已告知' }).check();
  await page.getByRole('radio', { name: '不申请回避' }).check();
  await page.getByRole('textbox', { name: '在场人员姓名' }).fill(present);
  for (const button of await page.getByRole('button', { name: '全部合格' }).all()) {
    await button.tap();
    await page.getByRole('button', { name: '确认合格' }).tap();
  }
  await addPhoto(page, enterprise, photoWidth);
}

/** Signs for everybody and saves. */
export async function signRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核对并签名' }).tap();
  await expect(page.getByText(/^还没有签名：/)).toBeVisible();
  for (const pad of await page.locator('canvas').all()) await drawOn(page, pad);
  await page.getByRole('button', { name: '完成，存入本机' }).tap();
  await expect(page.getByRole('button', { name: '确认已告知' })).toBeVisible();
}
