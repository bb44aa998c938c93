// What a tablet must load before an inspector can work: the start of the app and the screens of a visit, compressed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most bytes (gzip) of all chunks together; house rule. A bigger app is a slower cold start on an old tablet; framework, kit and store take half. */
export const budgetBytes = 520 * 1024;

/** Screens that a visit passes; their chunks and what these import count, whatever else is loaded on demand does not. */
const screens = [
  'src/app/field-layout.tsx',
  'src/features/field/today-screen.tsx',
  'src/features/field/inspection-screen.tsx',
  'src/features/field/code-screen.tsx',
  'src/features/field/record-screen.tsx',
];

/** Every file that opening these entries of vite's manifest loads. */
function filesOf(manifest, names) {
  const seen = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return [...new Set([...seen].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]))];
}

/** @returns problems, and what was measured */
export function fieldBundle(dist, most = budgetBytes) {
  const manifestFile = join(dist, '.vite/manifest.json');
  if (!existsSync(manifestFile)) return { problems: ['the web app was built without a manifest'], saw: 'no manifest' };
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const missing = ['index.html', ...screens].filter((name) => !manifest[name]);
  const problems = missing.map((name) => `field bundle: ${name} is no entry of the build; name the screen anew`);
  const sized = filesOf(manifest, ['index.html', ...screens])
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }))
    .toSorted((a, b) => b.bytes - a.bytes);
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const kb = (bytes) => `${Math.ceil(bytes / 1024)} KB`;
  if (total > most)
    problems.push(
      [
        `field bundle: ${kb(total)} gzip, the budget is ${kb(most)}; the biggest files:`,
        ...sized.slice(0, 6).map(({ file, bytes }) => `  ${kb(bytes)}  ${file}`),
      ].join('\n'),
    );
  return { problems, saw: `field area ${kb(total)} of ${kb(most)} gzip` };
}
