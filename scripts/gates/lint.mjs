// oxlint with type information. The rules and why they were chosen stand in .oxlintrc.json.
import { run } from './command.mjs';
import { notNamed, withPlanted } from './planted.mjs';
import { read } from './tree.mjs';

const linted = /\.(ts|tsx|mjs)$/;
const planted = {
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [] }, "include": ["packages", "apps"] }',
  'packages/domain/src/bad-promise.ts': `export async function later(): Promise<void> {}
export function now(): number {
  later();
  console.log(process.env['HOME']);
  return Date.now() + Math.random();
}
`,
  'packages/domain/src/bad-types.ts': `// @ts-ignore
export const a: any = 1;
export const first = (list: string[]): string => list[0]!;
`,
  'packages/domain/src/ring-a.ts': `import { b } from './ring-b.ts';\nexport const a = (): number => b();\n`,
  'packages/domain/src/ring-b.ts': `import { a } from './ring-a.ts';\nexport const b = (): number => a();\n`,
  'packages/domain/src/long.ts': `${'export {};\n'.repeat(321)}`,
  'packages/domain/src/BadName.ts': 'export {};\n',
  'packages/domain/src/bad.test.ts': `import { describe, expect, it } from 'vitest';
describe('x', () => {
  it.only('one', () => expect(1).toBe(1));
  it.skip('two', () => expect(1).toBe(1));
});
// TODO: finish
`,
  'apps/web/src/bad.tsx': `import { useState } from 'react';
export function Bad({ on }: { on: boolean }) {
  if (on) useState(1);
  return <img src="x" />;
}
`,
};
const expected = [
  'typescript(no-floating-promises)',
  'typescript(no-explicit-any)',
  'typescript(ban-ts-comment)',
  'typescript(no-non-null-assertion)',
  'import(no-cycle)',
  'eslint(max-lines)',
  'eslint(no-console)',
  'eslint(no-restricted-properties)',
  'eslint(no-restricted-globals)',
  'eslint(no-warning-comments)',
  'node(no-process-env)',
  'unicorn(filename-case)',
  'vitest(no-focused-tests)',
  'vitest(no-disabled-tests)',
  'react-hooks(rules-of-hooks)',
  'jsx-a11y(alt-text)',
];

export async function lint(files) {
  const count = files.filter((path) => linted.test(path) && !path.startsWith('docs/examples/')).length;
  const { code, output } = await run('oxlint', ['--type-aware']);
  const looked = Number(/on (\d+) files/.exec(output)?.[1] ?? 0);
  const problems = code === 0 ? [] : [output];
  if (looked < count) problems.push(`oxlint looked at ${looked} files, the tree holds ${count}`);
  problems.push(
    ...(await withPlanted({ '.oxlintrc.json': read('.oxlintrc.json'), ...planted }, async (folder) => {
      const bad = await run('oxlint', ['--type-aware', '--format=json'], { cwd: folder });
      const named = new Set(JSON.parse(bad.stdout).diagnostics.map((diagnostic) => diagnostic.code));
      return notNamed(expected, named).concat(bad.code === 0 ? ['blind: oxlint passed the planted files'] : []);
    })),
  );
  return { problems, saw: `${looked} files` };
}
