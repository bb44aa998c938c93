// Who imports whom: tools/import-rules looks, this gate makes sure that it looked at every file.
import { join } from 'node:path';
import { run } from './command.mjs';
import { notNamed, withPlanted } from './planted.mjs';
import { isSource, root } from './tree.mjs';

const to = (path) => `import '${path}';\n`;
const planted = {
  'packages/domain/src/a.ts': to('node:fs'),
  'packages/contract/src/a.ts': to('node:fs'),
  'packages/offline/src/a.ts': to('node:fs'),
  'packages/documents/src/a.ts': to('../../contract/src/a.ts'),
  'packages/documents/src/b.ts': to('../../../apps/api/src/app.ts'),
  'apps/api/src/app.ts': to('./a.test.ts'),
  'apps/api/src/a.test.ts': 'export {};\n',
  'apps/api/src/db/open.ts': to('../features/plans/plan-store.ts'),
  'apps/api/src/features/plans/plan-store.ts': to('../../app.ts'),
  'apps/api/src/features/draws/draw.ts': to('../plans/plan-store.ts') + to('./gone.ts'),
  'apps/web/src/main.tsx': to('../../api/src/app.ts'),
  'apps/web/src/features/plans/routes.ts': to('../../app/router.tsx'),
  'apps/web/src/app/router.tsx': 'export {};\n',
  'apps/e2e/src/a.ts': to('../../web/src/main.tsx'),
};
const expected = [
  'domain-imports-nothing',
  'contract-imports-domain-and-zod',
  'documents-import-domain',
  'offline-knows-no-machine',
  'packages-know-no-app',
  'web-and-api-meet-in-contract',
  'journeys-only-browse',
  'features-meet-in-public',
  'lower-layers-know-no-feature',
  'features-know-no-root',
  'production-knows-no-test',
  'everything-resolves',
];

async function look(folder) {
  const { code, output, stdout } = await run('node', ['check.mjs', folder], { cwd: join(root, 'tools/import-rules') });
  if (code !== 0) throw new Error(output);
  return JSON.parse(stdout);
}

export async function imports(files) {
  const sources = files.filter(isSource);
  const { modules, violations } = await look(root);
  const seen = new Set(modules);
  const missed = sources.filter((path) => !seen.has(path));
  const problems = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
  if (missed.length > 0) problems.push(`dependency-cruiser did not look at: ${missed.join(', ')}`);
  if (sources.length === 0) problems.push('there is no source file');
  const named = new Set(
    (await withPlanted(planted, async (folder) => look(folder))).violations.map((violation) => violation.rule),
  );
  problems.push(...notNamed(expected, named));
  return { problems, saw: `${sources.length} modules, ${expected.length} rules` };
}
