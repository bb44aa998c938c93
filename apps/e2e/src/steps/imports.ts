// The import wizard: upload, look at what was recognised, write.
import { expect, type Page } from '@playwright/test';
import { exampleFile } from './files.ts';

/** As docs/examples/expected counts the rows of a list. */
export interface ExpectedList {
  counts: {
    dataRows: number;
    accepted: number;
    acceptedWithWarning: number;
    rejected: number;
    mergedDuplicates: number;
  };
  rejected: { row: number; column: string; value: string }[];
}

const figure = (count: number) => count.toLocaleString('en-US');

/** Uploads one list and waits for its preview. */
export async function uploadList(page: Page, kind: string, file: string): Promise<void> {
  await page.goto('/imports/new');
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('选择文件').setInputFiles(exampleFile(file));
  await page.getByRole('button', { name: '上传并识别' }).click();
  await expect(page.getByRole('heading', { level: 1, name: file })).toBeVisible();
  await expectPreview(page);
}

/** Waits until the file has been read and judged. */
export async function expectPreview(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '逐行核对' })).toBeVisible({ timeout: 20_000 });
}

/** The tiles over the rows say what docs/examples/expected says. */
export async function expectCounts(page: Page, counts: ExpectedList['counts']): Promise<void> {
  const tiles = page.getByRole('group', { name: '显示哪些行' });
  for (const [label, count] of [
    ['可导入', counts.accepted],
    ['其中有提醒', counts.acceptedWithWarning],
    ['不能导入', counts.rejected],
    ['重复合并', counts.mergedDuplicates],
  ] as const)
    await expect(tiles.getByRole('button', { name: label })).toHaveText(new RegExp(`^${figure(count)} ?${label}$`));
}

/** Confirms, and waits for the result: what was new, changed and as before. */
export async function writeRows(
  page: Page,
  count: number,
  result: { created: number; updated: number; unchanged: number },
): Promise<void> {
  await page.getByRole('button', { name: `确认写入 ${figure(count)} 条` }).click();
  await expect(page.getByRole('heading', { name: '导入结果' })).toBeVisible({ timeout: 30_000 });
  for (const [label, value] of [
    ['新增', result.created],
    ['更新', result.updated],
    ['未变', result.unchanged],
  ] as const)
    await expect(page.getByRole('term').filter({ hasText: label }).locator('..')).toHaveText(
      new RegExp(`^${label} ?${figure(value)}$`),
    );
}
