// What the administrator does so that others can work.
import { expect, type Page } from '@playwright/test';
import { choose } from './controls.ts';

export interface NewAccount {
  name: string;
  username: string;
  password: string;
  role: string;
  /** Name of the officer whose certificate belongs to the account. */
  officer?: string;
}

/** Registers the announcement of the body, without which nothing may be inspected. */
export async function announceBureau(page: Page): Promise<void> {
  await page.goto('/settings/bureau/edit');
  const form = page.getByRole('form', { name: '修改单位设置' });
  await form.getByRole('textbox', { name: '行政区划名称' }).fill('示范市');
  await form.getByRole('textbox', { name: '文号机关代字' }).fill('示工信');
  await form.getByRole('textbox', { name: '投诉举报电话' }).fill('0000-00000000');
  await form.getByRole('textbox', { name: '公告日期' }).fill('20250310');
  await form.getByRole('textbox', { name: '公告网址' }).fill('https://gxj.shifan.example/zfzt');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('单位设置已保存')).toBeVisible();
}

export async function createAccount(page: Page, account: NewAccount): Promise<void> {
  await page.goto('/settings/accounts/new');
  const form = page.getByRole('form', { name: '新建账号' });
  await form.getByRole('textbox', { name: '姓名' }).fill(account.name);
  await form.getByRole('textbox', { name: '账号名' }).fill(account.username);
  await form.getByRole('textbox', { name: '初始密码' }).fill(account.password);
  await form.getByRole('checkbox', { name: account.role }).check();
  if (account.officer !== undefined)
    await choose(page, form.getByRole('combobox', { name: '执法证' }), new RegExp(account.officer), account.officer);
  await form.getByRole('button', { name: '新建' }).click();
  await expect(page.getByText(`账号 ${account.username} 已建立`)).toBeVisible();
}

/** A certificate that was renewed: its new last day. */
export async function renewCertificate(page: Page, officer: string, validUntil: string): Promise<void> {
  await page.goto(`/officers?search=${encodeURIComponent(officer)}`);
  await page.getByRole('link', { name: officer }).click();
  await page.getByRole('link', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '有效期至' }).fill(validUntil.replaceAll('-', ''));
  await page.getByRole('textbox', { name: '有效期至' }).press('Tab');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(`已保存“${officer}”`)).toBeVisible();
}
