// Playwright: the real server and a real browser. Runs against the built web app.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { root } from './tree.mjs';

export async function journeys(files) {
  const folder = join(root, 'apps/e2e');
  const report = join(folder, 'results/playwright.json');
  const count = files.filter((path) => path.startsWith('apps/e2e/') && path.endsWith('.e2e.ts')).length;
  rmSync(report, { force: true });
  const { code, output } = await run(join(folder, 'node_modules/.bin/playwright'), ['test'], {
    cwd: folder,
    live: true,
  });
  if (!existsSync(report)) return { problems: [`Playwright did not finish:\n${output}`], saw: 'nothing' };
  const { stats, suites, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const cases = { passed: stats.expected, failed: stats.unexpected };
  const looked = new Set(suites.map((suite) => suite.file)).size;
  const problems = errors.map((error) => error.message);
  if (code !== 0) problems.push(`see above, and the traces in apps/e2e/results`);
  if (stats.skipped + stats.flaky > 0)
    problems.push(`${stats.skipped} journeys skipped, ${stats.flaky} only passed again`);
  if (looked < count || count === 0) problems.push(`Playwright ran ${looked} files, the tree holds ${count}`);
  return { problems, cases, saw: `${cases.passed + cases.failed} journeys in ${looked} files` };
}
