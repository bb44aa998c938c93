// A gate that finds nothing may be blind. Each one is also shown files that are wrong on purpose, outside the checkout,
// in a folder with a space and Chinese characters, and must name every rule they break.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes `files` (path → content) into a new folder, calls `look` with it and removes it. */
export async function withPlanted(files, look) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'liangma 种 '));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line per expectation that the tool did not meet. */
export const notNamed = (expected, named) =>
  expected.filter((rule) => !named.has(rule)).map((rule) => `blind: the planted breach of ${rule} was not reported`);
