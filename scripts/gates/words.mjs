// What must not be committed: paths and registries of one machine, files named after nothing, barrels, huge files.
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { read, root } from './tree.mjs';

// Written so that this file does not contain what it looks for.
const machinePaths = /(?<![\w.$}])\/(work|root|home\/\w+|Users\/\w+)\/[\w.-]/;
const registries = /:\/{2}(registry|npm)[.-]|:\/{2}[\w.-]+:4873|npm_config_registr[y]|^\s*"?resolved"?: "?https?:/im;
const emptyNames = /(^|\/)(utils?|helpers?|common|types|misc|shared)(\/|\.[a-z]+$)/;
const barrel = /^(apps|packages)\/.+\/src\/(.+\/)?index\.ts$/;
const secretFiles = /(^|\/)\.env(\..+)?$|\/\.npmrc$/;
const text = /\.(ts|tsx|mjs|js|json|md|css|html|yaml|yml|sql|csv|txt|svg)$|(^|\/)(run|\.gitignore|\.npmrc)$/;
const megabyte = 1_500_000;

/** Every breach of one file, as sentences without the path. */
function breaches(path, content, size) {
  const found = [];
  if (emptyNames.test(path)) found.push('name says nothing: call it after what is inside');
  if (barrel.test(path) && /^\s*export\s.*\sfrom\s/m.test(content)) found.push('a barrel: import from the file itself');
  if (secretFiles.test(path)) found.push('belongs to one machine');
  if (size > megabyte) found.push(`${size} bytes: too big to keep in the repository`);
  content.split('\n').forEach((line, index) => {
    if (machinePaths.test(line) || (homedir().length > 6 && line.includes(homedir())))
      found.push(`line ${index + 1}: a path of one machine: ${line.trim().slice(0, 100)}`);
    if (registries.test(line)) found.push(`line ${index + 1}: a package registry: ${line.trim().slice(0, 100)}`);
  });
  return found;
}

function blindness() {
  const bad = [
    ['packages/domain/src/utils.ts', '', 0],
    ['packages/domain/src/index.ts', "export * from './a.ts';", 0],
    ['apps/web/.env', '', 0],
    ['docs/a.md', `see /${'work'}/x`, 0],
    ['docs/a.md', `see "/${'root'}/.cache"`, 0],
    ['pnpm-lock.yaml', `resolution: {tarball: https:/${'/registry.'}npmjs.org/a.tgz}`, 0],
    ['docs/a.png', '', megabyte + 1],
  ];
  const good = [['apps/api/src/http/route.ts', "app.get('/network/x', f); // https://example.org/root/a\n", 10]];
  const isRight =
    bad.every((file) => breaches(...file).length === 1) && good.every((file) => breaches(...file).length === 0);
  return isRight ? [] : ['blind: a planted breach was not reported, or a right line was'];
}

export async function words(files) {
  const problems = files.flatMap((path) =>
    breaches(path, text.test(path) ? read(path) : '', statSync(join(root, path)).size).map(
      (breach) => `${path}: ${breach}`,
    ),
  );
  if (files.length === 0) problems.push('there is no file');
  problems.push(...blindness());
  return { problems, saw: `${files.length} files` };
}
