// knip: files nobody imports, exports nobody uses, dependencies nobody needs or nobody declared.
import { join, relative } from 'node:path';
import { run } from './command.mjs';
import { notNamed, withPlanted } from './planted.mjs';
import { read, root } from './tree.mjs';

const counted = /^(apps|packages|scripts|tools\/import-rules)\/.+\.(ts|tsx|mjs)$/;
const expected = ['files', 'exports', 'types', 'dependencies', 'unlisted'];
const planted = () => ({
  'knip.json': read('knip.json'),
  'package.json': '{ "name": "planted", "private": true }',
  'pnpm-workspace.yaml': 'packages: [apps/*, packages/*]\n',
  'packages/domain/package.json': '{ "name": "@p/domain", "exports": { "./*": "./src/*.ts" } }',
  'packages/domain/src/plan.ts': 'export const used = 1;\nexport const unused = 2;\nexport interface Unused { a: 1 }\n',
  'apps/api/package.json':
    '{ "name": "@p/api", "dependencies": { "@p/domain": "workspace:*", "never-used": "1.0.0" } }',
  'apps/api/src/main.ts': "import { used } from '../../../packages/domain/src/plan.ts';\nimport 'undeclared';\nused;\n",
  'apps/api/src/orphan.ts': 'export {};\n',
});

async function look(folder) {
  const reporter = join(root, 'scripts/gates/knip-report.mjs');
  const { output, stdout } = await run('knip', ['--no-progress', '--no-config-hints', '--reporter', reporter], {
    cwd: folder,
    env: { CI: '1' },
  });
  if (!stdout.startsWith('{')) throw new Error(`knip did not finish:\n${output}`);
  return JSON.parse(stdout);
}

export async function unused(files) {
  const count = files.filter((path) => counted.test(path)).length;
  const { unused: found, processed } = await look(root);
  const problems = found.map(({ kind, file, symbol, line }) => {
    const path = relative(root, file);
    return `${kind}: ${path}${line ? `:${line}` : ''}${symbol === path ? '' : ` ${symbol}`}`;
  });
  if (processed < count) problems.push(`knip looked at ${processed} files, the tree holds ${count}`);
  const bad = await withPlanted(planted(), look);
  problems.push(...notNamed(expected, new Set(bad.unused.map((issue) => issue.kind))));
  return { problems, saw: `${processed} files` };
}
