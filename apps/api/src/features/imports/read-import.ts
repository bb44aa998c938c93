/** Job: reads an uploaded file and stages its rows for the preview. Writes nothing but the run itself. */
import type { MappingCorrection } from '@liangma/domain/imports/recognition';
import type { AppDeps } from '../../app-deps.ts';
import { noteProgress, perform } from '../../db/perform.ts';
import { readScoped, type Tx } from '../../db/scope.ts';
import type { Job } from '../../worker/jobs.ts';
import { failImport } from './fail-import.ts';
import { contextFor } from './import-context.ts';
import { rememberedMappings, replaceRows, type ImportOptions } from './import-store.ts';
import { jobContext, stepId, type ImportJob } from './job-context.ts';
import { readInThread, type FileRead } from './read-in-thread.ts';
import type { ReadingTask } from './reading.ts';
import { storable } from './storable.ts';

interface ReadJob extends ImportJob {
  corrections: MappingCorrection[];
  /** New with every correction, so that each reading is a command of its own. */
  attempt: string;
}

async function taskFor(tx: Tx, deps: AppDeps, job: ReadJob): Promise<ReadingTask | null> {
  const run = await tx
    .selectFrom('import_run')
    .select(['kind', 'file_name', 'file_bytes', 'state'])
    .where('bureau_id', '=', job.bureauId)
    .where('id', '=', job.runId)
    .executeTakeFirst();
  if (!run || run.state !== 'reading') return null;
  return {
    bytes: new Uint8Array(run.file_bytes),
    fileName: run.file_name,
    kind: run.kind,
    corrections: job.corrections,
    remembered: await rememberedMappings(tx, job.bureauId, run.kind),
    context: await contextFor(tx, jobContext(deps, job), run.kind),
  };
}

function outcomeOf(read: FileRead, options: ImportOptions) {
  if (!read.ok) return { state: 'failed' as const, failure: JSON.stringify({ code: read.code, params: read.params }) };
  const { understanding, counts } = read;
  return {
    state: 'ready' as const,
    failure: null,
    recognition: JSON.stringify(storable(understanding)),
    options: JSON.stringify({ ...options, year: options.year ?? understanding.recognition.year }),
    counts: JSON.stringify({
      rows: counts.dataRows,
      accepted: counts.accepted,
      acceptedWithWarning: counts.acceptedWithWarning,
      refused: counts.refused,
      merged: counts.merged,
      notData: counts.notDataRows,
      created: 0,
      updated: 0,
      unchanged: 0,
    }),
  };
}

/** A file that the reader cannot cope with would not read better a second time: the person is told instead. */
async function readSafely(
  deps: AppDeps,
  task: ReadingTask,
  onProgress: (done: number, total: number) => void,
): Promise<FileRead> {
  try {
    return await readInThread(task, onProgress);
  } catch (error) {
    deps.log.error({ err: error }, 'an uploaded file could not be read');
    return { ok: false, code: 'import/failed', params: {} };
  }
}

export const readImport: Job<ReadJob> = {
  name: 'read-import',
  async run(deps, job) {
    const task = await readScoped(deps.db, job.bureauId, (tx) => taskFor(tx, deps, job));
    if (!task) return;
    const read = await readSafely(deps, task, (done, total) => {
      void noteProgress(deps.db, job.bureauId, async (tx) => {
        await tx
          .updateTable('import_run')
          .set({ progress_done: done, progress_total: total })
          .where('bureau_id', '=', job.bureauId)
          .where('id', '=', job.runId)
          .where('state', '=', 'reading')
          .execute();
      }).catch((error: unknown) => deps.log.warn({ err: error }, 'progress not written'));
    });
    const ctx = jobContext(deps, job);
    const command = {
      name: 'read-import',
      commandId: stepId(job.runId, 'read', job.attempt),
      permission: null,
      input: { runId: job.runId, attempt: job.attempt },
    };
    await perform(deps.db, ctx, command, async (tx) => {
      const run = await tx
        .selectFrom('import_run')
        .select('options')
        .where('bureau_id', '=', job.bureauId)
        .where('id', '=', job.runId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const outcome = outcomeOf(read, run.options as ImportOptions);
      await replaceRows(tx, job.bureauId, job.runId, read.ok ? read.chunks : []);
      await tx
        .updateTable('import_run')
        .set(outcome)
        .where('bureau_id', '=', job.bureauId)
        .where('id', '=', job.runId)
        .execute();
      return {
        result: {},
        audit: { action: 'import.read', subjectKind: 'import', subjectId: job.runId, data: { state: outcome.state } },
      };
    });
  },
  giveUp: (deps, job) => failImport(deps, job, 'reading', 'import/failed'),
};
