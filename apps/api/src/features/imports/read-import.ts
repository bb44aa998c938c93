/** Job: reads an uploaded file and stages its rows for the preview. Writes nothing but the run itself. */
import type { MappingCorrection } from '@liangma/domain/imports/recognition';
import type { AppDeps } from '../../app-deps.ts';
import { noteProgress, perform } from '../../db/perform.ts';
import { readScoped, type Tx } from '../../db/scope.ts';
import type { Job } from '../../worker/jobs.ts';
import { failImport } from './fail-import.ts';
import { contextFor } from './import-context.ts';
import { replaceRows } from './import-row-store.ts';
import {
  changeRun,
  findUpload,
  lockRun,
  noCounts,
  rememberedMappings,
  type ImportOptions,
  type RunChange,
} from './import-run-store.ts';
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
  const upload = await findUpload(tx, job.bureauId, job.runId);
  if (!upload) return null;
  return {
    ...upload,
    corrections: job.corrections,
    remembered: await rememberedMappings(tx, job.bureauId, upload.kind),
    context: await contextFor(tx, jobContext(deps, job), upload.kind),
  };
}

function outcomeOf(read: FileRead, options: ImportOptions): RunChange & { state: 'ready' | 'failed' } {
  if (!read.ok) return { state: 'failed', failure: { code: read.code, params: read.params } };
  const { understanding, counts } = read;
  return {
    state: 'ready',
    failure: null,
    recognition: storable(understanding),
    options: { ...options, year: options.year ?? understanding.recognition.year },
    counts: {
      ...noCounts,
      rows: counts.dataRows,
      accepted: counts.accepted,
      acceptedWithWarning: counts.acceptedWithWarning,
      refused: counts.refused,
      merged: counts.merged,
      notData: counts.notDataRows,
    },
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
        await changeRun(tx, job.bureauId, job.runId, { progressDone: done, progressTotal: total }, 'reading');
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
      const run = await lockRun(tx, job.bureauId, job.runId);
      if (!run) throw new Error('an import that is being read is gone');
      const outcome = outcomeOf(read, run.options);
      await replaceRows(tx, job.bureauId, job.runId, read.ok ? read.chunks : []);
      await changeRun(tx, job.bureauId, job.runId, outcome);
      return {
        result: {},
        audit: { action: 'import.read', subjectKind: 'import', subjectId: job.runId, data: { state: outcome.state } },
      };
    });
  },
  giveUp: (deps, job) => failImport(deps, job, 'reading', 'import/failed'),
};
