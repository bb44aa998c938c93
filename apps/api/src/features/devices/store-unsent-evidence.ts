/** Stores the evidence of a file of unsent work; what is refused is left out, and its commands then say that it is missing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnsentEvidence } from '@liangma/offline/unsent-file';
import type { AppDeps } from '../../app-deps.ts';
import type { Ctx } from '../../db/scope.ts';
import { ProblemException } from '../../http/problem.ts';
import { storeEvidence } from '../evidence/public.ts';

/** @returns how many files the server has now */
export async function storeUnsentEvidence(deps: AppDeps, ctx: Ctx, files: readonly UnsentEvidence[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'liangma-unsent-'));
  let stored = 0;
  try {
    for (const { hash, item, content } of files) {
      const path = join(folder, hash);
      await writeFile(path, content);
      try {
        // previews and signatures, which no item describes, are pictures
        await storeEvidence(deps, ctx, { hash, kind: item?.kind ?? 'photo', path });
        stored += 1;
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
