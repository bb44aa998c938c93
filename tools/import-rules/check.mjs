// Checks who imports whom with dependency-cruiser, which needs TypeScript 6: with 7 it looks at no module and passes.
// Usage: node check.mjs [folder]. Prints { modules: [path], violations: [{ rule, from, to }] } of apps/ and packages/.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { rules } from './rules.mjs';

const base = resolve(process.argv[2] ?? '../..');
const folders = ['apps', 'packages'].filter((folder) => existsSync(resolve(base, folder)));

const { output } = await cruise(
  folders,
  {
    baseDir: base,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|results|coverage|[.]turbo)/' },
    outputType: 'json',
  },
  {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'node', 'default'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
);

const result = JSON.parse(output);
console.log(
  JSON.stringify({
    modules: result.modules.map((module) => module.source),
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }),
);
