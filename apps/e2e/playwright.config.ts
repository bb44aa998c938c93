// Journeys: the real server (started by the fixtures of src/harness) in a real browser. Nothing is tried twice.
import { defineConfig } from '@playwright/test';
import { findBrowser, launchOptionsOf } from './src/harness/browser.ts';

const browser = await findBrowser();

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.e2e.ts',
  outputDir: 'results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'results/playwright.json' }]],
  forbidOnly: true,
  retries: 0,
  // A journey keeps a server, a database and a browser busy: two cores carry one at a time.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: launchOptionsOf(browser),
  },
});
