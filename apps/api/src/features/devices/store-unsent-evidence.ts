/**
 * Stores the evidence of a file of unsent work while it comes, one file at a time; what is refused is left out, and its
 * commands then say that it is missing.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArrivingFile } from '@liangma/offline/unsent-file';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { refuseFullDisk, storeEvidence } from '../evidence/public.ts';

/**
 * @param wanted hashes of what commands name; all else is passed over
 * @returns hashes of the files that the server has now
 * @throws ProblemException server/disk-full: nothing of the rest would come in; it is imported again later
 */
export async function storeUnsentEvidence(
  deps: AppDeps,
  ctx: Ctx,
  files: AsyncIterable<ArrivingFile>,
  wanted: ReadonlySet<string>,
): Promise<Set<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'liangma-unsent-'));
  const stored = new Set<string>();
  try {
    for await (const { file, content } of files) {
      const { hash, item } = file;
      if (!wanted.has(hash)) continue;
      await refuseFullDisk(deps, file.bytes);
      const path = join(folder, hash);
      await pipeline(content(), createWriteStream(path));
      try {
        // previews and signatures, which no item describes, are pictures
        await storeEvidence(deps, ctx, { hash, kind: item?.kind ?? 'photo', path });
        stored.add(hash);
      } catch (error) {
        if (!(error instanceof ProblemException)) throw error;
        deps.log.warn({ hash, code: error.code }, 'a file of unsent work was not stored');
      }
      await rm(path);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return stored;
}
