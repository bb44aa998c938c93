// Every screen that somebody can reach, and what must hold of each of them.
import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from '../harness/axe.ts';

export const screenSizes = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1180, height: 820 },
  phone: { width: 390, height: 844 },
} as const;
export type ScreenSize = keyof typeof screenSizes;

export const allSizes: readonly ScreenSize[] = ['desk', 'tablet', 'phone'];

/** What belongs to the product, as opposed to what people have written: names in headings of the first level are data. */
const chrome = 'nav a, nav h2, main h2, main h3, button, label, legend, th, dt, summary, caption, [placeholder]';
/** Quoted from a Chinese document, or written by people. */
const data = '[lang="zh-CN"], td, dd, header, [role="option"], main ul a';

/** On the screen of an import also the names of its sheets and columns. */
const dataOfImports = `${data}, th, dt, h3`;

/** Waits until the screen shows its data. */
export async function expectShown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: /^(正在加载…|Loading…)$/ })).toHaveCount(0);
}

/** Addresses in the navigation of the area that is open. */
export async function navigationAddresses(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: /^(主导航|Main navigation)$/ }).getByRole('link');
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
}

/** Goes to an address inside the app, without loading it anew. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await expect(page).toHaveURL((url) => url.pathname + url.search === address);
  await expectShown(page);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // Charts follow a new width a moment later.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
      message: `${page.url()} scrolls sideways at ${page.viewportSize()?.width} px`,
    })
    .toBeLessThanOrEqual(0);
}

/** No Chinese in what belongs to the product. */
export async function expectNoChineseChrome(page: Page): Promise<void> {
  const found = await page.evaluate(
    ([selector, written]) =>
      Array.from(document.querySelectorAll<HTMLElement>(selector))
        .filter((element) => !element.closest(written))
        .flatMap((element) => [element.innerText ?? '', element.getAttribute('placeholder') ?? ''])
        .filter((text) => /\p{Script=Han}/u.test(text)),
    [chrome, new URL(page.url()).pathname.startsWith('/imports/') ? dataOfImports : data] as const,
  );
  expect(found, `${page.url()} is not all English`).toEqual([]);
}

/** Looks at the open screen in each size. */
export async function expectGoodScreen(
  page: Page,
  { isEnglish, axeAt }: { isEnglish: boolean; axeAt: ScreenSize },
): Promise<void> {
  for (const size of allSizes) {
    await page.setViewportSize(screenSizes[size]);
    await expectShown(page);
    await expectNoSidewaysScroll(page);
    if (isEnglish) await expectNoChineseChrome(page);
    if (axeAt === size) await expectNoAxeViolations(page);
  }
}

/** Where the first row of the first table leads; null without rows or where rows lead nowhere. */
export async function firstRowAddress(page: Page): Promise<string | null> {
  const link = page.getByRole('main').getByRole('table').getByRole('row').getByRole('link').first();
  return (await link.count()) === 0 ? null : link.getAttribute('href');
}
