// The web app as users get it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fieldBundle } from './field-bundle.mjs';
import { root } from './tree.mjs';
import { turbo } from './turbo.mjs';

export async function build() {
  const { code, output, cached } = await turbo('build', []);
  const dist = join(root, 'apps/web/dist');
  const assets = join(dist, 'assets');
  const count = existsSync(assets) ? readdirSync(assets).length : 0;
  const problems = code === 0 ? [] : [output];
  if (!existsSync(join(dist, 'index.html')) || count === 0) problems.push('apps/web/dist holds no app');
  const field = fieldBundle(dist);
  problems.push(...field.problems);
  // a budget of nothing must be broken, or the gate measures nothing
  if (!fieldBundle(dist, 0).problems.some((problem) => problem.includes('the budget is')))
    problems.push('the budget of the field area cannot fail');
  return { problems, saw: `${count} assets, ${field.saw}, ${cached}` };
}
