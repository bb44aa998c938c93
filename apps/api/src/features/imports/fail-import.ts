/** Ends a run that cannot go on, so that nobody waits for it: the person sees why, and can map or upload again. */
import type { AppDeps } from '../../app-deps.ts';
import { perform } from '../../db/perform.ts';
import { changeRun } from './import-run-store.ts';
import { jobContext, stepId, type ImportJob } from './job-context.ts';

/** @param from the state that the run is left in; a run that has moved on meanwhile stays as it is */
export async function failImport(
  deps: AppDeps,
  job: ImportJob,
  from: 'reading' | 'importing',
  code: string,
): Promise<void> {
  const ctx = jobContext(deps, job);
  const command = {
    name: 'fail-import',
    commandId: stepId(job.runId, 'fail', from, ctx.now),
    permission: null,
    input: { code },
  };
  await perform(deps.db, ctx, command, async (tx) => {
    const isFailed = await changeRun(
      tx,
      job.bureauId,
      job.runId,
      { state: 'failed', failure: { code, params: {} } },
      from,
    );
    const audit = { action: 'import.failed', subjectKind: 'import', subjectId: job.runId, data: { code } };
    return { result: {}, audit: isFailed ? audit : [] };
  });
}
