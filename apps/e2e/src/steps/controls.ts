// Controls of the web app as a person uses them.
import type { Locator, Page } from '@playwright/test';

/** Chooses from a list; `search` narrows a long one. */
export async function choose(page: Page, field: Locator, option: string | RegExp, search?: string): Promise<void> {
  await field.click();
  if (search !== undefined) await field.fill(search);
  await page.getByRole('option', { name: option }).first().click();
}
