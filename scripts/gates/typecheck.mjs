// tsc of every workspace. One thread each: on two cores the default four checkers cost twice the time (TypeScript 7).
import { run } from './command.mjs';
import { withPlanted } from './planted.mjs';
import { isSource, read, workspaces } from './tree.mjs';
import { turbo } from './turbo.mjs';

// Listed files, and what turbo and pnpm say around each task.
const isNoise = (line) =>
  /^([^ ]+:typecheck: )?(\/.*\.[mc]?tsx?$|cache |\$ |\[ELIFECYCLE|\s*$)|^ {3}•|WARNING|ERROR {2}command/.test(line);

export async function typecheck(files) {
  const { code, output, cached } = await turbo('typecheck', ['--listFiles']);
  const lines = output.split('\n');
  const listed = new Set(lines.flatMap((line) => /\/((?:apps|packages)\/[^/]+\/.+\.tsx?)$/.exec(line)?.[1] ?? []));
  const owners = workspaces(files).filter(
    (folder) => 'typecheck' in (JSON.parse(read(`${folder}/package.json`)).scripts ?? {}),
  );
  const problems = workspaces(files)
    .filter((folder) => !owners.includes(folder))
    .map((folder) => `${folder} has no typecheck script`);
  const sources = files.filter(isSource);
  const missed = sources.filter((path) => !listed.has(path));
  if (code !== 0) problems.push(lines.filter((line) => !isNoise(line)).join('\n'));
  if (missed.length > 0) problems.push(`tsc did not look at: ${missed.join(', ')}`);
  if (sources.length === 0) problems.push('there is no source file');
  const planted = {
    'tsconfig.base.json': read('tsconfig.base.json'),
    'tsconfig.json': '{ "extends": "./tsconfig.base.json", "compilerOptions": { "types": [] }, "include": ["src"] }',
    'src/bad.ts': 'export const list: string[] = [];\nexport const first: string = list[0];\n',
  };
  const blind = await withPlanted(planted, async (cwd) => (await run('tsc', ['--singleThreaded'], { cwd })).code === 0);
  if (blind) problems.push('blind: a planted type error passed');
  return { problems, saw: `${sources.length} files in ${owners.length} workspaces, ${cached}` };
}
