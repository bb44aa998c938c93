// The tablet before its work: set up once per account, unlocked after every load of the page.
import { expect, type Locator, type Page } from '@playwright/test';

export const tabletPin = '274913';

const setUp = /^(启用本平板|Set up this tablet)$/;
const unlock = /^(解锁|Unlock)$/;

async function fillSetUp(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: setUp });
  const name = form.getByRole('textbox', { name: /^(平板名称|Name of the tablet)/ });
  await name.fill('一号平板');
  await form.getByLabel(/^(设置 PIN|Choose a PIN)/).fill(tabletPin);
  await form.getByLabel(/^(再次输入 PIN|The PIN again)/).fill(tabletPin);
  await form.getByRole('button', { name: /^(启用|Set up)$/ }).click();
}

/** Enters the PIN on the lock screen. */
export async function unlockTablet(page: Page): Promise<void> {
  await page.getByLabel(/的 PIN|^PIN of/).fill(tabletPin);
  await page.getByRole('button', { name: unlock }).click();
}

/**
 * Loads a screen of the field area, passing set-up (whoever is signed in) and lock screen where they come up; ends when
 * the screen is there.
 */
export async function openField(page: Page, address = '/field/inspections'): Promise<void> {
  await page.goto(address);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeVisible();
  if (await page.getByRole('heading', { level: 1, name: setUp }).isVisible()) await fillSetUp(page);
  else if (await page.getByRole('heading', { level: 1, name: unlock }).isVisible()) await unlockTablet(page);
  await page.waitForURL((url) => url.pathname + url.search === address);
  await expect(heading).toBeVisible();
}

/** Signs on a pad, with strokes as a finger draws them. */
export async function drawOn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not on the screen');
  // nobody signs twice in exactly the same way, and the server takes one picture under one content only
  const hand = () => Math.random() * 12;
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1)
    await page.mouse.move(box.x + 40 + step * 14, box.y + 60 + (step % 4) * 18 + hand());
  await page.mouse.up();
}
