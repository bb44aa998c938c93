// The web app as users get it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tree.mjs';
import { turbo } from './turbo.mjs';

export async function build() {
  const { code, output, cached } = await turbo('build', []);
  const assets = join(root, 'apps/web/dist/assets');
  const count = existsSync(assets) ? readdirSync(assets).length : 0;
  const problems = code === 0 ? [] : [output];
  if (!existsSync(join(root, 'apps/web/dist/index.html')) || count === 0) problems.push('apps/web/dist holds no app');
  return { problems, saw: `${count} assets, ${cached}` };
}
