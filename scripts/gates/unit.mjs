// Vitest of every workspace that has tests. Only the database tests of apps/api run again when nothing changed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { read, root, workspaces } from './tree.mjs';
import { turbo } from './turbo.mjs';

const report = 'results/vitest.json';
const testFile = /\.test\.tsx?$/;

/** Without the frames of tools, which bury ours. */
const ownFrames = (message) => message.replaceAll(/^ +at .*(?:node_modules|new Promise).*\n?/gm, '').trimEnd();

/** What Vitest says of errors that no test caught; all that was printed when it says nothing. */
function outsideTests(output) {
  const errors = output.split(/(?=Unhandled Errors)/).slice(1);
  return errors.length > 0 ? errors.map((part) => part.split(/Test Files /)[0].trimEnd()) : [output];
}

export async function unit(files) {
  const folders = workspaces(files).filter((folder) => JSON.parse(read(`${folder}/package.json`)).scripts?.test);
  for (const folder of folders) rmSync(join(root, folder, report), { force: true });
  const { code, output, cached } = await turbo(
    'test',
    ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { only: folders },
  );
  const cases = { passed: 0, failed: 0 };
  const problems = [];
  let looked = 0;
  for (const folder of folders) {
    const path = join(root, folder, report);
    if (!existsSync(path)) {
      problems.push(`${folder}: vitest did not finish`);
      continue;
    }
    const before = problems.length;
    const result = JSON.parse(readFileSync(path, 'utf8'));
    cases.passed += result.numPassedTests;
    cases.failed += result.numFailedTests;
    const seen = new Set(result.testResults.map((file) => file.name.replaceAll('\\', '/')));
    looked += seen.size;
    const missed = files
      .filter((file) => file.startsWith(`${folder}/`) && testFile.test(file))
      .filter((file) => ![...seen].some((name) => name.endsWith(`/${file}`)));
    if (missed.length > 0) problems.push(`vitest did not run: ${missed.join(', ')}`);
    for (const file of result.testResults) {
      if (file.assertionResults.length === 0)
        problems.push(`${relative(root, file.name)}: no test ran. ${file.message ?? ''}`);
      for (const { status, fullName, failureMessages } of file.assertionResults)
        if (status === 'failed')
          problems.push(`${relative(root, file.name)}: ${fullName}\n${failureMessages.map(ownFrames).join('\n')}`);
    }
    if (result.numTotalTests === 0) problems.push(`${folder} has no test`);
    if (!result.success && result.numFailedTests === 0 && problems.length === before)
      problems.push(`${folder}: vitest failed outside the tests\n${output}`);
    const idle = result.numPendingTests + result.numTodoTests;
    if (idle > 0) problems.push(`${folder}: ${idle} tests are skipped or unwritten`);
  }
  if (cases.passed + cases.failed === 0) problems.push('no test ran');
  // What failed is said above, unless it failed outside of every test.
  if (code !== 0 && problems.length === 0) problems.push(...outsideTests(output));
  return { problems, cases, saw: `${cases.passed + cases.failed} cases in ${looked} files, ${cached}` };
}
