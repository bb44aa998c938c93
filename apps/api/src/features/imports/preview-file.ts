/** Reads and judges a file exactly as an import would, and writes nothing. */
import type { ImportKind } from '@liangma/domain/imports/judged-row';
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { AppDeps } from '../../app-deps.ts';
import { readScoped, type Ctx } from '../../db/scope.ts';
import { contextFor } from './import-context.ts';
import { rememberedMappings } from './import-run-store.ts';
import { readInThread } from './read-in-thread.ts';
import type { ReadingTask, Understanding } from './reading.ts';
import { unpackRows } from './packed-rows.ts';
import type { StagedRow } from './staged-row.ts';

export interface FileToRead {
  kind: ImportKind;
  fileName: string;
  bytes: Uint8Array;
}

export type Preview =
  | { ok: true; understanding: Understanding; rows: StagedRow[] }
  | { ok: false; failure: { code: string } };

/**
 * Judges a file against what the bureau knows.
 * @param ctx null when there is no bureau yet: then the file is judged by itself
 */
export async function previewFile(deps: AppDeps, ctx: Ctx | null, file: FileToRead): Promise<Preview> {
  const known: Pick<ReadingTask, 'context' | 'remembered'> = ctx
    ? await readScoped(deps.db, ctx.bureauId, async (tx) => ({
        context: await contextFor(tx, ctx, file.kind),
        remembered: await rememberedMappings(tx, ctx.bureauId, file.kind),
      }))
    : { context: { judgedOn: officialDay(deps.clock()) }, remembered: {} };
  const read = await readInThread({ ...file, ...known, corrections: [] });
  if (!read.ok) return { ok: false, failure: { code: read.code } };
  const rows = read.chunks.flatMap((chunk) => JSON.parse(unpackRows(chunk)) as StagedRow[]);
  return { ok: true, understanding: read.understanding, rows };
}
