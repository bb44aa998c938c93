// The files of this checkout as the gates see them: everything that is not installed, built or measured.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const ignoredFolders = new Set(['.git', 'node_modules', 'dist', '.turbo', 'coverage', 'results']);
const ignoredFiles = /\.(log|tsbuildinfo)$/;

/** Paths relative to `from`, with forward slashes, sorted. */
export function filesOf(from = root) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(from, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !ignoredFolders.has(entry.name)) walk(path);
      else if (entry.isFile() && !ignoredFiles.test(entry.name)) found.push(path);
    }
  };
  walk('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}

export const read = (path) => readFileSync(join(root, path), 'utf8');

/** TypeScript that belongs to a workspace. */
export const isSource = (path) => /^(apps|packages)\/.+\.tsx?$/.test(path);

/** Folders of apps/ and packages/ that hold a package.json. */
export const workspaces = (files) =>
  files
    .filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path))
    .map((path) => path.replace(/\/[^/]+$/, ''));
