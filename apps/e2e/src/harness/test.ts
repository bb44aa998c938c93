// What a journey starts from: `test` with a running server and pages at tablet, phone and desk size.
//   test.use({ demo: 'on' })         the demonstration year, once per file
//   test.use({ data: 'of-mine' })    a server whose data no other file uses up
//   test.use({ language: 'en' })     the language that the browser asks for
//   ({ server, tablet, phone, phoneWithoutScript, desk, tabletSeeing }) => …
import { test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { cameraSeeing } from './camera.ts';
import { startServer, type Server, type ServerOptions } from './server.ts';

interface Pages {
  language: 'zh-CN' | 'en';
  /** 1180×820, touch: the inspector. */
  tablet: Page;
  /** 390×844, touch: whoever scans a code. */
  phone: Page;
  /** The same phone with a browser that runs no script. */
  phoneWithoutScript: Page;
  /** 1440×900: the bureau. */
  desk: Page;
  /** Another tablet, whose camera sees a QR code with this text. Nobody has signed in on it. */
  tabletSeeing: (text: string) => Promise<Page>;
}

interface Shared extends ServerOptions {
  /** Files that name the same data share a server. */
  data: string;
  server: Server;
}

const sizes = {
  tablet: { viewport: { width: 1180, height: 820 }, hasTouch: true, deviceScaleFactor: 2 },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 },
  desk: { viewport: { width: 1440, height: 900 } },
} satisfies Record<string, BrowserContextOptions>;

async function withPage(browser: Browser, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
  await use(await context.newPage());
  await context.close();
}

export const test = base.extend<Pages, Shared>({
  demo: ['off', { scope: 'worker', option: true }],
  data: ['shared', { scope: 'worker', option: true }],
  server: [
    async ({ demo, data: _data }, use) => {
      const server = await startServer({ demo });
      await use(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  language: ['zh-CN', { option: true }],
  tablet: async ({ browser, server, language }, use) =>
    withPage(browser, { ...sizes.tablet, baseURL: server.url, locale: language }, use),
  phone: async ({ browser, server, language }, use) =>
    withPage(browser, { ...sizes.phone, baseURL: server.url, locale: language }, use),
  phoneWithoutScript: async ({ browser, server, language }, use) =>
    withPage(browser, { ...sizes.phone, baseURL: server.url, locale: language, javaScriptEnabled: false }, use),
  desk: async ({ browser, server, language }, use) =>
    withPage(browser, { ...sizes.desk, baseURL: server.url, locale: language }, use),
  tabletSeeing: async ({ playwright, launchOptions, server, language }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (text) => {
      const camera = cameraSeeing(text);
      const browser = await playwright.chromium.launch({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), ...camera.args],
      });
      closing.push(async () => {
        await browser.close();
        camera.remove();
      });
      const context = await browser.newContext({
        ...sizes.tablet,
        baseURL: server.url,
        locale: language,
        timezoneId: 'Asia/Shanghai',
        permissions: ['camera'],
      });
      return context.newPage();
    });
    for (const close of closing) await close();
  },
});

export { expect } from '@playwright/test';
