// Who may import whom (ARCHITECTURE.md), as dependency-cruiser rules. `$1`, `$2` are groups of the `from` path.

const production = '(\\.test\\.tsx?$|/testing/|^(packages/offline|apps/api)/src/simulation/)';

export const rules = [
  {
    name: 'domain-imports-nothing',
    comment:
      'The rules run on server and tablet alike: no IO, no packages. Tests may use vitest, fast-check and files.',
    from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
    to: { pathNot: '^packages/domain/src' },
  },
  {
    name: 'contract-imports-domain-and-zod',
    comment: 'What crosses the wire must not drag a server or a browser with it.',
    from: { path: '^packages/contract/src', pathNot: '\\.test\\.ts$' },
    to: { pathNot: ['^packages/(contract|domain)/src', 'node_modules/zod/'] },
  },
  {
    name: 'documents-import-domain',
    comment: 'View model in, bytes out: documents know the domain, neither the wire nor the apps.',
    from: { path: '^packages/documents/src' },
    to: { path: '^(packages/contract|apps)/' },
  },
  {
    name: 'offline-knows-no-machine',
    comment:
      'The same outbox runs in a browser and in the simulation: no Node, no browser database, no network of its own.',
    from: { path: '^packages/offline/src', pathNot: ['\\.test\\.ts$', '/simulation/'] },
    to: { pathNot: ['^packages/(contract|domain|offline)/src', 'node_modules/(zod|uuidv7|fflate)/'] },
  },
  {
    name: 'packages-know-no-app',
    comment: 'A package serves more than one app.',
    from: { path: '^packages/' },
    to: { path: '^apps/' },
  },
  {
    name: 'web-and-api-meet-in-contract',
    comment: 'The browser and the server share packages, never each other.',
    from: { path: '^apps/(web|api)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'journeys-only-browse',
    comment: 'A journey knows what a user knows: it starts the server and looks at pages.',
    from: { path: '^apps/e2e/' },
    to: { path: '^(packages|apps/(api|web|bench))/' },
  },
  {
    name: 'features-meet-in-public',
    comment: 'Another feature is reached only through its public.ts.',
    from: { path: '^apps/(api|web)/src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^apps/$1/src/features/', pathNot: ['^apps/$1/src/features/$2/', '/public\\.tsx?$'] },
  },
  {
    name: 'lower-layers-know-no-feature',
    comment: 'features use db, http, ui, offline and api; never the other way round.',
    from: { path: '^apps/(api/src/(db|http)|web/src/(ui|offline|api|messages))/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^apps/(api|web)/src/features/' },
  },
  {
    name: 'features-know-no-root',
    comment: 'The composition root, the command line, the portal and the router know the features, not the reverse.',
    from: { path: '^apps/(api|web)/src/features/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^apps/(api/src/((main|app)\\.ts$|(cli|portal)/)|web/src/(main|app/(router|routes))\\.tsx?$)' },
  },
  {
    name: 'production-knows-no-test',
    comment: 'Test support stays out of what is shipped.',
    from: { path: '^(apps/(api|web)|packages)/', pathNot: production },
    to: { path: production },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere would also escape the other rules. Vite answers `?url` and the like itself.',
    from: { path: '^(apps|packages)/' },
    to: { couldNotResolve: true, pathNot: '\\?|^virtual:' },
  },
].map((rule) => ({ severity: 'error', ...rule }));
