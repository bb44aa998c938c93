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
    // What is not there in this time does not come: a failed journey says so before the whole time is up.
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: launchOptionsOf(browser),
  },
});
