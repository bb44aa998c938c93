// oxfmt decides how code looks. Prose and generated files are not its business (.oxfmtrc.json).
import { run } from './command.mjs';
import { withPlanted } from './planted.mjs';
import { read } from './tree.mjs';

const formatted = /\.(ts|tsx|mjs|css|html|json|yaml|yml)$/;
const exempt = /^docs\/examples\/|(^|\/)package\.json$|^pnpm-lock\.yaml$|^tools\/package-lock\.json$/;

export async function format(files) {
  const expected = files.filter((path) => formatted.test(path) && !exempt.test(path)).length;
  const { code, output } = await run('oxfmt', ['--check']);
  const looked = Number(/on (\d+) files/.exec(output)?.[1] ?? 0);
  const blind = await withPlanted(
    { '.oxfmtrc.json': read('.oxfmtrc.json'), 'apps/web/src/planted.tsx': 'export const  a = "x"\n' },
    async (folder) => (await run('oxfmt', ['--check'], { cwd: folder })).code === 0,
  );
  const problems = [];
  if (code !== 0) problems.push(output, 'Mend it with: npm run format');
  if (looked < expected) problems.push(`oxfmt looked at ${looked} files, the tree holds ${expected}`);
  if (blind) problems.push('blind: a badly formatted planted file passed');
  return { problems, saw: `${looked} files` };
}
