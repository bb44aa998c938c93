// Who acts in a journey, and how they sign in.
import { expect, type Page } from '@playwright/test';

export interface Person {
  username: string;
  password: string;
}

/** An account of the demonstration year. */
export const demoPerson = (username: string): Person => ({ username, password: 'liangma-2025-demo' });

/** Signs in through the form and waits for the first screen. */
export async function signIn(page: Page, { username, password }: Person): Promise<void> {
  await page.goto('/login');
  await page.getByLabel(/^(账号|Account)/).fill(username);
  await page.getByRole('textbox', { name: /^(密码|Password)/ }).fill(password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** The same without the form, where signing in is not what is looked at; whoever was signed in is no more. */
export async function openSession(page: Page, { username, password }: Person): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { username, password } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** The first password was given by the administrator; the own one has to be set before anything else. */
export async function setOwnPassword(page: Page, first: string, own: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '修改密码' });
  await dialog.getByLabel('当前密码').fill(first);
  await dialog.getByRole('textbox', { name: '新密码', exact: true }).fill(own);
  await dialog.getByLabel('再次输入新密码').fill(own);
  await dialog.getByRole('button', { name: '确认修改' }).click();
  await expect(dialog).toBeHidden();
}
