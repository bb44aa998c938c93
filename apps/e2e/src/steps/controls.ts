// Controls of the web app as a person uses them.
import { expect, type Locator, type Page } from '@playwright/test';

/** Chooses from a list; `search` narrows a long one. */
export async function choose(page: Page, field: Locator, option: string | RegExp, search?: string): Promise<void> {
  await field.click();
  if (search !== undefined) await field.fill(search);
  await page.getByRole('option', { name: option }).first().click();
}

/** Types a day as one does without a mouse. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  await field.fill(day.replaceAll('-', ''));
  await field.press('Tab');
}

/** The number in the row of a list of terms, e.g. the tiles and figures of an import. */
export async function expectFigure(scope: Locator, label: string, count: number): Promise<void> {
  await expect(scope.getByText(label, { exact: true }).locator('..')).toContainText(count.toLocaleString('en-US'));
}
